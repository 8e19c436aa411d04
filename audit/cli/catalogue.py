"""What there is to run: the rules, one of them explained, the plugins."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

from audit.cli.output import aligned, terminal
from audit.reports.console import WIDTH
from audit.reports.excerpt import clean, excerpt
from audit.reports.rule_text import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audit.config import Config
    from audit.plugins import Listed, Plugins
    from audit.rule import Flagged, Rule

_INDENT = "    "


def listed(rules: Sequence[Rule], config: Config) -> str:
    """The rules, a line each."""
    return aligned((rule.code, _grade(rule, config), rule.name, summary(rule)) for rule in rules)


def explained(rule: Rule, plugins: Plugins, config: Config) -> str:
    """All that a rule says of itself."""
    parts = [
        f"{rule.code} {rule.name} ({_grade(rule, config)})",
        inspect.getdoc(rule) or "",
        f"Looks at {plugins.frame_of(rule)}. Comes from {plugins.provider_of(rule)}.",
        _section("Finds fault with", (line for each in rule.flagged for line in _flagged(each))),
        _section("Accepts", (_INDENT + clean(text) for text in rule.accepted)),
        _section(
            "Cannot see",
            (_INDENT + line for line in inspect.cleandoc(rule.blind_spots).split("\n")),
        )
        if rule.blind_spots
        else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def as_json(rules: Iterable[Rule], plugins: Plugins, config: Config) -> str:
    """The rules with all that they say of themselves, for other programs."""
    return json.dumps([_told(rule, plugins, config) for rule in rules], indent=1) + "\n"


def plugins(listing: Iterable[Listed]) -> str:
    """The plugins, a line each."""
    return aligned(
        (
            each.name,
            each.version or "-",
            each.source,
            each.state,
            ", ".join(_brought(name, count) for name, count in each.brings.items()) or "-",
        )
        for each in listing
    )


def _brought(hook: str, count: int) -> str:
    if hook in {"configure", "findings", "vocabulary"}:  # no parts, but a say in the run
        return hook
    return f"{count} {hook.removesuffix('s') if count == 1 else hook}"


def _grade(rule: Rule, config: Config) -> str:
    return config.severity_of(rule) if config.selects(rule) else "off"


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{title}:\n\n{body}" if body else ""


def _flagged(example: Flagged) -> Iterator[str]:
    start = example.text.index(example.at)
    screen = terminal()
    width = (screen.width if screen else WIDTH) - len(_INDENT)
    text = example.text.replace("\n", " ")
    shown = excerpt(text, start, start + len(example.at), width)
    yield _INDENT + shown.text
    advice = f'; write "{clean(example.suggestion)}"' if example.suggestion else ""
    yield f"{_INDENT}{shown.underline} {example.diagnosis}{advice}"


def _told(rule: Rule, plugins: Plugins, config: Config) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": config.severity_of(rule),
        "selected": config.selects(rule),
        "summary": summary(rule),
        "explanation": inspect.getdoc(rule) or "",
        "looks_at": plugins.frame_of(rule),
        "comes_from": plugins.provider_of(rule),
        "flagged": [
            {
                "text": each.text,
                "at": each.at,
                "diagnosis": each.diagnosis,
                "suggestion": each.suggestion,
            }
            for each in rule.flagged
        ],
        "accepted": list(rule.accepted),
        "blind_spots": inspect.cleandoc(rule.blind_spots),
    }
