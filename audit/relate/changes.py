"""Changes: a base, a current value, and by how much it is said to differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from audit import arithmetic
from audit.frames import Changes
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.comparison import (
    apposed,
    fits,
    noun,
    of_one_period,
    with_current_before,
    with_year,
    year_by_year,
)
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction(
        "changed by, to, from",
        "Sales rose 5% to $21 million from $20 million.",
        "dir:up|down ,, stated:any* .. to .. current:level# .. from|over __ base:level#",
        complete=of_one_period,
    ),
    Construction(
        "changed by, from, to",
        "Sales rose by 5% from $20 million in May to $21 million in June.",
        "dir:up|down ,, stated:any* .. from|over __ base:level# .. to .. current:level#",
        complete=fits,
    ),
    Construction(
        "current, changed by, from",
        "Sales were $21 million, an increase of $1 million, or 5%, from $20 million in May.",
        "current:level# .. dir:up|down ,, stated:any* .. from|over __ base:level#",
        complete=apposed,
    ),
    Construction(
        "current, so much of a change, from",
        "Sales were $21 million, a 5% increase over the $20 million of May.",
        "current:level# .. stated:any _ dir:up|down .. from|over __ base:level#",
        complete=noun,
    ),
    Construction(
        "from, to, changed by",
        "Sales went from $20 million to $21 million, a rise of $1 million, or 5%.",
        "from __ base:level# .. to .. current:level# .. dir:up|down ,, stated:any*",
        complete=apposed,
    ),
    Construction(
        "from, to, so much of a change",
        "Sales went from $20 million to $21 million, a welcome 5% rise.",
        "from __ base:level# .. to .. current:level# ,, stated:any _ dir:up|down",
        complete=noun,
    ),
    Construction(
        "changed from, to, or by",
        "Sales rose from $20 million to $21 million (5%).",
        "dir:up|down .. from __ base:level# .. to .. current:level# _ ,? _ (|or _ stated:rate",
        complete=fits,
    ),
    Construction(
        "current against base, changed by",
        "Sales were $21 million against $20 million in May, an increase of 5%.",
        "current:level# .. over|from __ base:level# _ ,|( .. dir:up|down ,, stated:any*",
        complete=apposed,
    ),
    Construction(
        "current against base, so much of a change",
        "Sales were $21 million against $20 million in May, a 5% increase.",
        "current:level# .. over|from __ base:level# _ , .. stated:any _ dir:up|down",
        complete=noun,
    ),
    Construction(
        "so much of a change over, current before",
        "We made 90 calls and 12 visits in May. This is an 80% rise over the 50 calls of April.",
        "stated:rate _ dir:up|down ,, from|over|on _ base:level#",
        complete=with_current_before,
    ),
    Construction(
        "changed by, over, current before",
        "We made 90 calls and 12 visits in May. That is up 80% on the 50 calls of April.",
        "dir:up|down ,, stated:rate _ from|over|on _ base:level#",
        complete=with_current_before,
    ),
    Construction(
        "amount or percent, to",
        "Sales rose by $1 million, or 5%, to $21 million.",
        "dir:up|down ,, amount:amount# _ ,|(|or .. stated:percent .. to .. current:level#",
        complete=fits,
    ),
    Construction(
        "current, amount or percent",
        "Sales were $21 million, an increase of $1 million or 5%.",
        "current:level# .. dir:up|down ,, amount:amount# _ ,|(|or .. stated:percent",
        complete=apposed,
    ),
    Construction(
        "groups apart, with their values in brackets",
        "Readers spent 40% more time on it in May (M = 42 min) than listeners (M = 30 min).",
        "stated:step _ dir:up|down ~ (( current:level# ~ over ~ (( base:level#",
        complete=fits,
    ),
    Construction(
        "went from, to (change)",
        "Latency went from 250 ms to 100 ms (-60%).",
        "from __ base:level# .. to .. current:level# _ ( _ stated:percent _ )",
        complete=fits,
    ),
    Construction(
        "current (year: base), change",
        "Sales: $110 million (2021: $100 million), +10%.",
        "current:level# _ ( _ : _ base:level# _ ) _ ,? _ dir:up|down? _ stated:percent",
        complete=with_year,
    ),
    Construction(
        "current, changed by (year: base)",
        "Sales of $110 million were up 10% year on year (2021: $100 million).",
        "current:level# .. dir:up|down ,, stated:rate .. ( _ : _ base:level#",
        complete=with_year,
    ),
    Construction(
        "one year, the next, a change",
        "Revenue was $500 million in 2020 and $600 million in 2021, an increase of 20%.",
        "base:level# _ and .. current:level# _ , ,, dir:up|down ,, stated:any",
        complete=year_by_year,
    ),
    Construction(
        "one year, the next, so much of a change",
        "The town had 60 fires in 2022 and 48 fires in 2023, a 20% drop.",
        "base:level# _ and .. current:level# _ , ,, stated:any _ dir:up|down",
        complete=year_by_year,
    ),
    Construction(
        "from, to, multiplied",
        "Membership went from 300 to 900, tripling in three years.",
        "from __ base:level# .. to .. current:level# _ , _ stated:factor",
        complete=fits,
    ),
    Construction(
        "multiplied from, to",
        "Membership tripled from 300 to 900.",
        "stated:factor ,, from __ base:level# .. to .. current:level#",
        complete=fits,
    ),
    Construction(
        "multiplied to, from",
        "Membership tripled to 900 from 300.",
        "stated:factor ,, to ,, current:level# .. from|over __ base:level#",
        complete=fits,
    ),
    Construction(
        "changed by, from, there were",
        "Up 25 percent from 80 cases in May, there were 100 cases in June.",
        "dir:up|down ,, stated:rate _ from __ base:level# _ , _ current:level#",
        complete=fits,
    ),
    Construction(
        "then, now, an increase of",
        "In May there were 300 stalls, and by June there were 500. An increase of 200 stalls.",
        "base:level# ~ current:level# .. . _ dir:up|down ,, stated:any",
        confirmed=True,
        complete=fits,
    ),
)


def _direction(match: Match) -> dict[str, Any]:
    """The direction that the change word tells; an improvement may go either way."""
    improved = match.word("dir").lower().startswith("improv")
    stated = match.claim("stated")
    if improved and stated is not None and stated.kind == "factor":
        return {}
    return {"direction": {"u": "up", "d": "down"}.get(match.symbol("dir"))}


def relate(passages: Passages) -> pd.DataFrame:
    """The `Changes` of a batch."""
    return kinds.relate(
        passages.passages,
        CONSTRUCTIONS,
        Changes,
        arithmetic.change,
        once=("stated_claim",),
        more=_direction,
    )


KIND: Final = RelationKind("changes", Changes, relate)
