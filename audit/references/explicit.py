"""What documents say themselves of where their figures come from.

In a comment or in braces behind a number, or in a file beside the document:

    225 strikes <!-- audit: bind strikes.csv month=May -->
    225 strikes {audit="bind strikes.csv month=May"}

A document names references that the settings allow it, and nothing else; it never names a file,
and brings SQL only where the settings let it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, Trouble
from audit.references.contexts import QUANTITIES
from audit.references.requests import Told, answer

if TYPE_CHECKING:
    from audit.document import Document
    from audit.references.store import References

__all__ = ["Explicit", "Told", "explicit"]

_IN_BRACES: Final = re.compile(r'\{\s*audit\s*=\s*(?:"([^"\n]*)"|“([^”\n]*)”)\s*\}')
_BIND: Final = re.compile(r"\s*bind\b\s*(.*)\Z", re.DOTALL)
_SUFFIX: Final = ".audit.toml"


@dataclass(frozen=True)
class Explicit:
    """The bindings that a document tells, by claim, and the claims inside its directives."""

    bindings: Mapping[int, Told] = field(default_factory=dict)
    inside: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Request:
    """A binding that is asked for: where it says so, of which claim, and how."""

    where: str
    claim: Any
    text: str


def explicit(
    document: Document, claims: Sequence[Any], references: References
) -> tuple[Explicit, list[Trouble]]:
    """The bindings that a document or the file beside it tells; those that cannot be are troubles.

    Args:
        document: The document.
        claims: Its claims.
        references: The references of the run.
    """
    directives = list(_directives(document))
    inside = frozenset(
        int(claim.claim)
        for claim in claims
        for start, end, _ in directives
        if start <= claim.start and claim.end <= end
    )
    quantities = [
        claim for claim in claims if claim.kind in QUANTITIES and claim.claim not in inside
    ]
    troubles: list[Trouble] = []
    bindings: dict[int, Told] = {}
    for request in _requests(document, directives, quantities, troubles):
        try:
            bindings[int(request.claim.claim)] = answer(
                request.text, request.claim, references, document.name
            )
        except AuditError as error:
            troubles.append(Trouble(request.where, f"bind {request.text}: {error}"))
    return Explicit(bindings, inside), troubles


def _directives(document: Document) -> Iterator[tuple[int, int, str]]:
    """The spans and the words of what asks for a binding, in reading order."""
    found = [(each.start, each.end, each.text) for each in document.directives]
    for braces in _IN_BRACES.finditer(document.text):
        found.append((braces.start(), braces.end(), braces[1] or braces[2]))
    for start, end, text in sorted(found):
        if bind := _BIND.match(text):
            yield start, end, bind[1].strip()


def _requests(
    document: Document,
    directives: Sequence[tuple[int, int, str]],
    claims: Sequence[Any],
    troubles: list[Trouble],
) -> Iterator[_Request]:
    apart = _alone(document)
    for start, end, text in directives:
        where = f"{document.name}:{document.position(min(start, len(document.text)))[0]}"
        alone = (start, end) in apart
        claim = _behind(claims, end) if alone else None
        claim = claim or _beside(document, claims, start, end)
        if claim is None:
            troubles.append(Trouble(where, f"bind {text}: there is no number beside it"))
        else:
            yield _Request(where, claim, text)
    yield from _of_file(document, claims, troubles)


def _alone(document: Document) -> set[tuple[int, int]]:
    """The spans of the directives that stand on lines of their own."""
    ends = {each: document.source.rfind("\n", 0, each.source_start) for each in document.directives}
    return {
        (each.start, each.end)
        for each, end in ends.items()
        if not document.source[end + 1 : each.source_start].strip(" \t#/")
    }


def _behind(claims: Sequence[Any], end: int) -> Any:
    """The next number, of which a comment on a line of its own speaks."""
    return next((claim for claim in claims if claim.start >= end), None)


def _beside(document: Document, claims: Sequence[Any], start: int, end: int) -> Any:
    """The number before a directive in its paragraph, or else the one behind it."""
    before = [claim for claim in claims if claim.end <= start]
    behind = [claim for claim in claims if claim.start >= end]
    block = next((each for each in document.blocks if each[0] <= start <= each[1]), None)
    if block is not None:
        inside = [claim for claim in before if claim.start >= block[0]]
        following = [claim for claim in behind if claim.end <= block[1]]
        if inside or following:
            return inside[-1] if inside else following[0]
    return before[-1] if before else next(iter(behind), None)


def _of_file(
    document: Document, claims: Sequence[Any], troubles: list[Trouble]
) -> Iterator[_Request]:
    """What the file beside the document asks for."""
    path = Path(document.name + _SUFFIX)
    if document.name.startswith("<") or not path.is_file():
        return
    try:
        tables = _entries(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AuditError) as error:
        troubles.append(Trouble(str(path), str(error)))
        return
    for words, text in tables:
        try:
            yield _Request(str(path), _named(document, claims, words), text)
        except AuditError as error:
            troubles.append(Trouble(str(path), str(error)))


def _entries(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The words of each claim and what it is bound to."""
    if set(told) != {"bind"} or not isinstance(told["bind"], list):
        raise AuditError('holds tables [[bind]] with "claim" and "to", and nothing else')
    for entry in told["bind"]:
        if set(entry) != {"claim", "to"} or not all(
            isinstance(each, str) for each in entry.values()
        ):
            raise AuditError(
                '[[bind]] has two texts: "claim", the words around the number, and "to"'
            )
    return [(entry["claim"], entry["to"]) for entry in told["bind"]]


def _named(document: Document, claims: Sequence[Any], words: str) -> Any:
    """The first number in these words, which stand once in the document."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = list(pattern.finditer(document.text)) if words.strip() else []
    if len(found) != 1:
        raise AuditError(
            f'"{words}" stands {len(found)} times in {document.name}: tell words that stand once'
        )
    start, end = found[0].span()
    claim = next((each for each in claims if each.start < end and each.end > start), None)
    if claim is None:
        raise AuditError(f'there is no number in "{words}"')
    return claim
