"""From constructions to a relation frame: match, fill the roles, confirm what is doubtful, keep
each statement once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from audit.arithmetic import Comparison
    from audit.frames import Relation
    from audit.relate.grammar import Construction, Match
    from audit.relate.passages import Claim, Passage

_COLUMNS = ("claim", "value", "low", "high")


def relate(
    passages: Sequence[Passage],
    constructions: Sequence[Construction],
    model: type[Relation],
    arithmetic: Callable[[pd.DataFrame], Comparison],
    *,
    once: Sequence[str],
    more: Callable[[Match], Mapping[str, Any]] = lambda _: {},
) -> pd.DataFrame:
    """The relations that these constructions find, as a frame of `model`.

    Args:
        passages: Where to look.
        constructions: What to look for; where two read the same claims, the first counts.
        model: The frame's model.
        arithmetic: What such a relation asserts; confirms constructions that are `confirmed`.
        once: Columns that tell one statement from another; of rows alike in them the first is kept.
        more: Columns of the model that are no roles.
    """
    matches = [
        match
        for construction in constructions
        for passage in passages
        for match in construction.matches(passage)
    ]
    return gather(matches, model, arithmetic, once=once, more=more)


def gather(
    matches: Sequence[Match],
    model: type[Relation],
    arithmetic: Callable[[pd.DataFrame], Comparison],
    *,
    once: Sequence[str],
    more: Callable[[Match], Mapping[str, Any]] = lambda _: {},
) -> pd.DataFrame:
    """These matches as a frame of `model`, for kinds that find more than constructions do."""
    rows = [{**row(match), **more(match)} for match in matches]
    doubtful = {match.construction.name for match in matches if match.construction.confirmed}
    return settle(model.from_rows(rows), doubtful, arithmetic, once)


def settle(
    frame: pd.DataFrame,
    doubtful: set[str],
    arithmetic: Callable[[pd.DataFrame], Comparison],
    once: Sequence[str],
) -> pd.DataFrame:
    """Drop readings that their arithmetic does not confirm, and second readings of one statement;
    in reading order.
    """
    if frame.empty:
        return frame
    compared = arithmetic(frame)
    unconfirmed = frame["construction"].isin(doubtful) & ~(compared.telling & compared.holds)
    frame = frame[~unconfirmed]
    keys = frame[["document", *once]].map(
        lambda cell: tuple(cell) if isinstance(cell, list) else cell
    )
    return (
        frame[~keys.duplicated()]
        .sort_values(["document", "start", "end"], kind="stable")
        .reset_index(drop=True)
    )


def row(match: Match) -> dict[str, Any]:
    """A match as a row of its kind's frame."""
    claims = sorted(match.claims(), key=lambda claim: claim.start)
    filled: dict[str, Any] = {
        "document": match.passage.document.name,
        "sentence": claims[-1].sentence,
        "start": claims[0].start,
        "end": max(claim.end for claim in claims),
        "construction": match.construction.name,
        "settled": match.construction.settled and not match.construction.confirmed,
    }
    for role, found in match.roles.items():
        if isinstance(found, list):
            signs = match.signs.get(role, [1] * len(found))
            cells = [_signed(claim, sign) for claim, sign in zip(found, signs, strict=True)]
            filled.update({f"{role}_{name}": [cell[name] for cell in cells] for name in _COLUMNS})
        else:
            filled.update({f"{role}_{name}": getattr(found, name) for name in _COLUMNS})
            filled[f"{role}_unit"] = found.unit
    return filled


def _signed(claim: Claim, sign: int) -> dict[str, float]:
    value, low, high = claim.value, claim.low, claim.high
    if sign < 0:
        value, low, high = -value, -high, -low
    return {"claim": claim.claim, "value": value, "low": low, "high": high}


def without_echoes(
    frames: Mapping[str, pd.DataFrame], models: Mapping[str, type[Relation]]
) -> dict[str, pd.DataFrame]:
    """The frames without relations that only repeat another one in other roles.

    "Rose by $1 million to $21 million from $20 million" is a change; that 20 and 1 make 21 says
    nothing new. Of relations between the same claims the settled one stays, then the one that says
    most; what holds between some of the claims of a settled relation says less than that. A kind
    of a plugin says something of its own: it is no echo, and nothing is one of it.
    """
    told: dict[tuple[str, int], list[tuple[_Claims, tuple[bool, int]]]] = {}
    places: dict[str, list[tuple[_Claims, tuple[bool, int]]]] = {}
    for kind, frame in frames.items():
        rank = _TELLING.index(kind) if kind in _TELLING else -1
        places[kind] = [
            (claims, (not settled, rank))
            for claims, settled in zip(_claims(frame, models[kind]), frame["settled"], strict=True)
        ]
        for claims, grade in places[kind] if kind in _TELLING else ():
            for claim in claims:
                told.setdefault(claim, []).append((claims, grade))
    kept = {}
    for kind, rows in places.items():
        echoes = [
            kind in _TELLING
            and any(
                claims <= other and better < grade for other, better in told[next(iter(claims))]
            )
            for claims, grade in rows
        ]
        kept[kind] = frames[kind].drop(index=frames[kind].index[echoes]).reset_index(drop=True)
    return kept


#: Kinds by how much they say of their claims, the most first.
_TELLING = (
    *("changes", "differences", "shares", "products", "sums", "ratios", "averages"),
    *("conversions", "spans", "orders", "repeats"),
)
#: Claims, each by its document and its ordinal there.
_Claims: TypeAlias = frozenset[tuple[str, int]]


def _claims(frame: pd.DataFrame, model: type[Relation]) -> list[_Claims]:
    """The claims in each relation."""
    claims: list[set[tuple[str, int]]] = [set() for _ in range(len(frame))]
    for role in (*model.roles(), *model.many()):
        # a relation across documents says where its role stands
        names = frame.get(f"{role}_document", frame["document"])
        cells = frame[f"{role}_claim"].tolist()
        for found, name, cell in zip(claims, names.tolist(), cells, strict=True):
            if isinstance(cell, int):
                found.add((name, cell))
            elif isinstance(cell, list):
                found.update((name, int(each)) for each in cell)
    return [frozenset(found) for found in claims]
