"""What a rule says of itself, in the parts that reports and pages want."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.rule import Flagged, Rule


def summary(rule: Rule) -> str:
    """What is wrong where the rule finds fault: the first paragraph of its docstring."""
    return _on_one_line(_docstring(rule).partition("\n\n")[0])


def description(rule: Rule) -> str:
    """All of the docstring, a paragraph a line."""
    return "\n\n".join(_on_one_line(paragraph) for paragraph in _docstring(rule).split("\n\n"))


def blind_spots(rule: Rule) -> str:
    """What the rule cannot see, on one line; empty if it tells of nothing."""
    return _on_one_line(inspect.cleandoc(rule.blind_spots))


def as_text(rule: Rule) -> str:
    """The description, the examples and the blind spots, without markup."""
    return "\n\n".join(_paragraphs(rule, markdown=False))


def as_markdown(rule: Rule) -> str:
    """The same with the words at fault in bold."""
    return "\n\n".join(_paragraphs(rule, markdown=True))


def marked(example: Flagged) -> str:
    """An example that is at fault as an item of a Markdown list, the words in bold."""
    start = example.text.index(example.at)
    end = start + len(example.at)
    text = f"{example.text[:start]}**{example.at}**{example.text[end:]}"
    return f"- {text}\n  (`{example.diagnosis}`{_advice(example)})"


def _paragraphs(rule: Rule, *, markdown: bool) -> Iterator[str]:
    yield description(rule)
    show = marked if markdown else _plain
    if rule.flagged:
        yield "Finds fault with:"
        yield "\n".join(show(example) for example in rule.flagged)
    if rule.accepted:
        yield "Accepts:"
        yield "\n".join(f"- {text}" for text in rule.accepted)
    if rule.blind_spots:
        yield f"Cannot see: {blind_spots(rule)}"


def _plain(example: Flagged) -> str:
    return f'- {example.text}\n  ("{example.at}": {example.diagnosis}{_advice(example)})'


def _advice(example: Flagged) -> str:
    return f', write "{example.suggestion}"' if example.suggestion else ""


def _docstring(rule: Rule) -> str:
    return inspect.getdoc(rule) or ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
