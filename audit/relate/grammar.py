"""Constructions: how people write that numbers relate, each a pattern with an example.

    Construction(
        "changed by, to, from",
        "Sales rose 5 percent to $21 million from $20 million.",
        "dir:up|down ,, stated:rate .. to .. current:level# .. from|over __ base:level#",
    )

A pattern over a passage's symbols is a row of items, separated by spaces:

    stated:rate      a claim of the class `rate` (see CLASSES) in the role `stated`
    base:level#      the same, of the unit that the other claims marked # have
    stated:rate*     one such claim, or two that tell the same ("$5 million, or 4 percent,");
                     one match for each
    parts:level#+    a list of two or more such claims, parted by commas, "and" or asides;
                     a role that takes many
    factors:level+   a list of such claims of any unit, with nothing but words in between
    dir:up|down      a word of one of these cues, remembered under the name `dir`
    from|over        a word of one of these cues; their names stand in data/cues.toml
    , ; : ( ) / = -  punctuation; a bracket stands for a square one too
    ((               an opening bracket and words behind it
    .                the end of a sentence
    _                a few words that say nothing of how numbers relate, or nothing
    __               such words, "of" and "by"
    ,,               such words, commas, "of" and "by", but nothing that begins a clause
    ..               words in between, cues and commas among them, but no claim
    ...              the same, and perhaps one claim behind "or": "$5 million, or $2 a share,"
    ~                anything in between within the sentence, claims included

An item may end in ? (it may be missing). All gaps and lists are bounded, so that matching takes
time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from audit.relate.cues import WORDS, cue_symbols
from audit.relate.doubts import is_doubtful
from audit.relate.passages import SENTENCE_END, UNIT_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from audit.relate.passages import Claim, Passage

#: What a role may be filled with, as letters of `audit.relate.passages.SYMBOLS`.
CLASSES: Final[Mapping[str, str]] = {
    "level": "NMQDAPB",
    "count": "N",
    "money": "M",
    "percent": "P",
    "point": "B",
    "quantity": "QD",
    "amount": "NMQDB",
    "worth": "NMQPB",
    "rate": "PX",
    "step": "PXB",
    "share": "PF",
    "fraction": "F",
    "factor": "X",
    "multiple": "XF",
    "duration": "D",
    "date": "Y",
    "age": "A",
    "day": "YN",
    "ordinal": "O",
    "any": "NMQDAPBXF",
}
#: Items behind the first of a list. Without a bound, matching would take time quadratic in the
#: text.
_LONGEST_LIST = 11
_UNIT = f"[{chr(UNIT_SYMBOLS)}-\u00ff]"
_CLAIM = f"[A-Z]{_UNIT}"
_WORDS = f"[^A-Z{SENTENCE_END}{chr(UNIT_SYMBOLS)}-\u00ff]"
#: Durations and ages are let pass: "rose 5% in the three months to May to $21 million".
_GAP = f"(?:{_WORDS}|[DA]{_UNIT}){{0,14}}?"
_ANYTHING = f"(?:{_CLAIM}|{_WORDS}){{0,24}}?"
#: Between two tellings of one change: ", or", "(", ", or about".
_OR = "_?,?_?(?:r_?|[(]_?)"
_GAPS = {
    "...": f"{_GAP}(?:r_?{_CLAIM}{_GAP})?",
    "..": _GAP,
    "((": f"\\((?!_?[ft])(?:(?![()]){_WORDS}){{0,8}}?",
    "~": _ANYTHING,
    "_": "[_@h=l^]{0,3}?",
    "__": "[_@h=lobes^]{0,6}?",
    ",,": "[_,@h=lobes^]{0,8}?",
}
_ITEM = re.compile(
    r"(?:(?P<role>[a-z_]+):)?(?P<what>[^\s#+*?]+)(?P<unit>#?)(?P<many>[+*]?)(?P<maybe>\??)"
)


#: What calls a claim wrong within its sentence, and in the next.
_CALLED_WRONG = re.compile(
    r"\b(?:wrongly|falsely|incorrectly|mistakenly|erroneously|untrue|misreported|debunk\w*"
    r"|inaccurate(?:ly)?|misleading(?:ly)?)\b"
    r"|\b(?:not|isn['’]t|wasn['’]t)\s+(?:\w+\s+)?(?:true|correct|accurate|right)\b"
    r"|\b(?:is|was|claim)\s+(?:\w+\s+)?(?:false|wrong|incorrect|mistaken)\b"
    r"|\b(?:false|mistaken)\s+(?:claim|statement|figure|report)",
    re.IGNORECASE,
)
_THAT_IS_WRONG = re.compile(
    r"[^.!?]{0,80}[.!?][\s\"”’]+(?:that|this|it|the\s+(?:claim|figure|statement|number))\s+"
    r"(?:is|was|are)\s+(?:\w+\s+)?(?:false|wrong|incorrect|mistaken|untrue|misleading"
    r"|not\s+(?:true|correct|accurate|right))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A construction found in a passage: who fills which role, and which cue words were
    remembered.
    """

    passage: Passage
    construction: Construction
    roles: Mapping[str, Claim | list[Claim]]
    words: Mapping[str, int] = field(default_factory=dict)
    """Where in the passage's symbols the cues stand that the pattern named."""

    signs: Mapping[str, list[int]] = field(default_factory=dict)
    """For a role that takes many: -1 for what counts against the others."""

    def doubted(self) -> Match:
        """The match as one that its own arithmetic has to confirm, for the words leave a doubt."""
        return replace(self, construction=_perhaps(self.construction))

    def symbol(self, name: str) -> str:
        """The symbol of a cue that the pattern named; empty where it was left out."""
        return self.passage.symbols[self.words[name]] if name in self.words else ""

    def gap(self, role: str, word: str) -> tuple[str, str]:
        """The symbols, and the text, from the claim in `role` to the cue named `word`."""
        claim = self.claim(role)
        if claim is None or word not in self.words:
            return "", ""
        start = self.passage.place(claim) + 2
        end = self.words[word]
        text = self.passage.document.text[claim.end : self.passage.offsets[end]]
        return self.passage.symbols[start:end], text

    def word(self, name: str) -> str:
        """The text from the cue that the pattern named on, to see which word it is."""
        if name not in self.words:
            return ""
        start = self.passage.offsets[self.words[name]]
        return self.passage.document.text[start : start + 24]

    def place(self, role: str) -> int:
        """Where in the passage's symbols the claim in a role stands; -1 without one."""
        claim = self.claim(role)
        return -1 if claim is None else self.passage.place(claim)

    def claim(self, role: str) -> Claim | None:
        """The claim in a role that takes one, or None."""
        found = self.roles.get(role)
        return found if not isinstance(found, list) else None

    def claims(self) -> Iterator[Claim]:
        """Every claim that takes part."""
        for found in self.roles.values():
            yield from found if isinstance(found, list) else (found,)


@dataclass(frozen=True)
class Construction:
    """One way of writing a relation.

    Attributes:
        name: What a reader may call it; stands in the relation's frame.
        example: A sentence of it, in which it holds; `tests` read it.
        pattern: See the module's docstring.
        settled: Whether the construction leaves no doubt about who is related. Where it leaves
            some, what does not hold is only worth an `info`.
        confirmed: Whether its own arithmetic has to confirm the reading: a relation that does not
            hold is not asserted. For constructions whose words also say something else.
        complete: Finds what the pattern cannot (a value in the sentence before), or refuses the
            match with None.
    """

    name: str
    example: str
    pattern: str
    settled: bool = True
    confirmed: bool = False
    complete: Callable[[Match], Match | None] | None = field(default=None, repr=False)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        # Looking ahead lets matches overlap: one value may be compared with several others.
        return re.compile(f"(?={_compile(self.pattern)})")

    @cached_property
    def _roles(self) -> list[str]:
        return [name for name in self._compiled.groupindex if "__" not in name]

    @cached_property
    def _needs(self) -> tuple[str, ...]:
        """The symbols without which nothing matches."""
        return _needed(self.pattern)

    def matches(self, passage: Passage) -> Iterator[Match]:
        """Where the passage is written in this way, in reading order."""
        if any(need not in passage.symbols for need in self._needs):
            return  # most passages lack some word of most constructions
        for found in self._compiled.finditer(passage.symbols):
            for match in self._readings(passage, found):
                whole = self.complete(match) if self.complete is not None else match
                if whole is not None and not _denied(whole) and not _overruled(whole):
                    doubt = _disputed(whole) or is_doubtful(whole)
                    yield whole.doubted() if doubt else whole

    def _readings(self, passage: Passage, found: re.Match[str]) -> Iterator[Match]:
        """The match, and where a role is told twice, the match with the second telling in it."""
        roles: dict[str, Claim | list[Claim]] = {}
        words: dict[str, int] = {}
        groups = self._compiled.groupindex
        again: dict[str, Claim] = {}
        for name in self._roles:
            start, end = found.span(name)
            if start < 0:
                continue
            if f"{name}__many" in groups:
                unit = passage.symbols[start : start + 2]
                mixed = f"{name}__mixed" in groups
                inside = passage.positions[
                    bisect_left(passage.positions, start) : bisect_left(passage.positions, end)
                ]
                roles[name] = [
                    passage.claims[at]
                    for at in inside
                    if mixed or passage.symbols[at : at + 2] == unit
                ]
            elif start in passage.claims:
                roles[name] = passage.claims[start]
            else:
                words[name] = start
            if f"{name}__again" in groups and found.start(f"{name}__again") >= 0:
                again[name] = passage.claims[found.start(f"{name}__again")]
        match = Match(passage, self, roles, words)
        yield match
        if again:
            yield replace(match, roles={**roles, **again})


@cache
def _perhaps(construction: Construction) -> Construction:
    """The construction where its words leave a doubt."""
    if construction.confirmed:
        return construction
    return replace(construction, name=f"{construction.name}, perhaps", confirmed=True)


def _disputed(match: Match) -> bool:
    """Whether the text calls a claim wrong: "the claim that", "It is not true that", "wrongly"."""
    text = match.passage.document.text
    claims = sorted(match.claims(), key=lambda claim: claim.start)
    start, end = claims[0].start, claims[-1].end
    before = re.split(r"[.;!?][\s\"”]", text[max(start - 160, 0) : start])[-1]
    behind = text[end : end + 120]
    around = before + text[start:end] + re.split(r"[.;!?](?=[\s\"”])", behind)[0]
    return _CALLED_WRONG.search(around) is not None or _THAT_IS_WRONG.match(behind) is not None


def _denied(match: Match) -> bool:
    """Whether the text itself denies it: "not 304 percent, as reported, but 204", "did not rise
    more".
    """
    symbols = match.passage.symbols
    denial = cue_symbols()["not"]
    stated = match.claim("stated")
    if stated is not None:
        at = match.passage.place(stated)
        return symbols[max(at - 2, 0) : at].rstrip(WORDS).endswith(denial)
    at = match.words.get("dir", 0)
    clause = re.split(r"[.,;A-Z]", symbols[max(at - 6, 0) : at])[-1]
    return denial in clause


def _overruled(match: Match) -> bool:
    """Whether a nearer change word governs the numbers: it is growth that slows in "growth slowed
    to 3%".
    """
    if "dir" not in match.words:
        return False
    at = match.words["dir"] + 1
    behind = re.match(f"[^A-Z{SENTENCE_END}]*", match.passage.symbols[at:])
    cues = cue_symbols()
    if behind is None:
        return False
    # "the decrease was due to higher costs": what caused it is another change; and so is what it is
    # compared with, "down from a rise of 5%"
    others = "".join(cues[cue] for cue in ("closed", "mainly", "from"))
    caused = re.split(f"[{others}]", behind[0])[0]
    return bool({cues["up"], cues["down"]} & set(caused))


def _compile(pattern: str) -> str:
    units_seen = False
    out: list[str] = []
    for item in pattern.split():
        if item in _GAPS:
            out.append(_GAPS[item])
            continue
        parsed = _ITEM.fullmatch(item)
        if parsed is None:
            raise ValueError(f"not an item of a pattern: {item!r} in {pattern!r}")
        role, what = parsed["role"], parsed["what"]
        if what in CLASSES:
            unit = _UNIT
            if parsed["unit"]:
                unit = "(?P=unit)" if units_seen else f"(?P<unit>{unit})"
                units_seen = True
            body = f"[{CLASSES[what]}]{unit}"
            if parsed["many"] == "+":
                body = _list(body, role) if parsed["unit"] else _chain(body, role)
            elif parsed["many"] == "*":
                body = f"{body}(?:{_OR}(?P<{role}__again>[{CLASSES[what]}]{_UNIT})[)]?)?"
        else:
            body = f"[{''.join(map(_symbol, what.split('|')))}]"
        body = f"(?P<{role}>{body})" if role else f"(?:{body})"
        out.append(body + parsed["maybe"])
    return "".join(out)


def _needed(pattern: str) -> tuple[str, ...]:
    """The symbols of the items that must be there and leave no choice."""
    symbols = cue_symbols()
    needed = []
    for item in pattern.split():
        parsed = _ITEM.fullmatch(item)
        if item in _GAPS or parsed is None or parsed["maybe"]:
            continue
        what = parsed["what"]
        needed.append(CLASSES.get(what) or symbols.get(what, what))
    return tuple(dict.fromkeys(symbol for symbol in needed if len(symbol) == 1))


def _list(body: str, role: str) -> str:
    """Two or more claims of one kind and unit; between them words, and claims of another unit as
    asides.
    """
    again = "(?P=unit)"
    kind = body[: body.index("]") + 1]
    aside = f"(?:(?!{kind}{again}){_CLAIM}|{_WORDS}){{1,20}}?"
    return f"(?P<{role}__many>){body}(?:{aside}{kind}{again})+"


def _chain(body: str, role: str) -> str:
    """Two or more claims of any unit with words in between, and no other claim."""
    more = f"(?:{_WORDS}{{1,8}}?{body}){{1,{_LONGEST_LIST}}}?"
    return f"(?P<{role}__many>(?P<{role}__mixed>){body}{more})"


def _symbol(name: str) -> str:
    """A cue's or a punctuation mark's symbol, for use in a character class."""
    symbol = cue_symbols().get(name, name)
    if len(symbol) != 1 or (symbol.isalnum() and name not in cue_symbols()):
        raise ValueError(f"neither a cue nor punctuation: {name!r}")
    return re.escape(symbol)
