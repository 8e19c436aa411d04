"""Write `rules.md` from what the rules say of themselves: "make docs"; a test compares."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from audit.config import Config
from audit.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.rule import Flagged, Rule

PAGE = Path(__file__).with_name("rules.md")

_HEAD = """\
# Rules

Written by `make docs` from the rules themselves; the examples are run as tests. `audit rules CODE`
says the same, and shows the rules of plugins too. A rule is left out, ignored in some files or
graded otherwise by the [configuration](configuration.md).
"""


def page() -> str:
    """The page of the built-in rules."""
    plugins = Plugins.load(Config(third_party=False))
    rules = sorted(plugins.rules(), key=lambda rule: rule.code)
    table = ["| code | fault | severity | what is wrong |", "|---|---|---|---|", *map(_line, rules)]
    sections = ("\n\n".join(_section(rule, plugins.frame_of(rule))) for rule in rules)
    return "\n".join([_HEAD, *table, "", "\n\n".join(sections), ""])


def _line(rule: Rule) -> str:
    link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
    summary = (inspect.getdoc(rule) or "").partition("\n")[0]
    return f"| {link} | {rule.name} | {rule.severity} | {summary} |"


def _section(rule: Rule, frame: str) -> Iterator[str]:
    yield f"## {rule.code} {rule.name}"
    yield inspect.getdoc(rule) or ""
    yield f"Severity `{rule.severity}`; looks at the `{frame}` frame."
    yield "Finds fault with:"
    yield "\n".join(_flagged(example) for example in rule.flagged)
    yield "Accepts:"
    yield "\n".join(f"- {text}" for text in rule.accepted)
    if rule.blind_spots:
        yield f"Cannot see: {inspect.cleandoc(rule.blind_spots)}"


def _flagged(example: Flagged) -> str:
    start = example.text.index(example.at)
    end = start + len(example.at)
    marked = f"{example.text[:start]}**{example.at}**{example.text[end:]}"
    advice = f', write "{example.suggestion}"' if example.suggestion else ""
    return f"- {marked}\n  (`{example.diagnosis}`{advice})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
