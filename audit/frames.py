"""The data dictionary: the pandera model of every frame that one stage hands to the next.

A frame holds a whole batch of documents. A row of `Claims` is a number as it was written; a row of
a relation frame is an arithmetic statement between such numbers; a row of `Findings` is a place
where a statement does not hold. A relation frame is declared by the roles that it relates, see
`Relation`.
"""

from __future__ import annotations

import inspect
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Final

import pandas as pd
import pandera.pandas as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BOUNDS: Final = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range")
KINDS: Final = (
    *("count", "percent", "point", "money", "quantity", "duration", "age", "factor", "fraction"),
    *("ordinal", "date", "time", "identifier"),
)
DIRECTIONS: Final = ("up", "down")
SEVERITIES: Final = ("error", "warning", "info")
DIAGNOSES: Final = (
    *("percent-of-as-increase", "swapped-base", "wrong-direction", "point-vs-percent"),
    *("magnitude", "transposed-digits", "does-not-add-up", "other"),
)


def words(choices: tuple[str, ...], *, nullable: bool = False) -> Any:
    """A field that holds one of a closed set of words."""
    return pa.Field(dtype_kwargs={"categories": list(choices), "ordered": False}, nullable=nullable)


class Frame(pa.DataFrameModel):
    """A frame of the pipeline: no column more or less than declared, each of its dtype."""

    class Config:
        strict = True

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """These rows as a frame with the declared columns and dtypes; what a row leaves out is
        missing.

        The one place where Python objects become a frame, and so the one that converts. The frame
        is not validated here: a stage validates once, when the frame that it hands on is complete.
        """
        rows = list(rows)
        if not rows:
            return _blank(cls).copy()
        return cls.from_columns(
            {name: [row.get(name) for row in rows] for name in cls.to_schema().columns}
        )

    @classmethod
    def from_columns(cls, columns: Mapping[str, Any]) -> pd.DataFrame:
        """These columns, all of one length, as a frame; a declared column that is left out is
        missing throughout.
        """
        length = len(next(iter(columns.values()), ()))
        return pd.DataFrame(
            {
                name: _series(columns.get(name, [None] * length), column)
                for name, column in cls.to_schema().columns.items()
            },
            index=pd.RangeIndex(length),
        )

    @classmethod
    def is_blank(cls, frame: pd.DataFrame) -> bool:
        """Whether it is a frame without rows as `from_rows` gives one, which is valid for sure.

        Most kinds of relation find nothing in most texts, and validation would take longer than
        looking for them.
        """
        return len(frame) == 0 and bool(frame.dtypes.equals(_blank(cls).dtypes))


@lru_cache(maxsize=256)
def _blank(model: type[Frame]) -> pd.DataFrame:
    """A frame of this model without rows; to be copied, not to be altered."""
    return model.from_columns({})


def _series(values: Any, column: pa.Column) -> pd.Series[Any]:
    dtype = column.dtype.type
    if str(dtype) == "str" and not column.nullable:
        # pandas reads None as a missing text; what has no words is empty text
        return pd.Series(["" if value is None else value for value in values], dtype="str")
    if isinstance(dtype, pd.CategoricalDtype) and isinstance(values, list):
        # pandas takes ten times as long to find out where each word stands
        codes = {word: code for code, word in enumerate(dtype.categories)}
        values = pd.Categorical.from_codes([codes.get(word, -1) for word in values], dtype=dtype)
    series: pd.Series[Any] = pd.Series(values, dtype=dtype)
    return series


class Claims(Frame):
    """One row a number, in reading order; offsets count the characters of the document's text."""

    document: str = pa.Field(description="path or name of the document")
    claim: int = pa.Field(ge=0, description="ordinal in its document, from 0")
    sentence: int = pa.Field(ge=-1, description="ordinal of its sentence; -1 in a table")
    start: int = pa.Field(ge=0, description="offset of the first character")
    end: int = pa.Field(ge=0, description="offset behind the last character")
    line: int = pa.Field(ge=1, description="line in the source, from 1")
    column: int = pa.Field(ge=1, description="column in the source, in characters from 1")
    text: str = pa.Field(description="the words as written")
    value: float = pa.Field(nullable=True, description="with magnitude and sign; mid-range")
    low: float = pa.Field(nullable=True, description="least value that the words stand for")
    high: float = pa.Field(nullable=True, description="greatest value that the words stand for")
    bound: pd.CategoricalDtype = words(BOUNDS)
    unit: str = pa.Field(description="percent, ISO 4217 code, unit in words or counted noun")
    kind: pd.CategoricalDtype = words(KINDS)
    direction: pd.CategoricalDtype = words(DIRECTIONS, nullable=True)
    measure: str = pa.Field(description="the noun phrase that says what the number is about")
    period_start: pa.DateTime = pa.Field(nullable=True, description="first day it speaks of")
    period_end: pa.DateTime = pa.Field(nullable=True, description="last day it speaks of")
    table: pd.Int64Dtype = pa.Field(nullable=True, description="ordinal of the table")
    row: pd.Int64Dtype = pa.Field(nullable=True, description="row of the cell, from 0")
    col: pd.Int64Dtype = pa.Field(nullable=True, description="column of the cell, from 0")

    @pa.dataframe_check
    @classmethod
    def ends_behind_start(cls, claims: pd.DataFrame) -> pd.Series[bool]:
        return claims["start"] < claims["end"]

    @pa.dataframe_check
    @classmethod
    def interval_holds_value(cls, claims: pd.DataFrame) -> pd.Series[bool]:
        # what names something ("flight 4") stands for no interval
        told = claims["value"].notna() & claims["low"].notna()
        return ~told | ((claims["low"] <= claims["value"]) & (claims["value"] <= claims["high"]))


#: What a role brings to a relation frame: the claim's ordinal, its value, what its words stand for,
#: its unit.
_ONE: Final[Mapping[str, Any]] = {
    "claim": pd.Int64Dtype,
    "value": float,
    "low": float,
    "high": float,
    "unit": str,
}
#: The same for a role that takes many claims, whose cells are lists.
_MANY: Final = ("claim", "value", "low", "high")


class Relation(Frame):
    """An arithmetic statement a row; a subclass names what is related, and each role brings its
    columns.

        class Shares(Relation, roles=("stated", "part", "whole")): ...
        class Sums(Relation, roles=("total",), many=("parts",)): ...

    Role `r` brings `r_claim` (the claim's ordinal in its document, missing where nothing is written
    for the role), `r_value`, `r_low`, `r_high` (floats) and `r_unit`; a role that takes many claims
    brings lists, and no unit.
    """

    document: str
    sentence: int = pa.Field(ge=-1, description="ordinal of the sentence that asserts it")
    start: int = pa.Field(ge=0, description="offset of the first claim's first character")
    end: int = pa.Field(ge=0, description="offset behind the last claim's last character")
    construction: str = pa.Field(description="name of the construction by which it was read")
    settled: bool = pa.Field(description="whether the grammar leaves no doubt about the roles")
    holds: pd.BooleanDtype = pa.Field(nullable=True, description="missing until judged")

    # pandera takes every public name in a model for a column
    _roles: ClassVar[tuple[str, ...]] = ()
    _many: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(
        cls, roles: tuple[str, ...] = (), many: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        cls._roles = cls._roles + roles
        cls._many = cls._many + many
        annotations = dict(inspect.get_annotations(cls))
        columns = {
            **{f"{role}_{name}": dtype for role in roles for name, dtype in _ONE.items()},
            **{f"{role}_{name}": object for role in many for name in _MANY},
        }
        for name, dtype in columns.items():
            field: Any = pa.Field(nullable=True)
            field.__set_name__(cls, name)
            setattr(cls, name, field)
            annotations[name] = dtype
        cls.__annotations__ = annotations
        super().__init_subclass__(**kwargs)  # type: ignore[no-untyped-call]  # pandera leaves it untyped

    @classmethod
    def roles(cls) -> tuple[str, ...]:
        """The roles that take one claim."""
        return cls._roles

    @classmethod
    def many(cls) -> tuple[str, ...]:
        """The roles that take many claims."""
        return cls._many


class Changes(Relation, roles=("stated", "base", "current", "amount")):
    """`current` is `base` changed by `stated`: in percent, points, as a factor, or in the unit of
    both.

    Without a base, `amount` is the change in the unit of `current`, from which the base follows.
    """

    direction: pd.CategoricalDtype = words(DIRECTIONS, nullable=True)


class Shares(Relation, roles=("stated", "part", "whole")):
    """`part` / `whole` = `stated` (a percentage or a fraction)."""


class Wholes(Relation, many=("parts", "shares")):
    """Each of the `parts` is its share, in percent, of one whole that is not told."""


class Sums(Relation, roles=("total",), many=("parts",)):
    """The `parts` make the `total`; without a total, percentages that make 100. Offsets are
    negative.
    """


class Differences(Relation, roles=("stated", "larger", "smaller")):
    """`larger` - `smaller` = `stated`."""


class Ratios(Relation, roles=("stated", "numerator", "denominator")):
    """`numerator` / `denominator` = `stated`."""


class Averages(Relation, roles=("stated", "total", "count")):
    """`total` / `count` = `stated`."""


class Products(Relation, roles=("stated",), many=("factors",)):
    """The `factors` multiply to `stated`."""


class Conversions(Relation, roles=("stated", "source")):
    """`stated` and `source` are one amount in two units; between currencies, and between prices for
    two periods, at a rate between `rate_low` and `rate_high`.
    """

    rate_low: float = pa.Field(nullable=True, description="least rate between two currencies")
    rate_high: float = pa.Field(nullable=True, description="greatest rate between two currencies")


class Spans(Relation, roles=("stated", "start", "end")):
    """From `start` to `end` is `stated`: values of all three are in its unit, so that of two days
    they are counted in days.
    """


class Orders(Relation, roles=("larger", "smaller")):
    """`larger` exceeds `smaller`, as `word` says."""

    word: str


class Dates(Relation, roles=("date",)):
    """The month has such a `day`, and it was a `weekday`, where one is told."""

    year: pd.Int64Dtype = pa.Field(nullable=True, description="missing where it is not told")
    month: pd.Int64Dtype = pa.Field(ge=1, le=12)
    day: pd.Int64Dtype = pa.Field(ge=0)
    weekday: str = pa.Field(description="the words; empty where none are told")
    weekday_start: pd.Int64Dtype = pa.Field(nullable=True, description="where they stand")


class Lists(Relation, roles=("stated",)):
    """`stated` is how many items a list in words has: `least` to `most`, for an "and" may part two
    of them or belong to one.
    """

    least: pd.Int64Dtype = pa.Field(ge=0)
    most: pd.Int64Dtype = pa.Field(ge=0)


class Repeats(Relation, roles=("first", "second")):
    """`first` and `second` tell the same measure for the same period, perhaps in two documents:
    `second` in `document`, and `first` in `first_document`, whose claims `first_claim` counts.
    """

    first_document: str


class Silences(Frame):
    """One row a rule, or a group of rules, that a comment in a document silences; what does not say
    which silences all. `start` to `end` is where in the text the comment stands, line and column
    where in the source.
    """

    document: str
    start: int = pa.Field(ge=0)
    end: int = pa.Field(ge=0)
    line: int = pa.Field(ge=1)
    column: int = pa.Field(ge=1)
    end_line: int = pa.Field(ge=1)
    end_column: int = pa.Field(ge=1)
    text: str = pa.Field(description="what the comment says")
    selector: str = pa.Field(description="what names the rules; empty for all")
    first_line: int = pa.Field(ge=1, description="first line that is silenced")
    last_line: int = pa.Field(ge=1, description="last line that is silenced")
    reason: str = pa.Field(description="why; empty where it does not say")
    fault: str = pa.Field(description="why it cannot be understood; empty if it can")
    judged: bool = pa.Field(description="whether every rule that it silences has looked")
    lacks_reason: bool = pa.Field(description="whether a reason is asked for, and not given")
    silenced: int = pa.Field(ge=0, description="how many findings it silences")


class Bindings(Relation, roles=("stated",)):
    """`stated` is the figure that `query` over the reference gives, between `data_low` and
    `data_high` as the data are rounded.
    """

    reference: str = pa.Field(description="name of the reference")
    query: str = pa.Field(description="the figure as SQL over the reference")
    aggregate: str = pa.Field(description="value, sum, average, count, share, change, sql, ...")
    data_value: float = pa.Field(nullable=True, description="in the unit of the claim")
    data_low: float = pa.Field(nullable=True, description="least value that the data stand for")
    data_high: float = pa.Field(nullable=True, description="greatest value that they stand for")
    score: float = pa.Field(description="how well words and units fit, from 0 to 1")
    explicit: bool = pa.Field(description="whether the document says so itself")
    period: str = pa.Field(description="the period of the rows; empty for all")
    newer: str = pa.Field(description="a later period that the data have; empty where none matters")
    newer_value: float = pa.Field(nullable=True, description="the figure of that period")


class Sources(Relation, roles=("stated",)):
    """Whether a `reference` has a figure for `stated`; where none has one beyond doubt, `reason`
    says why not.
    """

    reference: str = pa.Field(description="name of the reference; empty where there is none")
    reason: str = pa.Field(description="why there is none; empty where there is one")


class Findings(Frame):
    """One row a place where a rule does not hold; `start` to `end` is what `suggestion`
    replaces.
    """

    rule: str = pa.Field(description="code of the rule")
    severity: pd.CategoricalDtype = words(SEVERITIES)
    document: str
    start: int = pa.Field(ge=0)
    end: int = pa.Field(ge=0)
    line: int = pa.Field(ge=1)
    column: int = pa.Field(ge=1)
    end_line: int = pa.Field(ge=1)
    end_column: int = pa.Field(ge=1)
    message: str
    diagnosis: pd.CategoricalDtype = words(DIAGNOSES)
    stated: float = pa.Field(nullable=True, description="the value that was written")
    expected_low: float = pa.Field(nullable=True, description="least value that would hold")
    expected_high: float = pa.Field(nullable=True, description="greatest value that would hold")
    suggestion: str = pa.Field(nullable=True, description="replaces [start, end); or missing")
    fingerprint: str = pa.Field(description="stable under edits elsewhere in the file")
