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
from audit.relate.respectively import read_in_pairs
from audit.relate.taken_up import (
    base_first,
    base_in_clause,
    base_in_next_sentence,
    base_when,
    change_of_change,
    from_a_change,
    groups,
    groups_taken_up,
    in_any_words,
    next_sentence,
    noun_then_from,
    told_again,
)

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passage, Passages

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
        "changed by, to. A year earlier",
        "Sales rose 5% to $21 million. A year earlier, sales were $20 million.",
        "dir:up|down ,, stated:rate .. to .. current:level# .. .|; .. base:level#",
        complete=base_in_next_sentence,
    ),
    Construction(
        "changed by. A year earlier",
        "Sales of $21 million were up 5%. In the same period of 2018, they were $20 million.",
        "current:level# .. dir:up|down ,, stated:rate .. .|; .. base:level#",
        complete=base_in_next_sentence,
    ),
    Construction(
        "which were, changed by, to",
        "Sales, which were $20 million in May, rose 5% to $21 million in June.",
        "base:level# _ , ,, dir:up|down ,, stated:any* .. to .. current:level#",
        complete=base_in_clause,
    ),
    Construction(
        "a change of, changed by, to",
        "The rise of $4 million in May slowed by 25% to $3 million in June.",
        "up|down .. of __ base:level# _ dir:up|down ,, stated:any* .. to .. current:level#",
        complete=change_of_change,
    ),
    Construction(
        "current, changed by, from a change of",
        "Rents rose 2% in May, down 3 points from a rise of 5% in April.",
        "current:level# .. dir:up|down ,, stated:any _ from _ up|down _ of|by? _ base:level#",
        complete=from_a_change,
    ),
    Construction(
        "from, changed by, to",
        "Compared with $20 million in May, sales rose 5% to $21 million.",
        "begin:from|over __ base:level# .. dir:up|down ,, stated:any* .. to .. current:level#",
        complete=base_first,
    ),
    Construction(
        "so much of a change over, at current",
        "Sales were 5% higher than the $20 million of May, at $21 million.",
        "stated:step _ dir:up|down _ over _ base:level# .. , _ at _ current:level#",
        complete=fits,
    ),
    Construction(
        "so much of a change on the time when it was base",
        "They made 90 calls, 80% more than in May, when there were 50.",
        "current:level# .. stated:rate _ dir:up|down _ from|over|on .. , .. base:level#",
        complete=base_when,
    ),
    Construction(
        "so much of a change from, to",
        "The 5% rise in fees from $20 to $21 is steep.",
        "stated:any _ dir:up|down _ begin:from __ base:level# .. to .. current:level#",
        complete=noun_then_from,
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
        "from __ base:level# .. to .. current:level# _ ,|-|(? ,, stated:any _ dir:up|down",
        complete=noun,
    ),
    Construction(
        "changed from, to, or by",
        "Sales rose from $20 million to $21 million (5%).",
        "dir:up|down .. from __ base:level# .. to .. current:level# _ ,? _ (|or _ stated:step",
        complete=fits,
    ),
    Construction(
        "from, to. This is a change of",
        "Sales went from $20 million to $21 million. This is a rise of 5%.",
        "from __ base:level# .. to .. current:level# .. . _ dir:up|down ,, stated:any",
        complete=next_sentence,
    ),
    Construction(
        "from, to. This is so much of a change",
        "Sales went from $20 million to $21 million. This 5% rise was welcome.",
        "from __ base:level# .. to .. current:level# .. . _ stated:any _ dir:up|down",
        complete=next_sentence,
    ),
    Construction(
        "to, from, so much of a change",
        "Sales rose to $21 million in June from $20 million, a 5% gain.",
        "to .. current:level# .. from __ base:level# _ ,|-|( ,, stated:any _ dir:up|down",
        complete=noun,
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
        "current:level# .. over|from __ base:level# _ ,|- .. stated:any _ dir:up|down",
        complete=noun,
    ),
    Construction(
        "current against base. This is a change of",
        "Sales were $21 million against $20 million in May. That is an increase of 5%.",
        "current:level# .. over __ base:level# .. . _ dir:up|down ,, stated:any",
        complete=next_sentence,
    ),
    Construction(
        "current against base. This is so much of a change",
        "Sales were $21 million against $20 million in May. That is a 5% increase.",
        "current:level# .. over __ base:level# .. . _ stated:any _ dir:up|down",
        complete=next_sentence,
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
        "groups apart, of several measures",
        "Readers took 40% less time (M = 30 s) for 20% more pages (M = 36) than listeners "
        "(M = 50 s).",
        "stated:step _ dir:up|down ~ ( _ = _ current:level# ~ over ~ ( _ = _ base:level#",
        complete=groups,
    ),
    Construction(
        "groups apart, of the second measure",
        "Readers took 40% less time (M = 30 s) for 20% more pages (M = 36) than listeners "
        "(M = 50 s; M = 30).",
        "stated:step _ dir:up|down _ ( _ = _ current:level# ~ over ~ ; _ = _ base:level#",
        complete=groups,
    ),
    Construction(
        "groups, which is a change of",
        "Readers took longer (M = 60 s) than listeners (M = 50 s), which is a 20% increase.",
        "up|down ~ ( _ = _ current:level# ~ over ~ ( _ = _ base:level# ~ ) .. stated:step _ "
        "dir:up|down",
        complete=groups_taken_up,
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
        "current (year: base), a change of",
        "Sales were $110 million (2021: $100 million), an increase of 10%.",
        "current:level# _ ( _ : _ base:level# _ ) _ ,? ,, dir:up|down ,, stated:step",
        complete=with_year,
    ),
    Construction(
        "current (year: base; change)",
        "Sales: $110 million (2021: $100 million; +10%).",
        "current:level# _ ( _ : _ base:level# _ ;|, _ dir:up|down? _ stated:percent",
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
        "base:level# ,, and|;|, .. current:level# _ ,|- ,, dir:up|down ,, stated:any",
        complete=year_by_year,
    ),
    Construction(
        "one year, the next, so much of a change",
        "The town had 60 fires in 2022 and 48 fires in 2023, a 20% drop.",
        "base:level# ,, and|;|, .. current:level# _ ,|- ,, stated:any _ dir:up|down",
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
        complete=in_any_words,
    ),
    Construction(
        "from, to. Somewhere so much of a change",
        "The fee grows from $20 (for 3 nights) to $21 (for 4 nights). They speak of a 5% rise.",
        "from __ base:level# ~ to .. current:level# ~ . ~ stated:percent _ dir:up|down",
        confirmed=True,
        complete=in_any_words,
    ),
)


#: A comparison that leaves out the current value and the change word, both told before it.
_ONE_MORE: Final = Construction(
    "one more base, changed by, over",
    "They made 90 calls, an 80% rise over the 50 of May and 200% over the 30 of April.",
    "stated:rate _ from|over|on _ base:level#",
)


def _direction(match: Match) -> dict[str, Any]:
    """The direction that the change word tells; an improvement may go either way."""
    if match.word("dir").lower().startswith("improv"):
        return {}
    return {"direction": {"u": "up", "d": "down"}.get(match.symbol("dir"))}


def relate(passages: Passages) -> pd.DataFrame:
    """The `Changes` of a batch."""
    matches = [match for each in passages.passages for match in read_in_pairs(each, _matches)]
    return kinds.gather(
        matches, Changes, arithmetic.change, once=("stated_claim",), more=_direction
    )


def _matches(passage: Passage) -> list[Match]:
    """All changes of a passage, and the comparisons that share their current value."""
    found = [match for each in CONSTRUCTIONS for match in each.matches(passage)]
    for match in _ONE_MORE.matches(passage):
        whole = told_again(found, match)
        if whole is not None:
            found.append(whole)
    return found


KIND: Final = RelationKind("changes", Changes, relate)
