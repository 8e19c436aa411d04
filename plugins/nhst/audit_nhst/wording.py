"""What the words around a result say of how it was worked out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audit.document import Document
    from audit_nhst.pieces import Token


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, and stems without which it matches nothing; a document is searched for those
    first, which takes a fraction of the time.
    """

    stems: tuple[str, ...]
    pattern: re.Pattern[str]


def _wording(stems: str, *patterns: str) -> Wording:
    return Wording(tuple(stems.split("|")), re.compile("|".join(patterns), re.IGNORECASE))


ONE_TAILED: Final = _wording(
    "tailed|sided|directional",
    r"\b(?:one|1|single)[ -]?\n?(?:tailed|sided)",
    r"(?<![\w-])directional[ \n](?:hypothes|predict|test)",
)
#: p is multiplied, or taken from another distribution, so that it is larger.
CORRECTED: Final = _wording(
    "bonf|holm|hochberg|adj|corr|idak|idák|fdr|discovery|tukey|scheff|howell|dunnett|comparisons",
    r"bonferroni|\bholm\b|\bhochberg|\badjusted[ \n]p|\bcorrected\b|[sš]id[aá]k|\bFDR\b",
    r"false[ \n]discovery|\btukey|\bscheff|\bgames[ -]howell|\bdunnett|multiple[ \n]comparisons",
    r"\bp_?\{?(?:adj|corr|bonf|holm|tukey|fdr)",
)
#: Degrees of freedom are told before they are corrected, p behind.
SPHERICITY: Final = _wording("greenhouse|huynh|sphericity", r"greenhouse|huynh|sphericity")
#: p is not read off the statistic's distribution.
OTHERWISE: Final = _wording(
    "bootstrap|permutation|random|monte|exact|simulated|yates",
    r"bootstrap|permutation|randomi[sz]ation[ \n]test|monte[ -]carlo|fisher'?s?[ \n]exact",
    r"\bexact[ \n](?:test|p\b)|simulated[ \n]p\b|yates",
)
#: p is not read off an estimate and its standard error.
NOT_WALD: Final = _wording("likelihood|bayes", r"likelihood[ -]ratio|bayes")
#: Intervals need not be even about the estimate.
UNEVEN: Final = _wording(
    "bootstrap|profile|percentile|corrected|bca|credib|density|hdi|bayes|exact|fieller|transform"
    "|monte|clopper|wilson|indirect|mediat|central",
    r"bootstrap|profile|percentile|bias[ -]corrected|\bBCa\b|credib|highest[ \n]density|\bHDI\b",
    r"bayes|\bexact\b|fieller|back[ -]?transform|monte[ -]carlo|clopper|wilson|indirect[ \n]effect",
    r"mediat|non-?central",
)
#: T is Wilcoxon's, not Student's.
RANKS: Final = _wording("wilcoxon|signed", r"wilcoxon|signed[ -]?ranks?")
INDEPENDENT: Final = _wording(
    "independent|sample|between|unpaired",
    r"\bindependent[ \n-](?:samples?|groups?|t\b|measures|two)|two[ -](?:independent|sample)",
    r"\bbetween[ -](?:subjects|groups|participants)|unpaired",
)
ONE_SAMPLE: Final = _wording("sample", r"(?:one|single)[ -]\n?sample")
PAIRED: Final = _wording(
    "paired|within|repeated|dependent|matched",
    r"\bpaired|\bwithin[ -](?:subjects|participants)|repeated|\bdependent[ -](?:samples?|t\b)",
    r"matched",
)
MODELLED: Final = _wording(
    "regress|predict|β|slope|controlling|covariate|adjusting|mixed|multilevel|model",
    r"regress|predict|\bβ|\bslope|controlling|covariate|adjusting|mixed|multilevel|\bmodel",
)
PARTIAL: Final = _wording("partial|controlling|adjusting", r"partial|controlling|adjusting")
MULTIVARIATE: Final = _wording(
    "multivariate|manova|wilks|pillai|hotelling|roy",
    r"multivariate|manova|wilks|pillai|hotelling|\broy'?s",
)


class Context:
    """A document's plain text with the sentence of each place."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._found: dict[int, bool] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._document.sentences]

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    def sentence_of(self, place: int) -> int:
        """The ordinal of the sentence in which a place lies; -1 outside of prose."""
        at = bisect_right(self._starts, place) - 1
        return at if at >= 0 and place < self._document.sentences[at][1] else -1

    def anywhere(self, words: Wording) -> bool:
        """Whether the document has such words."""
        key = id(words)  # they are constants; to hash a pattern takes long
        if key not in self._found:
            self._found[key] = (
                any(stem in self._lowered for stem in words.stems)
                and words.pattern.search(self._text) is not None
            )
        return self._found[key]

    def near(self, words: Wording, start: int, end: int) -> bool:
        """Whether such words stand in the sentence in which a result begins, or in the result."""
        if not self.anywhere(words):
            return False
        at = self.sentence_of(start)
        low, high = self._document.sentences[at] if at >= 0 else (start, end)
        return words.pattern.search(self._text, min(low, start), max(high, end)) is not None

    def delta_before(self, piece: Token) -> bool:
        """Whether a piece is called a change: "ΔR²"."""
        return self._text[piece.start - 1 : piece.start] == "Δ"
