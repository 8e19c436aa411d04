"""The settings `plugins.units`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit.errors import AuditError, what_next

if TYPE_CHECKING:
    from audit.config import Config

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


def read(config: Config) -> Settings:
    """What the configuration says of this plugin; the defaults where it says nothing.

    Raises:
        AuditError: If there is no such setting, or it cannot be of this value.
    """
    told = config.plugin_settings.get("units", {})
    for name in told:
        if name != "lag_days":
            hint = what_next(name, ["lag_days"], "the settings are {}")
            raise AuditError(f'plugins.units: "{name}" is not a setting; {hint}')
    lag = told.get("lag_days", Settings().lag_days)
    if type(lag) is not int or not 0 <= lag <= _LONGEST:
        what = f"a whole number of days, 0 to {_LONGEST}"
        raise AuditError(f"plugins.units.lag_days must be {what}, not {lag!r}")
    return Settings(lag)
