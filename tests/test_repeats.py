"""One measure told in two documents of a batch."""

from __future__ import annotations

import pytest

import audit


def check(**texts):
    """The report of texts audited together, by their names."""
    report = audit.check(
        [audit.Document.from_text(text, name=f"{name}.md") for name, text in texts.items()]
    )
    assert not report.troubles, [str(trouble) for trouble in report.troubles]
    return report


def messages(report):
    return [
        (row.document, row.severity, row.message)
        for row in report.findings.itertuples()
        if row.rule == "RPT001"
    ]


def test_names_the_other_document():
    report = check(
        summary="In 2019 the Norrby works made 4,120 boats.",
        detail="The works have two halls. In 2019 the Norrby works made 4,210 boats.",
    )
    assert messages(report) == [
        ("detail.md", "warning", '"4,210": told as 4,120 in summary.md'),
    ]


def test_tells_where_each_telling_stands():
    report = check(
        summary="In 2019 the Norrby works made 4,120 boats.",
        detail="The works have 12 cranes. In 2019 the Norrby works made 4,210 boats.",
    )
    (repeat,) = report.relations["repeats"].to_dict(orient="records")
    assert (repeat["first_document"], repeat["first_claim"]) == ("summary.md", 1)
    assert (repeat["document"], repeat["second_claim"]) == ("detail.md", 2)
    assert repeat["holds"] is False


def test_the_value_that_most_documents_tell_is_the_right_one():
    report = check(
        one="In 2019 the Norrby works made 4,210 boats.",
        two="In 2019 the Norrby works made 4,120 boats.",
        three="In 2019 the Norrby works made 4,120 boats.",
    )
    assert [name for name, _, _ in messages(report)] == ["one.md"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The Norrby works made 4,120 boats.",
            "The Norrby works made 4,210 boats.",
            id="the period is not told",
        ),
        pytest.param(
            "In 2018 the Norrby works made 4,120 boats.",
            "In 2019 the Norrby works made 4,210 boats.",
            id="two periods",
        ),
        pytest.param(
            "In 2019 the works made 4,120 boats.",
            "In 2019 the works made 4,210 boats.",
            id="nobody is named",
        ),
        pytest.param(
            "In 2019 the Norrby works made 4,120 boats.",
            "In 2019 the Oxley works made 4,210 boats.",
            id="two names",
        ),
        pytest.param(
            "In 2019 the Norrby works made 4,120 boats.",
            "In 2019 the Norrby works made about 4,100 boats.",
            id="another precision",
        ),
        pytest.param(
            "In 2019 the Norrby works made 4,120 boats.",
            "In 2019 the Norrby works planned to make 4,210 boats.",
            id="a plan",
        ),
    ],
)
def test_says_nothing_of(one, other):
    assert messages(check(one=one, other=other)) == []
