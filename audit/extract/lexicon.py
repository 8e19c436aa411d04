"""What parts of speech a word can be, and the singulars of nouns.

From the SPECIALIST Lexicon of the National Library of Medicine, in the form that lemminflect
carries; it is loaded with the first word that is looked up.
"""

from __future__ import annotations

from functools import lru_cache

AS_NOUN = 1
AS_VERB = 2
AS_OTHER = 4

_PARTS = {"NOUN": AS_NOUN, "VERB": AS_VERB, "AUX": AS_VERB}


def parts_of_speech(lower: str) -> int:
    """What a word in lower case can be, a sum of the bits above; 0 where the lexicon lacks it."""
    parts = 0
    for part in _lemmas(lower):
        parts |= _PARTS.get(part, AS_OTHER)
    return parts


def verb_lemma(lower: str) -> str | None:
    """The base of a verb; None where the lexicon knows no such verb."""
    lemmas = _lemmas(lower).get("VERB")
    return None if lemmas is None else lemmas[0]


def noun_lemma(lower: str) -> str | None:
    """The singular of a noun, or the noun itself; None where the lexicon knows no such noun."""
    lemmas = _lemmas(lower).get("NOUN")
    return None if lemmas is None else lemmas[0]


@lru_cache(maxsize=1 << 14)
def _lemmas(lower: str) -> dict[str, tuple[str, ...]]:
    """The lemmas of a word by part of speech.

    The lexicon gives nouns for stuff no plural ("oils"), but has the verb of that form: where its
    base is a noun too, the form is one.
    """
    from lemminflect import getAllLemmas

    found: dict[str, tuple[str, ...]] = getAllLemmas(lower)
    verb = found.get("VERB")
    if lower[-1:] == "s" and verb and "NOUN" not in found and "NOUN" in getAllLemmas(verb[0]):
        found["NOUN"] = verb
    return found


def is_initials_plural(word: str) -> bool:
    """Whether a word is the plural of initials: "VMs", "RBIs"."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()
