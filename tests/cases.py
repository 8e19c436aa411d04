"""The cases of the rules: the examples that a rule carries, and those of `tests/rules/CODE.yaml`.

    flagged:
      share called an increase:
        text: The fund paid out 510 grants, a 340 percent increase over the 150 of last year.
        at: 340 percent
        diagnosis: percent-of-as-increase
        suggestion: 240 percent
    accepted:
      worked out right: The fund paid out 510 grants, a 240 percent increase over last year's 150.
    silent:
      another measure: Output rose 5 percent. The plant has 300 workers, the old one had 200.

`flagged` texts have this finding and no other. In `accepted` ones the rule looks at something and
nothing is found; in `silent` ones nothing is found, whether the rule sees anything or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from audited import Found

from audit import rules

FOLDER = Path(__file__).parent / "rules"


@dataclass(frozen=True)
class Case:
    """A text, and what the rule of this code says of it."""

    code: str
    sort: str
    name: str
    text: str
    finding: Found | None = None

    @property
    def id(self) -> str:
        return f"{self.code} {self.sort}: {self.name}"


@cache
def examples() -> tuple[Case, ...]:
    """The examples that the rules carry."""
    return tuple(
        case
        for rule in rules.builtin()
        for case in (
            *(
                Case(
                    rule.code,
                    "flagged",
                    f"example {number}",
                    example.text,
                    Found(
                        rule.code, example.at, example.diagnosis, example.suggestion, rule.severity
                    ),
                )
                for number, example in enumerate(rule.flagged)
            ),
            *(
                Case(rule.code, "accepted", f"example {number}", text)
                for number, text in enumerate(rule.accepted)
            ),
        )
    )


@cache
def fixtures() -> tuple[Case, ...]:
    """The cases of `tests/rules`."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) for case in _read(path))


def _read(path: Path) -> list[Case]:
    severities = {rule.code: rule.severity for rule in rules.builtin()}
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = set(lists) - {"flagged", "accepted", "silent"}
    assert not unknown, f"{path.name}: {unknown}"
    cases = []
    for name, case in lists.get("flagged", {}).items():
        found = Found(
            path.stem,
            str(case["at"]),
            case.get("diagnosis", "other"),
            case.get("suggestion"),
            severities[path.stem],
        )
        cases.append(Case(path.stem, "flagged", name, case["text"], found))
    for sort in ("accepted", "silent"):
        cases += [Case(path.stem, sort, name, text) for name, text in lists.get(sort, {}).items()]
    return cases
