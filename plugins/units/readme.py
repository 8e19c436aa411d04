"""Write the part of README.md that says what the rules say of themselves; a test compares.

python plugins/units/readme.py
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from audit_units.frames import FRAMES
from audit_units.rules import RULES

if TYPE_CHECKING:
    from audit import Rule

README = Path(__file__).with_name("README.md")
_BEGIN, _END = "<!-- rules -->", "<!-- end of rules -->"


def written() -> str:
    """The README with the rules as they are now."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    sections = "\n\n".join(_section(rule) for rule in RULES)
    return f"{before}{_BEGIN}\n\n{sections}\n\n{_END}{after}"


def _section(rule: type[Rule]) -> str:
    frame = next(name for name, model in FRAMES.items() if issubclass(rule.Schema, model))
    flagged = "\n".join(
        f"- {' '.join(one.text.split()).replace(one.at, f'**{one.at}**', 1)}"
        for one in rule.flagged
    )
    parts = [
        f"### {rule.code} {rule.name}",
        inspect.getdoc(rule) or "",
        f"Severity `{rule.severity}`; looks at the frame `{frame}`. Finds fault with:",
        flagged,
        "Accepts:",
        "\n".join(f"- {text}" for text in rule.accepted),
    ]
    if rule.blind_spots:
        parts.append(f"Cannot see: {rule.blind_spots}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    README.write_text(written(), encoding="utf-8")
