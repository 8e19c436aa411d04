from itertools import pairwise

import audit
from audit.frames import Relation
from audit.interval import Interval, overlaps
from audit.parts import RelationKind


class Matches(Relation, roles=("first", "second")):
    """`second` is said to match `first`."""


COLUMNS = ("claim", "value", "low", "high", "unit")


def relate(passages):
    texts = {document.name: document.text for document in passages.documents}
    claims = passages.claims.to_dict("records")
    return Matches.from_rows(
        {
            "document": one["document"],
            "sentence": two["sentence"],
            "start": one["start"],
            "end": two["end"],
            "construction": "matched with",
            "settled": True,
            **{f"first_{name}": one[name] for name in COLUMNS},
            **{f"second_{name}": two[name] for name in COLUMNS},
        }
        for one, two in pairwise(claims)
        if one["document"] == two["document"]
        and "matched with" in texts[one["document"]][one["end"] : two["start"]]
    )


@audit.rule(
    code="MAT001",
    name="does-not-match",
    frame=Matches,
    at="second",
    message='"{second.text}" does not match "{first.text}"',
    flagged=[audit.Flagged("Ayr bought 40 boats, which Oban matched with 90.", at="90")],
    accepted=["Ayr bought 40 boats, which Oban matched with 40."],
)
def matches_are_equal(matches):
    """What is said to match a figure is another one."""
    return overlaps(Interval.of(matches, "second"), Interval.of(matches, "first"))


@audit.hookimpl
def audit_relations():
    return [RelationKind("matches", Matches, relate)]


@audit.hookimpl
def audit_rules():
    return [matches_are_equal]
