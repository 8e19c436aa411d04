"""The settings `plugins.granularity`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from audit.errors import AuditError, what_next

if TYPE_CHECKING:
    from audit.config import Config

#: How a last digit may have come about.
ROUNDINGS: Final = ("half-up", "half-even", "half-down", "up", "down", "truncate")
#: Which data are taken for whole numbers: where words say so; where it is likely too; all.
INTEGERS: Final = ("told", "likely", "all")


@dataclass(frozen=True, slots=True)
class Settings:
    """How means, standard deviations and percentages are judged.

    Attributes:
        rounding: The ways in which figures may have been rounded; what one of them explains is
            possible. "half-up" and "half-down" decide for the digit farther from zero and nearer
            to it, "up" and "down" go to the greater and to the smaller number, and "truncate"
            drops digits.
        integers: Of which data it is asserted that they are whole numbers.
    """

    rounding: tuple[str, ...] = ("half-up", "half-even", "half-down")
    integers: str = "likely"


def read(config: Config) -> Settings:
    """What the configuration says of this plugin; the defaults where it says nothing.

    Raises:
        AuditError: If there is no such setting, or it cannot be of this value.
    """
    told = config.plugin_settings.get("granularity", {})
    names = [field.name for field in fields(Settings)]
    for name in told:
        if name not in names:
            hint = what_next(name, names, "the settings are {}")
            raise AuditError(f'plugins.granularity: "{name}" is not a setting; {hint}')
    rounding = told.get("rounding", list(Settings().rounding))
    if not isinstance(rounding, list) or not rounding:
        wanted = ", ".join(ROUNDINGS)
        raise AuditError(
            f"plugins.granularity.rounding must be a list of some of {wanted}, not {rounding!r}"
        )
    return Settings(
        tuple(_one_of(ROUNDINGS, each, "rounding") for each in rounding),
        _one_of(INTEGERS, told.get("integers", Settings().integers), "integers"),
    )


def _one_of(choices: tuple[str, ...], told: object, name: str) -> str:
    """What was told, if it is one of the choices."""
    if isinstance(told, str) and told in choices:
        return told
    hint = what_next(str(told), list(choices), "the values are {}")
    raise AuditError(f"plugins.granularity.{name}: {told!r} is not a value; {hint}")
