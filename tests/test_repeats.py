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


TABLE = """

| | 2019 | 2018 |
|---|---|---|
| Revenue ($ million) | 5.8 | 5.1 |
"""


def told_in_one(tmp_path, text):
    """What is said of repeats in a Markdown file."""
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    report = audit.check(path)
    assert not report.troubles
    return [message for _, _, message in messages(report)]


def test_a_table_against_the_text(tmp_path):
    text = f"# Year\n\nRevenue was $5.2 million in 2019.{TABLE}"
    assert told_in_one(tmp_path, text) == ['"5.8": told as $5.2 million elsewhere in this document']


@pytest.mark.parametrize(
    "text",
    [
        "# Year\n\nRevenue was about $6 million in 2019." + TABLE,
        "# Year\n\nIn Peru, revenue was $1.2 million in 2019." + TABLE,
        "# Year\n\n## Peru\n\nRevenue was $1.2 million in 2019.\n\n## Group" + TABLE,
        "# Year\n\n## Peru\n\nRevenue was $1.2 million in 2019." + TABLE,
        "# Year\n\nRevenue was $5.1 million in 2018." + TABLE,
    ],
    ids=["rounded", "a part", "two headings", "under a heading", "another year"],
)
def test_a_table_that_does_not_contradict_the_text(tmp_path, text):
    assert told_in_one(tmp_path, text) == []


HEADLINE = "# Town spends $4 million on roads\n\n"


def test_a_headline_without_a_period_against_the_only_one_below(tmp_path):
    text = f"{HEADLINE}The town spent $5 million on roads in 2020."
    assert told_in_one(tmp_path, text) == [
        '"$4 million": told as $5 million elsewhere in this document'
    ]


@pytest.mark.parametrize(
    "below",
    [
        "The town spent $4.2 million on roads in 2020.",
        "The town spent $6 million on roads in 2020. The town spent $5 million on roads in 2019.",
        "The town spent $4 million on roads in 2020.\n\nOver the two years the town spent"
        " $7 million on roads.",
    ],
    ids=["rounded", "two years", "years taken together"],
)
def test_a_headline_that_the_text_does_not_contradict(tmp_path, below):
    assert told_in_one(tmp_path, HEADLINE + below) == []


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
