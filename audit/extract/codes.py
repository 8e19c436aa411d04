"""Numbers that are parts of codes: phone numbers, ISBNs, DOIs, hashes, addresses, coordinates.

A code with letters in it is one identifier from its first sign to its last, whatever numbers are
found in it; one of digits alone leaves each group of them an identifier.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from audit.extract.vocabulary import listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Codes that are written without a space. No alternative can match in two ways: each part is
#: bounded, and none is followed by one that begins alike.
_GLUED = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}"  # an address for mail
    r"|(?:doi:)?10\.\d{4,9}/[^\s)\],;]{1,100}"
    r"|arxiv:\d{4}\.\d{4,5}(?:v\d{1,2})?"
    r"|97[89]-\d{1,5}-\d{1,7}-\d{1,7}-[\dx](?![\w-])"  # ISBN
    r"|\d{1,5}-\d{2,7}-\d{2,7}-[\dx](?![\w-])"
    r"|\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?(?![\d.]\d)"  # a machine
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    r"|#?0x[0-9a-f]{1,64}\b"
    r"|(?!\d+e\d+\b)(?=[0-9a-f]{0,62}[a-f]\d)[0-9a-f]{7,64}\b"  # a hash
    r"|[a-z][\w.-]{1,40}(?:==|~=)\d(?:[\w.*]{0,20}[\w*])?(?:,[<>=!~]{1,2}\d(?:[\w.*]{0,20}[\w*])?)*"
    r"|[a-z][\w.-]{1,40}[<>]=?\d[\w.*]{0,20}(?:,[<>=!~]{1,2}\d(?:[\w.*]{0,20}[\w*])?)+",
    re.IGNORECASE,
)
_GRID = re.compile(r"\d{1,5}[x×]\d{1,5}(?:[x×]\d{1,5})?(?![\w.^⁺⁻])")
#: Codes with spaces in them, from the number that begins them.
_SPACED = re.compile(
    r"\+\d{1,3}(?:[ -]\(?\d{2,4}\)?){2,5}(?![\d,])|\+\d{10,14}\b"  # a telephone
    r"|(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?![\d,])"
    r"|0\d{2,4}(?:[ -]\d{2,4}){1,3}(?![\d,.:])"
    r"|\d{1,3}(?:\.\d{1,6})?° ?(?:\d{1,2}[′'’] ?(?:\d{1,2}(?:\.\d{1,4})?[″\"”] ?)?)?[NSEW]\b"
    r"|\d{1,3} (?:U\.? ?S\.? ?C\.?|C\.? ?F\.? ?R\.?) (?:§ ?)?\d{1,5}(?:\.\d{1,5})?"  # a statute
)
_LOCAL_PHONE = re.compile(r"\d{3}-\d{4}(?![\d,.-]\d)")
#: Idioms of two numbers with a slash between: "24/7".
_SLASHED = listed("slash_names")
_CALLS = listed("calls")
#: Signs that join the parts of a code, and how far a code reaches back, in tokens.
_JOINTS, _REACH = frozenset("-/:.@#+_=~<>°(x×–"), 24
_OPENERS = frozenset("([{\"'“‘,;")


def mark_codes(tokens: Tokens, mentions: list[Mention]) -> None:
    """Gives the kind `identifier` to the numbers of codes; a code with letters in it is one."""
    until, inner = -1, ""
    for n, mention in enumerate(mentions):
        if mention.first < until:
            mention.kind = inner
            continue
        if mention.words or not _may_be_code(tokens, mention):
            continue
        first = _run_start(tokens, mention.first)
        end = _code_end(tokens, mention, first)
        if end <= mention.first:
            continue
        mention.kind, until, inner = "identifier", end, "identifier"
        if any(word[0].isalpha() for word in tokens.words[first:end]):
            mention.left, mention.last, mention.right = first, end, end
            inner = "within"
            if n + 1 < len(mentions) and mentions[n + 1].first < end:
                mention.value = math.nan


def _may_be_code(tokens: Tokens, mention: Mention) -> bool:
    """Whether the number is joined to anything, or begins with a nought or a plus."""
    i, j = mention.first, mention.last
    before, behind = tokens.words[i - 1], tokens.words[j]
    if tokens.glued(j) and behind:
        # "in 2018." joins nothing, "52.5° N" is a place
        joined = behind == "°" or (behind in _JOINTS and tokens.glued(j + 1))
        if joined or behind[0].isalpha():
            return True
    if i > 0 and tokens.glued(i) and (before in _JOINTS or before[0].isalpha()):
        return True
    follows = tokens.lexemes[j]
    return tokens.words[i][0] == "0" or follows.lower in _STATUTES or before == "("


_STATUTES = frozenset({"u.s.c", "u.s.c.", "usc", "c.f.r", "c.f.r.", "cfr"})


def _run_start(tokens: Tokens, i: int) -> int:
    """The first of the tokens that no space parts from token `i`."""
    floor = max(i - _REACH, 0)
    while i > floor and tokens.glued(i) and tokens.words[i - 1] not in _OPENERS:
        i -= 1
    return i


def _code_end(tokens: Tokens, mention: Mention, first: int) -> int:
    """The token behind the code that holds the mention, 0 where none does."""
    i, begin = mention.first, tokens.starts[first]
    if "".join(tokens.words[i : i + 3]) in _SLASHED:
        return i + 3
    end = _match_end(_GLUED, tokens, begin)
    if end < tokens.ends[i]:
        opened = tokens.words[i - 1] in ("+", "(") and tokens.glued(i) and i > 0
        end = _match_end(_SPACED, tokens, tokens.starts[i - opened])
    if end < 0 and _is_local(tokens, i):
        end = _match_end(_LOCAL_PHONE, tokens, tokens.starts[i])
    grid = end < 0
    if grid:
        end = _match_end(_GRID, tokens, begin)
    k = i
    while k < tokens.count and tokens.ends[k] <= end:
        k += 1
    # "a 10x10 grid" tells a size, "10x12 m" two lengths
    return (
        0
        if end < tokens.ends[i] or (grid and tokens.words[k] in tokens.vocabulary.names.symbols)
        else k
    )


def _match_end(pattern: re.Pattern[str], tokens: Tokens, at: int) -> int:
    match = pattern.match(tokens.text, at)
    return -1 if match is None else match.end()


def _is_local(tokens: Tokens, i: int) -> bool:
    """Whether "555-0199" is a telephone's number and no range: a nought or a call shows it."""
    if tokens.words[i + 1] != "-" or len(tokens.words[i]) != len("555"):
        return False
    nought = tokens.words[i + 2].startswith("0")
    return nought or any(tokens.lexemes[k].lower in _CALLS for k in range(max(i - 4, 0), i))
