"""The settings `plugins.granularity`."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, what_next

if TYPE_CHECKING:
    from collections.abc import Mapping

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


#: What the last configuration seen in this context says. The hooks that bring parts are not given
#: the configuration; they take a copy into what they bring, so that no other run changes it later.
_CURRENT: Final[ContextVar[Settings]] = ContextVar("audit_granularity_settings")


def configure(told: Mapping[str, Any]) -> None:
    """Take these settings.

    Raises:
        AuditError: If there is no such setting, or it cannot be of this value.
    """
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
    _CURRENT.set(
        Settings(
            tuple(_one_of(ROUNDINGS, each, "rounding") for each in rounding),
            _one_of(INTEGERS, told.get("integers", Settings().integers), "integers"),
        )
    )


def current() -> Settings:
    """The settings that hold; the defaults before any were seen."""
    return _CURRENT.get(Settings())


def _one_of(choices: tuple[str, ...], told: object, name: str) -> str:
    """What was told, if it is one of the choices."""
    if isinstance(told, str) and told in choices:
        return told
    hint = what_next(str(told), list(choices), "the values are {}")
    raise AuditError(f"plugins.granularity.{name}: {told!r} is not a value; {hint}")
