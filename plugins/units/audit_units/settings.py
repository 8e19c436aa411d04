"""The settings `plugins.units`."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, what_next

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A year: whoever waits longer means no rate of the day.
_LONGEST: Final = 366


@dataclass(frozen=True, slots=True)
class Settings:
    """How amounts in two currencies are judged.

    Attributes:
        lag_days: By how many days the rate that a writer used may be older or younger than the
            period that the text tells.
    """

    lag_days: int = 7


#: What the last configuration seen in this context says. The hooks that bring parts are not given
#: the configuration; they take a copy into what they bring, so that no other run changes it later.
_CURRENT: Final[ContextVar[Settings]] = ContextVar("audit_units_settings")


def configure(told: Mapping[str, Any]) -> None:
    """Take these settings.

    Raises:
        AuditError: If there is no such setting, or it cannot be of this value.
    """
    for name in told:
        if name != "lag_days":
            hint = what_next(name, ["lag_days"], "the settings are {}")
            raise AuditError(f'plugins.units: "{name}" is not a setting; {hint}')
    lag = told.get("lag_days", Settings().lag_days)
    if type(lag) is not int or not 0 <= lag <= _LONGEST:
        what = f"a whole number of days, 0 to {_LONGEST}"
        raise AuditError(f"plugins.units.lag_days must be {what}, not {lag!r}")
    _CURRENT.set(Settings(lag))


def current() -> Settings:
    """The settings that hold; the defaults before any were seen."""
    return _CURRENT.get(Settings())
