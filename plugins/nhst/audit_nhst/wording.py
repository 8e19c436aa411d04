"""What the words around a result say of how it was worked out."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audit.document import Document

    from audit_nhst.tokens import Token

_I: Final = re.IGNORECASE
ONE_TAILED: Final = re.compile(
    r"\b(?:one|1|single)[ -]?\n?(?:tailed|sided)|(?<![\w-])directional[ \n](?:hypothes|predict|test)",
    _I,
)
TWO_TAILED: Final = re.compile(r"\b(?:two|2)[ -]?\n?(?:tailed|sided)", _I)
#: p is multiplied, or taken from another distribution, so that it is larger.
CORRECTED: Final = re.compile(
    r"bonferroni|\bholm\b|\bhochberg|\b(?:un)?adjusted[ \n]p|\bcorrected\b|\bsid[aá]k|šid[aá]k|\bFDR\b"
    r"|false[ \n]discovery|\btukey|\bscheff|\bgames[ -]howell|\bdunnett|multiple[ \n]comparisons"
    r"|\bp_?\{?(?:adj|corr|bonf|holm|tukey|fdr)",
    _I,
)
#: Degrees of freedom are told before they are corrected, p behind.
SPHERICITY: Final = re.compile(r"greenhouse|huynh|sphericity", _I)
#: p is not read off the statistic's distribution.
OTHERWISE: Final = re.compile(
    r"bootstrap|permutation|randomi[sz]ation[ \n]test|monte[ -]carlo|fisher'?s?[ \n]exact|\bexact[ \n](?:test|p\b)"
    r"|likelihood[ -]ratio|simulat|yates|bayes",
    _I,
)
#: Intervals need not be even about the estimate.
UNEVEN: Final = re.compile(
    r"bootstrap|profile|percentile|bias[ -]corrected|\bBCa\b|credib|highest[ \n]density|\bHDI\b|bayes"
    r"|\bexact\b|fieller|back[ -]?transform|monte[ -]carlo|clopper|wilson|indirect[ \n]effect|mediat"
    r"|noncentral|non-central",
    _I,
)
INDEPENDENT: Final = re.compile(
    r"independent(?:[ -]|\n)(?:samples?|groups?|t\b|measures|two)|two[ -](?:independent|sample)"
    r"|between[ -](?:subjects|groups|participants)|unpaired|welch",
    _I,
)
ONE_SAMPLE: Final = re.compile(r"one[ -]\n?sample|single[ -]\n?sample", _I)
PAIRED: Final = re.compile(
    r"\bpaired|\bwithin[ -](?:subjects|participants)|repeated|\bdependent[ -](?:samples?|t\b)|matched", _I
)
MODELLED: Final = re.compile(
    r"regress|predict|\bβ|\bslope|controlling|covariate|adjusting|mixed|multilevel|\bmodel", _I
)
PARTIAL: Final = re.compile(r"partial|controlling|adjusting", _I)
MULTIVARIATE: Final = re.compile(r"multivariate|manova|wilks|pillai|hotelling|\broy'?s", _I)

class Context:
    """A document's plain text with the sentence of each place."""

    def __init__(self, document: Document, text: str) -> None:
        self._spans = document.sentences
        self._starts = [start for start, _ in self._spans]
        self._found: dict[re.Pattern[str], bool] = {}
        self._text = text

    def sentence_of(self, place: int) -> int:
        """The ordinal of the sentence in which a place lies; -1 outside of prose."""
        at = bisect_right(self._starts, place) - 1
        return at if at >= 0 and place < self._spans[at][1] else -1

    def anywhere(self, words: re.Pattern[str]) -> bool:
        """Whether the document has such words."""
        if words not in self._found:
            self._found[words] = words.search(self._text) is not None
        return self._found[words]

    def near(self, words: re.Pattern[str], start: int, end: int) -> bool:
        """Whether such words stand in the sentence in which a result begins, or in the result."""
        if not self.anywhere(words):
            return False
        at = self.sentence_of(start)
        low, high = self._spans[at] if at >= 0 else (start, end)
        return words.search(self._text, min(low, start), max(high, end)) is not None

    def delta_before(self, piece: Token) -> bool:
        """Whether a piece is called a change: "ΔR²"."""
        return self._text[piece.start - 1 : piece.start] == "Δ"
