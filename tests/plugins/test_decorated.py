"""A rule as one function does what a class does."""

from __future__ import annotations

from textwrap import dedent

import pytest

import audit
from audit.errors import AuditError
from audit.frames import Changes
from audit.interval import Interval
from audit.testing import Bench, Found, examples


@audit.rule(
    code="FNC001",
    name="ferries-in-part",
    applies=lambda claims: claims["unit"] == "ferry",
    message='"{text}": no ferry is bought in part, as {value:g} of them would be',
    flagged=[audit.Flagged("The port bought 2.5 ferries.", at="2.5")],
    accepted=["The port bought 3 ferries."],
    blind_spots="Averages.",
)
def ferries_are_whole(claims):
    """A count of ferries is not a whole number.

    A port that buys half of one shares it.
    """
    return claims["value"] % 1 == 0


@audit.rule(
    code="FNC002",
    name="doubled-at-once",
    severity="warning",
    frame=Changes,
    at="stated",
    message="{stated.text} from {base.text} is a leap ({direction})",
    flagged=[audit.Flagged("Rents rose 150 percent to $500 from $200.", at="150 percent")],
    accepted=["Rents rose 50 percent to $300 from $200."],
)
def changes_are_small(changes):
    """A change is said to be more than 100 percent."""
    return Interval.of(changes, "stated").low <= 100


@audit.rule(
    code="FNC003",
    name="ferry-of-many",
    applies=lambda claims: claims["unit"] == "ferry",
    message=lambda claim: audit.Finding(
        claim.start, claim.start + 1, f"{claim.value:g} are many", suggestion="5"
    ),
    flagged=[audit.Flagged("The port bought 9 ferries.", at="9", suggestion="5")],
    accepted=["The port bought 3 ferries."],
)
def ferries_are_few(claims):
    """There are many ferries."""
    return claims["low"] < 6


RULES = (ferries_are_whole, changes_are_small, ferries_are_few)


@pytest.mark.parametrize("case", [case for each in RULES for case in examples(each)], ids=str)
def test_examples(case, verify):
    verify(case)


def test_message_names_columns_and_roles(audited_case):
    whole, change = (examples(each)[0] for each in RULES[:2])
    assert audited_case(whole).findings["message"].tolist() == [
        '"2.5": no ferry is bought in part, as 2.5 of them would be'
    ]
    assert audited_case(change).findings["message"].tolist() == [
        "150 percent from $200 is a leap (up)"
    ]
    assert audited_case(change).relations["changes"]["holds"].tolist() == [False]


def test_it_is_documented_as_a_class_is():
    assert issubclass(ferries_are_whole, audit.Rule)
    assert ferries_are_whole.__doc__.splitlines()[0] == (
        "A count of ferries is not a whole number."
    )
    assert (ferries_are_whole.severity, changes_are_small.severity) == ("error", "warning")
    assert ferries_are_whole.blind_spots == "Averages."


def test_message_that_names_no_column_is_told():
    broken = audit.rule(code="FNC004", name="a-b", message="{txt}")(ferries_are_whole_again)
    report = audit.check(
        text="The port bought 2.5 ferries.",
        plugins=Bench((broken,)).plugins,
    )
    assert [str(each) for each in report.troubles] == [
        "plugin rules under test: rule FNC004 raised AttributeError: "
        "neither a role nor a column of this frame: 'txt'"
    ]


def ferries_are_whole_again(claims):
    """A count is not whole."""
    return claims["value"] % 1 == 0


def test_function_without_docstring_is_refused():
    bare = audit.rule(code="FNC005", name="a-b", message="no")(lambda claims: claims["value"] > 0)
    with pytest.raises(AuditError, match="has no docstring, which is its documentation"):
        examples(bare)


def test_rule_file_may_hold_one(told, tmp_path):
    source = '''
    import audit

    @audit.rule(code="HSE001", name="too-few", message="{text} are too few")
    def enough(claims):
        """There are less than three."""
        return claims["value"] >= 3
    '''
    (tmp_path / "house.py").write_text(dedent(source))
    plugins, troubles = told(rules=("house.py",), root=tmp_path)
    assert troubles == []
    report = audit.check(text="It has 2 boats.", plugins=plugins)
    (finding,) = report.findings.itertuples()
    assert (finding.rule, finding.message) == ("HSE001", "2 are too few")


def test_found_is_where_the_words_are(audited_case):
    (found,) = audited_case(examples(ferries_are_few)[0]).found()
    assert found == Found("FNC003", "9", "other", "5")
