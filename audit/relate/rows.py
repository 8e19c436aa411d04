"""Like values in the order in which a passage tells them: where a whole and its parts stand side by
side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.relate.passages import Claim, Passage


def rows(passage: Passage) -> Iterator[list[Claim]]:
    """The exact values of each kind and unit: all of them, those outside brackets, those of each
    noun.

    What stands between two values of a row is an aside or counts something else.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for at in passage.positions:
        claim = passage.claims[at]
        if claim.kind in {"count", "money", "quantity", "duration"} and claim.bound == "exact":
            groups.setdefault((claim.kind, passage.symbols[at + 1]), []).append(claim)
    for (kind, _), claims in groups.items():
        yield claims
        yield [claim for claim in claims if not passage.depth(claim)]
        if kind == "count":
            for noun in dict.fromkeys(claim.unit for claim in claims):
                yield [claim for claim in claims if claim.unit in {noun, ""}]
