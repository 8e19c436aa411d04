"""Anniversaries: what an event of one year has in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from audit.relate import spans
from audit_calendar.frames import Anniversaries
from audit_calendar.ordinals import Told, ordinals
from audit_calendar.reading import (
    YEAR,
    months,
    sentence_of,
    spoken,
    statement,
    years_in,
)

if TYPE_CHECKING:
    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

#: The event and its year: "of the 1995 accord", "of the accord of 1995", "of its sale in 1995".
_OF: Final = re.compile(
    rf"\s+of\s+(?:(?:the|its|his|her|their|a|an)\s+|(?=[A-Z]))(?:(?P<before>{YEAR})\s+(?!and\b|or\b)[A-Za-z]"
    rf"|(?:[A-Za-z’'-]+\s+){{1,7}}?(?:of|in)\s+(?:(?:early|late|[A-Z][a-z]+)\s+)?(?P<behind>{YEAR})\b)"
)
#: Elsewhere in the sentence: "founded in 1981".
_FOUNDED: Final = re.compile(
    r"\b(?:founded|established|opened|built|launched|formed|created|incorporated|set\s+up)\s+in\s+"
    rf"(?P<year>{YEAR})"
)
#: What keeps the year of the sentence from being that of the anniversary.
_OTHER_TIME: Final = re.compile(
    r"\b(?:ahead|before|until|approach\w*|near\w*|upcoming|coming|next|last|will|would|prepar\w+"
    r"|plan\w*|eve|since|after|toward\w*|years?\s+(?:later|ago)|looking|was\s+to|if|not|BC|BCE"
    r"|fictional|academic|season|fiscal|run-up|lead-up|delayed|postponed|belated\w*|moved|announced"
    r"|than)\b",
    re.IGNORECASE,
)
_IN: Final = re.compile(
    rf"\b(?:in\s+(?:{months()},?\s+)?|on\s+(?:\d{{1,2}}\s+{months()}|{months()}\s+\d{{1,2}}),?\s+)\Z",
    re.IGNORECASE,
)
_THIS_YEAR: Final = re.compile(r"\b(?:this\s+year|today)\b", re.IGNORECASE)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Anniversaries` of a batch that are none of the core's spans."""
    known = passages.related(spans.relate)
    rows = []
    for document in passages.documents:
        own = known[known["document"].eq(document.name)]
        spanned = list(zip(own["start"].tolist(), own["end"].tolist(), strict=True))
        for told in ordinals(document.text):
            row = _row(document, told)
            if row and not any(start <= told.start < end for start, end in spanned):
                rows.append(row)
    return Anniversaries.from_rows(rows)


def _row(document: Document, told: Told) -> dict[str, Any] | None:
    """An anniversary whose two years are known, if the sentence speaks of one time alone."""
    text = document.text
    sentence = sentence_of(document, told.start)
    event = _event(text, told, sentence)
    if event is None or _OTHER_TIME.search(text, *sentence):
        return None
    since, place = int(event[0]), event[1]
    others = [year for year in years_in(text, sentence) if not _within(year.span(), place)]
    dated = all(_IN.search(text, sentence[0], each.start()) for each in others)
    if len(others) > 1 or not dated:
        return None
    if others:
        until, span = int(others[0].group()), others[0].span()
        slack = 0
    elif _THIS_YEAR.search(text, *sentence) and (now := spoken(document)) is not None:
        # what is celebrated "this year" may begin before its day, and be told after the year
        until, span, slack = now.year, place, 1
    else:
        return None
    if until <= since:
        return None
    return statement(
        document,
        (min(place[0], span[0]), max(place[1], span[1])),
        (told.start, told.end),
        "an anniversary of an event" if told.behind <= place[0] else "founded, an anniversary",
        {
            "stated": told.number,
            "expected_low": until - since - slack,
            "expected_high": until - since + slack,
            "since": since,
            "until": until,
        },
    )


def _event(text: str, told: Told, sentence: tuple[int, int]) -> tuple[str, tuple[int, int]] | None:
    """The year of what has the anniversary, and where it stands."""
    of = _OF.match(text, told.behind, sentence[1])
    if of is not None:
        name = "before" if of["before"] else "behind"
        return of[name], of.span(name)
    founded = list(_FOUNDED.finditer(text, *sentence)) if told.own else []
    return (founded[0]["year"], founded[0].span("year")) if len(founded) == 1 else None


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
