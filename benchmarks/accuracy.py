"""Quantities found in labelled sentences, by audit and, where it is installed, by quantulum3.

    python benchmarks/accuracy.py NEWSQUANT.json

The file is a list of sentences with their quantities in the form of NewsQuant (CQE_Evaluation on
GitHub): `{"text": ..., "quantities": [{"value": ..., "normalized_unit": ...}]}`. A quantity is
found if a prediction has its value, or both ends of a range; and with its unit, if it has that too.
Every label and every prediction counts once, in the order that fits best: the figures are a little
lower than those of the published script, which lets one prediction serve several labels. `pip
install quantulum3` adds the peer; for it a range is the middle of its ends, as it gives them.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import audit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: What the labels call a unit.
_NAMES = {
    **{"percent": "percentage", "usd": "dollar", "eur": "euro", "gbp": "pound sterling"},
    **{"jpy": "japanese yen", "cny": "chinese yuan", "aud": "australian dollar", "ils": "shekel"},
    **{"cad": "canadian dollar", "inr": "indian rupee", "myr": "malaysian ringgit"},
    **{"meter": "metre", "kilometer": "kilometre", "liter": "litre", "centimeter": "centimetre"},
    **{"degree celsius": "celsius", "degree fahrenheit": "fahrenheit", "pound": "pound-mass"},
    **{"tonne": "metric ton", "person": "people", "cubic meter": "cubic metre"},
    **{"square kilometer": "square kilometre", "square meter": "square metre"},
    **{"-": "", "dimensionless": "", "fraction": "", "factor": ""},
}
_NO_QUANTITIES = ["date", "time", "identifier"]


class Quantity(NamedTuple):
    """A number or a range, and its unit by the name that the labels use."""

    low: float
    high: float
    unit: str

    def same_value(self, other: Quantity) -> bool:
        """Whether both ends agree."""
        return all(
            math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8)
            for a, b in zip(self[:2], other[:2], strict=True)
        )


def named(unit: str) -> str:
    """The labels' name of a unit, part by part."""
    return " per ".join(_NAMES.get(part, part) for part in unit.lower().split(" per "))


def labelled(quantities: Iterable[dict[str, Any]], *, middles: bool) -> list[Quantity]:
    """The quantities of a sentence as they are labelled; what is no number matches nothing."""
    found = []
    for quantity in quantities:
        text = str(quantity["value"])
        ends = text.split("-") if "-" in text[1:] and "e-" not in text.lower() else [text, text]
        try:
            low, high = map(float, ends)
        except ValueError:
            low = high = math.nan
        if middles:
            low = high = (low + high) / 2
        found.append(Quantity(low, high, named(str(quantity.get("normalized_unit", "-")))))
    return found


def by_audit(texts: list[str]) -> list[list[Quantity]]:
    """What `audit.extract` finds in each text."""
    documents = [audit.Document.from_text(text, name=str(n)) for n, text in enumerate(texts)]
    claims = audit.extract(documents)
    found: list[list[Quantity]] = [[] for _ in texts]
    for claim in claims[~claims["kind"].isin(_NO_QUANTITIES)].itertuples():
        ends = (claim.low, claim.high) if claim.bound == "range" else (claim.value, claim.value)
        found[int(claim.document)].append(Quantity(*ends, named(claim.unit)))
    return found


def by_quantulum3(texts: list[str]) -> list[list[Quantity]]:
    """What quantulum3 finds in each text."""
    from quantulum3 import parser

    return [
        [Quantity(each.value, each.value, named(each.unit.name)) for each in parser.parse(text)]
        for text in texts
    ]


def matched(
    gold: list[Quantity], found: list[Quantity], fits: Callable[[Quantity, Quantity], bool]
) -> int:
    """How many labels can be given a prediction of their own (augmenting paths)."""
    label_of: dict[int, int] = {}

    def place(label: int, tried: set[int]) -> bool:
        for n, quantity in enumerate(found):
            if n in tried or not fits(gold[label], quantity):
                continue
            tried.add(n)
            if n not in label_of or place(label_of[n], tried):
                label_of[n] = label
                return True
        return False

    return sum(place(label, set()) for label in range(len(gold)))


def report(name: str, gold: list[list[Quantity]], found: list[list[Quantity]]) -> None:
    """Prints precision, recall and F1, in percent, of values and of values with their units."""
    labels, predictions = sum(map(len, gold)), sum(map(len, found))
    for row, fits in (
        ("value", Quantity.same_value),
        ("value and unit", lambda a, b: a.same_value(b) and a.unit == b.unit),
    ):
        right = sum(matched(a, b, fits) for a, b in zip(gold, found, strict=True))
        figures = (right / predictions, right / labels, 2 * right / (labels + predictions))
        print(f"{name:12}{row:16}" + "".join(f"{100 * figure:7.1f}" for figure in figures))


def main() -> None:
    """Prints a line for each extractor and row."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("labelled", type=Path)
    sentences = json.loads(arguments.parse_args().labelled.read_text(encoding="utf-8"))
    texts = [sentence["text"] for sentence in sentences]

    def gold(*, middles: bool) -> list[list[Quantity]]:
        return [labelled(sentence["quantities"], middles=middles) for sentence in sentences]

    print(f"{len(texts)} sentences" + f"{'P':>23}{'R':>7}{'F1':>7}")
    report("audit", gold(middles=False), by_audit(texts))
    try:
        peer = by_quantulum3(texts)
    except ImportError:
        print("quantulum3  not installed")
    else:
        report("quantulum3", gold(middles=True), peer)


if __name__ == "__main__":
    main()
