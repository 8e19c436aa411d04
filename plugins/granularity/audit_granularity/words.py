"""Words that say what data are: whole numbers or not, people, scales, items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: Who is counted in a sample; as units of claims, in the singular.
_PEOPLE: Final = re.compile(
    r"(?:.* )?(?:participant|patient|subject|respondent|person|people|individual|adult|child|woman"
    r"|man|boy|girl|student|pupil|teacher|parent|mother|father|volunteer|infant|adolescent|teenager"
    r"|undergraduate|nurse|employee|worker|customer|user|player|athlete|veteran|resident|case"
    r"|control|survivor|female|male|couple|family|household|interviewee|candidate|applicant|voter"
    r"|listener|reader|smoker|donor|physician|doctor|animal|mouse|rat|dog|cat|monkey|pig)",
    re.IGNORECASE,
)
#: What stands behind a mean of things that are counted: "2.43 children".
_THINGS: Final = re.compile(
    r"\s+(?:child(?:ren)?|siblings?|errors?|mistakes?|words|visits?|episodes?|falls?|friends?|books?"
    r"|cigarettes|drinks|pregnanc(?:y|ies)|seizures?|attacks?|goals|cars|pets|jobs|injuries|symptoms"
    r"|calls|publications|citations|trials|sessions|teeth|lesions|eggs|offspring|partners|items)\b",
    re.IGNORECASE,
)
#: Data that are whole numbers by what they are; the number of participants is no datum.
_COUNT: Final = re.compile(
    r"\bnumbers?\s+of\s+(?!(?:participants|patients|respondents|people|subjects)\b"
    r"|(?:hours?|minutes?|years?|days?|weeks?|months?)\b)[a-z]"
    r"|\bcounts?\s+of\b|\bhow\s+many\b",
    re.IGNORECASE,
)
_LIKERT: Final = re.compile(
    r"\bLikert\b|\b(?:single|one)[- ]item\b|\b\w+[- ]point\s+(?:rating\s+)?(?:scale|item)",
    re.IGNORECASE,
)
_BINARY: Final = re.compile(
    r"\b(?:binary|dichotomous)\s+(?:item|variable|outcome|answer|response|measure)s?\b"
    r"|\bcoded\s+(?:as\s+)?0\s*(?:/|or|and)\s*1\b",
    re.IGNORECASE,
)
#: Data that often are whole numbers.
_LIKELY: Final = re.compile(
    r"\b(?:age[ds]?|years\s+old|scores?|ratings?|rated|points|days|items?)\b", re.IGNORECASE
)
#: A count of errors per page may be anything over the number of pages.
_PER: Final = re.compile(r"\b(?:per|each)\s+([a-z]+)", re.IGNORECASE)
_AGE: Final = re.compile(r"\b(?:M_?age|age[ds]?|years\s+old|years\s+of\s+age)\b", re.IGNORECASE)
_AVERAGED: Final = re.compile(r"\baverag\w+|\bmeans?\s+(?:of|over|across)\b", re.IGNORECASE)
#: Means that are no sum over the size of a sample, and data that are measured.
_NOT_PLAIN: Final = re.compile(
    r"\b(?:weighted|adjusted|marginal|least[- ]squares?|geometric|harmonic|trimmed|imput\w+"
    r"|model\w*|winsori[sz]ed|log\w*|standardi[sz]ed|normali[sz]ed|z[- ]?scores?|estimat\w+"
    r"|predicted|pooled|centered|centred|transformed|bootstrap\w*|meta-analy\w+|residuals?|mean\s+differences?"
    r"|latenc\w+|reaction\s+times?|response\s+times?|body\s+mass|BMI|weights?|heights?|lengths?"
    r"|temperatures?|visual\s+analogu?e?|VAS|sliders?|thermometers?|durations?|incomes?|prices?|costs?|concentrations?|pressures?|ratios?|rates?"
    r"|percentages?|proportions?|GPA)\b",
    re.IGNORECASE,
)
#: What follows a measured quantity.
_MEASURED: Final = re.compile(
    r"\s?(?:%|[°$€£µμ]|(?:percent|per|ms|msec|milliseconds?|s|sec|seconds?|min|minutes?|h|hrs?|hours?"
    r"|mm|cm|m|km|kg|g|mg|ml|l|kcal|cal|mmHg|bpm|Hz|kPa|months?|weeks?|miles?|met(?:er|re)s?|pounds?"
    r"|dollars|euros|kilo\w+|milli\w+|centi\w+|million|billion|thousand)\b)"
)
#: Scores that are made of an unknown number of items.
_COMPOSITE: Final = re.compile(
    r"\b(?:subscales?|composites?|inventor(?:y|ies)|questionnaires?|index|indices|items"
    r"|averages?\s+of|Cronbach\S*|aggregat\w+|trials|stimuli|pictures|photo\w*|images|faces"
    r"|vignettes|statements|questions|scenarios|videos|raters|judges)\b|[αω]\s*=",
    re.IGNORECASE,
)
#: What each person told or did several times, so that the mean is one of means.
_REPEATED: Final = re.compile(r"\baverag(?:ed|ing)\s+(?:across|over)\b|\beach\b", re.IGNORECASE)
_SMALL: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ITEMS: Final = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_SMALL)})[- ]items?\b", re.IGNORECASE)
#: What the percentage is, if it is no share of those counted.
_NO_SHARE: Final = re.compile(
    r"\b(?:means?|averages?|averaged|chance|probabilit\w+|odds|likely|target|goal|quota|threshold"
    r"|at\s+least|more\s+than|less\s+than|up\s+to|increase[ds]?|decrease[ds]?|reduc\w+|rise|rose"
    r"|fell|cut|discount|correct(?:ly)?|accura\w+|confidence|expect\w*|would|should|could|if)\b",
    re.IGNORECASE,
)
#: A scale that is wider has room for fractions.
_WIDEST: Final = 20
_END: Final = r"[-−–]?\d{1,3}(?![\d.,]*\d)"
_SCALE: Final = re.compile(
    rf"\b(?:scales?|rat(?:ed|ings?)|scored|Likert)\b[^.;]{{0,60}}?(?<![\d.])"
    rf"(?P<low>{_END})\s*(?:\([^()]{{0,60}}\)\s*)?(?:to|[-–])\s*(?P<high>{_END})(?![- ]point|%)"
    rf"|\(\s*(?P<first>{_END})\s*=[^()=]{{1,60}}(?:=[^()=]{{1,60}}){{0,9}}?[,;]\s*(?:and\s+)?"
    rf"(?P<last>{_END})\s*=[^();=]{{1,60}}(?:\)|;(?!\s*(?:and\s+)?{_END}\s*=))"
    rf"|(?<![\d.])(?P<from>{_END})\s?(?:to|[-–])\s?(?P<to>{_END})[- ]"
    r"(?:rating\s+|Likert\s+)?scale\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    rf"\brang(?:e[ds]?|ing)\s*(?:[=:,]|was|of|from)?\s*(?P<low>{_END})\s*(?:to|[-–])\s*"
    rf"(?P<high>{_END})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nature:
    """What the words say of data.

    Attributes:
        whole: "told" or "likely" to be whole numbers; "" if nothing says so.
        items: Of how many items a value is the mean.
        floor: The least value that there may be; None where it is not told.
        ceiling: The greatest one.
        near: Whether all of that stands in the words that tell the mean.
    """

    whole: str
    items: int = 1
    floor: int | None = None
    ceiling: int | None = None
    near: bool = True


def nature(own: str, near: str, around: str, behind: str = "", caption: str = "") -> Nature | None:
    """What is told of the data of a mean; None for a mean that is no sum over a sample's size, or
    of what is measured.

    Args:
        own: The words of this mean alone: from the mean before it, or its headers in a table.
        near: Its sentence, or its headers.
        around: That and what is told before: its paragraph, or the caption of its table.
        behind: The words right behind the figure.
        caption: The caption of its table.
    """
    shared = _PER.search(own)
    if _NOT_PLAIN.search(near) or _MEASURED.match(behind) or (shared and not is_people(shared[1])):
        return None
    items, scale = _items(around), _scale(near)
    if _AGE.search(own):
        floor, ceiling = _observed(near) or (0, None)
        return Nature("likely", 1, floor, ceiling)
    if _is_counted(own, near, behind):
        return Nature("" if _REPEATED.search(near) else "told", items or 1, 0)
    if _BINARY.search(around):
        whole = "" if _is_composite(around, items) else "told"
        return Nature(whole, 1, 0, 1, near=_BINARY.search(near) is not None)
    if scale or _LIKERT.search(around) or _scale(around):
        return _rated(items, scale, near, around)
    likely = _LIKELY.search(near) or _COUNT.search(caption)
    return Nature("likely" if likely and not _is_composite(around, items) else "", items or 1)


def _is_counted(own: str, near: str, behind: str) -> bool:
    """Whether it is a mean of counts; a sentence that tells other data too may tell those."""
    here = _THINGS.match(behind) or _COUNT.search(own)
    return here is not None or (_COUNT.search(near) is not None and not _LIKELY.search(near))


def _rated(items: int | None, scale: tuple[int, int] | None, near: str, around: str) -> Nature:
    """What is told of answers on a scale.

    On a wide scale, such as from 0 to 100, some give fractions. The ends are those of one item:
    they hold for a score of several where that is said to be their average, and not for a sum.
    """
    told_near = scale is not None or _LIKERT.search(near) is not None
    floor, ceiling = scale or _scale(around) or (None, None)
    wide = floor is not None and ceiling is not None and ceiling - floor > _WIDEST
    if items and not _AVERAGED.search(around):
        floor = ceiling = None
    whole = "" if _is_composite(around, items) else "likely" if wide else "told"
    return Nature(whole, items or 1, floor, ceiling, told_near)


def _is_composite(words: str, items: int | None) -> bool:
    """Whether scores are made of items whose number is not told."""
    return items is None and bool(_COMPOSITE.search(words) or _REPEATED.search(words))


def is_people(unit: str) -> bool:
    """Whether a unit of claims is one of people, or of animals in a study."""
    return _PEOPLE.fullmatch(unit) is not None


def names_people(words: str) -> bool:
    """Whether words name people: "Women", "Smokers, current"."""
    return any(
        is_people(word) or is_people(word.removesuffix("s")) or word in {"women", "men"}
        for word in re.findall(r"[a-z]+", words.lower())
    )


def is_no_share(words: str) -> bool:
    """Whether a percentage in these words may be no share of those who are counted."""
    return _NO_SHARE.search(words) is not None


def is_weighted(words: str) -> bool:
    """Whether figures in these words may be no plain counts over the size of a sample."""
    return _NOT_PLAIN.search(words) is not None


def _items(words: str) -> int | None:
    """How many items a score has, if the words tell one number of them."""
    told = {found[1].lower() for found in _ITEMS.finditer(words)}
    numbers = {int(each) if each.isdigit() else _SMALL.index(each) + 2 for each in told}
    return numbers.pop() if len(numbers) == 1 and 0 not in numbers else None


def _scale(words: str) -> tuple[int, int] | None:
    """The ends of the one scale that the words tell."""
    scales = {
        (
            _whole(found["low"] or found["first"] or found["from"]),
            _whole(found["high"] or found["last"] or found["to"]),
        )
        for found in _SCALE.finditer(words)
    }
    return _only(scales)


def _observed(words: str) -> tuple[int, int] | None:
    """The one range of the data that the words tell."""
    return _only(
        {(_whole(found["low"]), _whole(found["high"])) for found in _RANGE.finditer(words)}
    )


def _only(ranges: set[tuple[int, int]]) -> tuple[int, int] | None:
    low, high = next(iter(ranges)) if len(ranges) == 1 else (0, 0)
    return (low, high) if low < high else None


def _whole(words: str) -> int:
    return int(re.sub("[−–]", "-", words))
