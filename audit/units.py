"""Units that can be converted into each other, by Pint; imported only when a text tells one amount
in two units.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pint

#: Pint evaluates what it is given; words are all that a unit of ours consists of.
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z -]*")
_CURRENCY: Final = re.compile(r"\b[A-Z]{3}\b")
#: Units that Pint lacks or knows under the name for something else: its decade is a ratio of ten,
#: its quarter a weight, its pound never a force.
_OURS: Final = {
    "decade": "ten_years",
    "quarter": "quarter_year",
    "brake horsepower": "horsepower",
    "British thermal unit": "Btu",
    "million British thermal unit": "megaBtu",
    "joule second": "joule * second",
    "pound per square inch": "psi",
    "kilopound per square inch": "ksi",
    "tola": "tola",
    "metric horsepower": "metric_horsepower",
    "pound foot": "foot * pound_force",
    "pound-foot": "foot * pound_force",
    "newton meter": "newton * meter",
    "kilowatt hour": "kilowatt_hour",
    "barrel": "oil_barrel",
}


@lru_cache(maxsize=1_000)
def conversion(source: str, target: str) -> tuple[float, float] | None:
    """`(scale, offset)` with target = source * scale + offset; None between units of different
    dimensions.

    Between currencies there is no fixed rate, and so None.
    """
    import pint

    if not (_PLAIN.fullmatch(source) and _PLAIN.fullmatch(target)):
        return None
    registry = _registry()
    try:
        zero = registry.Quantity(0.0, _name(source)).to(_name(target)).magnitude
        one = registry.Quantity(1.0, _name(source)).to(_name(target)).magnitude
    except (pint.PintError, AttributeError):
        return None
    return one - zero, zero


def _name(unit: str) -> str:
    """A unit of a claim as Pint reads it."""
    for code in _CURRENCY.findall(unit):
        registry = _registry()
        if code not in registry:
            registry.define(f"{code} = [currency_{code}]")
    if unit in _OURS:
        return _OURS[unit]
    above, *below = [
        # to Pint a hyphen is a minus
        _OURS.get(part, re.sub(r"[ -]", "_", part))
        for part in unit.split(" per ")
    ]
    above = re.sub(
        r"\b(square|cubic)_(\w+)", lambda m: f"{m[2]}**{2 if m[1] == 'square' else 3}", above
    )
    return " / ".join([f"({above})", *(f"({part})" for part in below)])


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    registry: pint.UnitRegistry[float] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    registry.define("tola = 11.6638038 gram")
    registry.define("ten_years = 10 * year")
    registry.define("quarter_year = year / 4")
    return registry
