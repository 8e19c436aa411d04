"""A rule as one function: `@audit.rule(...)`.

@audit.rule(
code="HSE001",
name="strikes-in-part",
applies=lambda claims: claims["unit"] == "strike",
message='"{text}": no strike is flown in part',
)
def strikes_are_whole(claims):
'''A count of strikes is not a whole number.'''
return claims["value"] % 1 == 0
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from audit.rule import Finding, Flagged, Rule, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from audit.frames import Frame

    Truths: TypeAlias = Callable[[pd.DataFrame], pd.Series[bool] | NDArray[np.bool_]]
    Message: TypeAlias = str | Callable[[Any], str | Finding]


def rule(
    *,
    code: str,
    name: str,
    message: Message,
    frame: type[Frame] | None = None,
    applies: Truths | None = None,
    at: str = "",
    severity: str = "error",
    flagged: Sequence[Flagged] = (),
    accepted: Sequence[str] = (),
    blind_spots: str = "",
) -> Callable[[Truths], type[Rule]]:
    """Make a rule of a function that says which rows of a frame hold; its docstring is the rule's.

    Args:
        code: As in `audit.Rule`, as are `name`, `severity`, `flagged`, `accepted`, `blind_spots`.
        name: The fault.
        message: What to tell about a row that does not hold: a text in which {text} is a column
            and {stated.text} the words of a role, or a function that gives a text or a whole
            `audit.Finding` for a row.
        frame: The model of the frame; `audit.frames.Claims`, if None.
        applies: Which rows it judges; all, if None.
        at: The role whose words are at fault, where the frame is one of a relation; from the first
            of its claims to the last, if not told.
        severity: "error", "warning" or "info".
        flagged: Examples that it finds fault with.
        accepted: Examples that it looks at, and accepts.
        blind_spots: What it cannot see.

    Returns:
        What turns the function into a subclass of `audit.Rule`, for `audit_rules` to give.
    """

    def decorated(holds: Truths) -> type[Rule]:
        attributes: dict[str, Any] = {
            "__module__": holds.__module__,
            "__qualname__": holds.__qualname__,
            "__doc__": inspect.getdoc(holds),
            "code": code,
            "name": name,
            "severity": severity,
            "flagged": tuple(flagged),
            "accepted": accepted if isinstance(accepted, str) else tuple(accepted),
            "blind_spots": blind_spots,
            "Schema": _schema(holds, frame),
            "explain": lambda _, row: _explained(message, at, row),
        }
        if applies is not None:
            attributes["applies"] = lambda _, rows: _truths(applies, rows)
        return type(holds.__name__, (Rule,), attributes)

    return decorated


def _schema(holds: Truths, frame: type[Frame] | None) -> type[Frame]:
    """The frame's model, with the function as its check."""
    import pandera.pandas as pa

    from audit.frames import Claims

    def check(_: type[Frame], rows: pd.DataFrame) -> pd.Series[bool]:
        return _truths(holds, rows)

    check.__name__ = holds.__name__
    model = frame or Claims
    checks = {holds.__name__: pa.dataframe_check(classmethod(check))}
    return type("Schema", (model,), {"__module__": holds.__module__, **checks})


def _truths(function: Truths, rows: pd.DataFrame) -> pd.Series[bool]:
    """What the function says of the rows, as a Series: interval arithmetic gives arrays."""
    import pandas as pd

    return pd.Series(function(rows), index=rows.index)


def _explained(message: Message, at: str, row: Statement) -> Finding:
    told = message if isinstance(message, str) else message(row)
    if isinstance(told, Finding):
        return told
    if isinstance(message, str):
        told = message.format_map(_Names(row))
    if not at:
        stated = getattr(row, "value", float("nan"))
        return Finding(row.start, row.end, told, stated=stated)
    place = getattr(row, at)
    return Finding(place.start, place.end, told, stated=place.value)


class _Names(dict[str, Any]):
    """The roles and columns of a row, for a message to name."""

    def __init__(self, row: Statement) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, name: str) -> Any:
        return getattr(self._row, name)
