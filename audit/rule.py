"""What a rule is: a pandera model over one frame, and a function that explains a row that does not
conform.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    import pandas as pd

    from audit.frames import Frame


@dataclass(frozen=True, slots=True)
class Flagged:
    """An example that a rule must find fault with: the text, the words at which, and what it says
    of them.
    """

    text: str
    at: str
    diagnosis: str = "other"
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold, as the rule explains it; offsets are in the document's
    text.
    """

    start: int
    end: int
    message: str
    diagnosis: str = "other"
    stated: float = float("nan")
    expected_low: float = float("nan")
    expected_high: float = float("nan")
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Operand:
    """A claim in its role: the words, what they stand for, and where they are."""

    claim: int
    text: str
    value: float
    low: float
    high: float
    unit: str
    kind: str
    start: int
    end: int
    phrase: str = ""
    """The words with the noun that follows them at once: "304 percent increase"."""


class Statement:
    """A row to explain. Roles are attributes that give an `Operand`, None or a list; so are the
    columns.

    change.stated.text, change.base.value, change.direction
    """

    def __init__(self, columns: dict[str, Any], operands: dict[str, Any], text: str) -> None:
        self._columns = columns
        self._operands = operands
        self.document_text = text

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._operands:
            return self._operands[name]
        try:
            return self._columns[name]
        except KeyError:
            raise AttributeError(f"neither a role nor a column of this frame: {name!r}") from None


class Rule:
    """A check of one frame, with the words to explain what fails it.

    A subclass sets the attributes below, declares `Schema`, a subclass of the model of the frame
    that it looks at, whose dataframe checks say for all rows at once whether they hold, and writes
    `explain`. Its docstring is its documentation: the first line says what is wrong, the rest why
    it matters and what is left alone.
    """

    code: ClassVar[str]
    """Letters of the family and three digits: CHG001."""
    name: ClassVar[str]
    """The fault, in words joined by hyphens, so that "ignore NAME" reads well."""
    severity: ClassVar[str] = "error"
    blind_spots: ClassVar[str] = ""
    """What the rule cannot see; shown with the rule and carried into the reports."""
    flagged: ClassVar[tuple[Flagged, ...]] = ()
    accepted: ClassVar[tuple[str, ...]] = ()
    """Texts in which the rule sees a relation of its kind, and nothing wrong with it."""
    Schema: ClassVar[type[Frame]]

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        """Which rows the rule judges; all, unless a subclass says otherwise."""
        import pandas as pd

        return pd.Series(True, index=frame.index)

    def explain(self, row: Any) -> Finding:
        """What to tell about a row that fails: a `Statement`, with its roles and columns as
        attributes.
        """
        raise NotImplementedError
