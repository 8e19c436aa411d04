"""The settings `plugins.nhst`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.errors import AuditError, what_next

if TYPE_CHECKING:
    from audit.config import Config


@dataclass(frozen=True, slots=True)
class Settings:
    """How results are judged.

    Attributes:
        alpha: The level at or below which a p is called significant.
    """

    alpha: float = 0.05


def read(config: Config) -> Settings:
    """What the configuration says of this plugin; the defaults where it says nothing.

    Raises:
        AuditError: If there is no such setting, or it cannot be of this value.
    """
    told = config.plugin_settings.get("nhst", {})
    for name in told:
        if name != "alpha":
            hint = what_next(name, ["alpha"], "the settings are {}")
            raise AuditError(f'plugins.nhst: "{name}" is not a setting; {hint}')
    alpha = told.get("alpha", Settings().alpha)
    is_number = isinstance(alpha, int | float) and not isinstance(alpha, bool)
    if not (is_number and 0 < alpha < 1):
        raise AuditError(f"plugins.nhst.alpha must be a number between 0 and 1, not {alpha!r}")
    return Settings(float(alpha))
