"""One cause, one remark: what a part shows is not told again of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from audit_forensics.frames import SCOPES
from audit_forensics.wording import odd_digits

if TYPE_CHECKING:
    import pandas as pd

_PLACE: Final = ["document", "start", "message"]


def without_wholes(findings: pd.DataFrame, tests: pd.DataFrame) -> pd.DataFrame:
    """The findings without those on a document of which a table has the same, and those on a corpus
    of which a document or a table has.

    It is asked last, of the findings that are left: where the remark on a table is silenced by the
    settings, that on its document stays.
    """
    failing = tests[tests["holds"].eq(False).fillna(value=False)]
    if failing.empty:
        return findings
    failing = failing.assign(
        message=[odd_digits(test) for test in failing.itertuples()],
        rank=failing["scope"].map({scope: at for at, scope in enumerate(SCOPES)}),
    )
    told = failing.merge(findings[_PLACE].drop_duplicates(), on=_PLACE)
    explained = [_is_explained(test, told) for test in told.itertuples()]
    wholes = set(told.loc[explained, _PLACE].itertuples(index=False, name=None))
    keys = findings[_PLACE].itertuples(index=False, name=None)
    return findings[[key not in wholes for key in keys]]


def _is_explained(test: Any, told: pd.DataFrame) -> bool:
    """Whether a smaller scope within that of a test fails it too."""
    parts = told[told["rank"].lt(test.rank) & told["construction"].eq(test.construction)]
    return bool(
        len(parts) and (test.scope == "corpus" or parts["document"].eq(test.document).any())
    )
