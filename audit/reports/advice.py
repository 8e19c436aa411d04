"""What to do about a finding, in words."""

from __future__ import annotations

from typing import Any

from audit.reports.excerpt import clean


def advice(finding: Any) -> str:
    """'write "204 percent"', "leave it out", or nothing where there is no suggestion."""
    if not isinstance(finding.suggestion, str):
        return ""
    words = clean(finding.suggestion)
    return f'write "{words}"' if words else "leave it out"
