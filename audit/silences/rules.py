"""AUD: what documents say to the audit, and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandera.pandas as pa

from audit.frames import Silences
from audit.rule import Finding, Rule

if TYPE_CHECKING:
    import pandas as pd


class SilenceSilencesNothing(Rule):
    """A comment silences a rule that has nothing to say there.

    What it was written for has been mended, or has moved away; it would hide the next fault. It is
    not told of where a rule that the comment names did not look, and no comment silences it.
    """

    code = "AUD001"
    name = "silence-silences-nothing"
    severity = "warning"

    class Schema(Silences):
        """Something is silenced."""

        @pa.dataframe_check
        @classmethod
        def silences_something(cls, silences: pd.DataFrame) -> pd.Series[bool]:
            return silences["silenced"] > 0

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        """Those that are understood, and whose rules looked."""
        return (frame["fault"] == "") & frame["judged"]

    def explain(self, silence: Any) -> Finding:
        """What is not found there."""
        named = silence.selector
        told = f"{named} finds nothing" if named else "no rule finds anything"
        return Finding(silence.start, silence.end, f'"{silence.text}": {told} to silence')


class DirectiveNotUnderstood(Rule):
    """A comment to the audit names no rule that there is, or has no beginning or no end.

    It silences nothing.
    """

    code = "AUD002"
    name = "directive-not-understood"
    severity = "warning"

    class Schema(Silences):
        """There is no fault."""

        @pa.dataframe_check
        @classmethod
        def is_understood(cls, silences: pd.DataFrame) -> pd.Series[bool]:
            return silences["fault"] == ""

    def explain(self, silence: Any) -> Finding:
        """What the fault is."""
        return Finding(silence.start, silence.end, f'"{silence.text}": {silence.fault}')


class SilenceWithoutReason(Rule):
    """A comment silences a rule and does not say why, where the configuration asks for reasons.

    The setting is `require-reasons`; the reason stands behind two dashes.
    """

    code = "AUD003"
    name = "silence-without-reason"
    severity = "warning"

    class Schema(Silences):
        """There is a reason if one is asked for."""

        @pa.dataframe_check
        @classmethod
        def says_why(cls, silences: pd.DataFrame) -> pd.Series[bool]:
            return ~silences["lacks_reason"]

    def explain(self, silence: Any) -> Finding:
        """How to write the reason."""
        return Finding(
            silence.start,
            silence.end,
            f'"{silence.text}" gives no reason; write it behind two dashes: '
            f'"{silence.text} -- because …"',
        )


RULES = (SilenceSilencesNothing, DirectiveNotUnderstood, SilenceWithoutReason)
