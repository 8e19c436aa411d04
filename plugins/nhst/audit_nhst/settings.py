"""The settings `plugins.nhst`."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, what_next

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Settings:
    """How results are judged.

    Attributes:
        alpha: The level at or below which a p is called significant.
    """

    alpha: float = 0.05


#: What the last configuration seen in this context says. The hooks that bring parts are not given
#: the configuration; they take a copy into what they bring, so that no other run changes it later.
_CURRENT: Final[ContextVar[Settings]] = ContextVar("audit_nhst_settings")


def configure(told: Mapping[str, Any]) -> None:
    """Take these settings.

    Raises:
        AuditError: If there is no such setting, or it cannot be of this value.
    """
    for name in told:
        if name != "alpha":
            hint = what_next(name, ["alpha"], "the settings are {}")
            raise AuditError(f'plugins.nhst: "{name}" is not a setting; {hint}')
    alpha = told.get("alpha", Settings().alpha)
    is_number = isinstance(alpha, int | float) and not isinstance(alpha, bool)
    if not (is_number and 0 < alpha < 1):
        raise AuditError(f"plugins.nhst.alpha must be a number between 0 and 1, not {alpha!r}")
    _CURRENT.set(Settings(float(alpha)))


def current() -> Settings:
    """The settings that hold; the defaults before any were seen."""
    return _CURRENT.get(Settings())
