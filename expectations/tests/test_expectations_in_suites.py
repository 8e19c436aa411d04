"""The expectations, as anybody's suite uses them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from audit_expectations import (
    ExpectClaimsToBeWellFormed,
    ExpectColumnFigureToBeAsClaimed,
    ExpectQueryToSupportClaim,
    ExpectStatedChangesToFollow,
    ExpectStatedSharesToFollow,
    ExpectStatedSumsToAddUp,
)

import audit

PASSENGERS = pd.DataFrame({"route": ["N", "S", "N", "S"], "passengers": [11840, 8215, 12105, 8460]})


@pytest.mark.parametrize(
    ("aggregate", "claim", "holds"),
    [
        ("sum", "40,620 passengers", True),  # 11,840 + 8,215 + 12,105 + 8,460
        ("sum", "40,602 passengers", False),
        ("sum", "about 41,000 passengers", True),
        ("sum", "more than 40,000 passengers", True),
        ("sum", "more than 41,000 passengers", False),
        ("average", "10,155 passengers", True),
        ("median", "10,150 passengers", True),  # (8,460 + 11,840) / 2
        ("max", "12,105 passengers", True),
        ("min", "8,215 passengers", True),
        ("min", "8,251 passengers", False),
    ],
)
def test_an_aggregate_lies_in_what_words_stand_for(validate, aggregate, claim, holds):
    (result,) = validate(
        PASSENGERS,
        ExpectColumnFigureToBeAsClaimed(column="passengers", aggregate=aggregate, claim=claim),
    )
    assert result.success is holds, result.result


def test_a_column_in_millions_has_a_scale(validate):
    told = {"column": "revenue", "aggregate": "sum", "scale": 1e6}
    frame = pd.DataFrame({"revenue": [0.6, 0.63]})
    for claim, holds in (("$1.2 billion", False), ("$1.2 million", True)):
        (result,) = validate(frame, ExpectColumnFigureToBeAsClaimed(claim=claim, **told))
        assert result.success is holds


@pytest.mark.parametrize("claim", ["in May", "225 strikes and 74 strikes"])
def test_words_without_one_quantity_are_refused(claim):
    with pytest.raises(ValueError, match="quantities, where one is needed"):
        ExpectColumnFigureToBeAsClaimed(column="passengers", aggregate="sum", claim=claim)


@pytest.mark.parametrize(
    ("query", "low", "high", "holds"),
    [
        ("SELECT sum(passengers) FROM {batch} WHERE route = 'N'", 23945, 23945, True),
        ("SELECT sum(passengers) FROM {batch} WHERE route = 'N'", 23946, None, False),
        ("SELECT sum(passengers) FROM {batch} WHERE route = 'X'", 0, 1, False),
        ("SELECT 100.0 * (SELECT count(*) FROM {batch} WHERE route = 'N') / count(*) FROM {batch}",
         49.5, 50.5, True),
    ],
)  # fmt: skip
def test_a_query_gives_what_a_claim_stands_for(validate, query, low, high, holds):
    asked = ExpectQueryToSupportClaim(query=query, min_value=low, max_value=high)
    (result,) = validate(PASSENGERS, asked)
    assert result.success is holds, result.result
    assert not result.exception_info["raised_exception"]


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("SELECT 1", "must read from {batch}"),
        ("DROP TABLE {batch}", "where a SELECT is asked for"),
        ("SELECT 1 FROM {batch}; SELECT 2", "has 2 statements"),
    ],
)
def test_what_is_no_select_over_the_batch_is_refused(query, fault):
    with pytest.raises(ValueError, match=fault):
        ExpectQueryToSupportClaim(query=query, min_value=1)


def test_a_query_reaches_no_file(validate, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    asked = ExpectQueryToSupportClaim(
        query=f"SELECT count(*) FROM {{batch}}, '{secret}'", min_value=1
    )
    (result,) = validate(PASSENGERS, asked)
    assert not result.success
    (told,) = result.exception_info.values()
    assert "disabled" in told["exception_message"]


def test_changes_follow_as_they_are_rounded(validate):
    frame = pd.DataFrame(
        {"before": [74, 74, 1.1, 5], "after": [225, 225, 1.2, None], "rise": [204, 304, 9, 7]}
    )
    told = {"stated": "rise", "base": "before", "current": "after"}
    (result,) = validate(
        # 225 is 204.05 percent more than 74; 1.2 is 9.09 percent more than 1.1
        frame, ExpectStatedChangesToFollow(**told, decimals={"rise": 0})
    )  # fmt: skip
    assert not result.success
    assert result.result["partial_unexpected_index_list"] == [1]
    assert result.result["missing_count"] == 1
    (exact,) = validate(frame.head(1), ExpectStatedChangesToFollow(**told))
    assert not exact.success


def test_shares_and_sums_follow(validate):
    frame = pd.DataFrame({"p": [1, 1], "w": [3, 3], "s": [33.3, 33.4], "rest": [66.7, 66.6]})
    share, total, formed = validate(
        frame,
        ExpectStatedSharesToFollow(stated="s", part="p", whole="w", decimals={"s": 1}),
        ExpectStatedSumsToAddUp(total="w", parts=["p", "p"]),
        ExpectClaimsToBeWellFormed(),
    )
    assert share.result["partial_unexpected_index_list"] == [1]
    assert total.result["unexpected_count"] == 2
    assert "is no table of claims" in formed.exception_info["exception_message"]
    (hundred,) = validate(frame, ExpectStatedSumsToAddUp(total=None, parts=["s", "rest"]))
    assert hundred.success


def test_a_column_that_is_missing_is_named(validate):
    asked = ExpectStatedSumsToAddUp(total="passenger", parts=["passengers"])
    (result,) = validate(PASSENGERS, asked)
    assert not result.success
    assert 'did you mean "passengers"?' in result.exception_info["exception_message"]


def test_the_frames_of_an_audit_bring_their_intervals(validate):
    text = (
        "The coalition flew 225 strikes in May, a 304 percent increase over the 74 in March. "
        "Sales rose 9 percent to $1.2 billion from $1.1 billion."
    )
    report = audit.check(text=text)
    changes, claims = report.relations["changes"], report.claims
    assert changes["holds"].tolist() == [False, True]
    (result,) = validate(changes, ExpectStatedChangesToFollow())
    assert result.result["partial_unexpected_index_list"] == [0]
    (formed,) = validate(claims, ExpectClaimsToBeWellFormed())
    assert formed.success
    assert formed.result["element_count"] == len(claims) > 4


def test_claims_are_well_formed_in_a_database(made, tmp_path):
    claims = audit.extract("In May 225 strikes were flown, and 74 in March.")
    with closing(sqlite3.connect(tmp_path / "claims.db")) as database:
        claims.to_sql("claims", database, index=False)
        claims.assign(end=0).to_sql("spoilt", database, index=False)
    source = made.data_sources.add_sqlite(
        "claims", connection_string=f"sqlite:///{tmp_path / 'claims.db'}"
    )
    for table, holds in (("claims", True), ("spoilt", False)):
        asset = source.add_table_asset(table, table_name=table)
        batch = asset.add_batch_definition_whole_table("all").get_batch()
        result = batch.validate(ExpectClaimsToBeWellFormed())
        assert result.success is holds
        assert result.result["element_count"] == len(claims)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claims: claims.assign(end=[0, *claims["end"][1:]]),
        lambda claims: claims.assign(high=[claims["value"][0] - 1, *claims["high"][1:]]),
        lambda claims: claims.assign(kind=["heap", *claims["kind"][1:]]),
        lambda claims: claims.assign(claim=[1, *claims["claim"][1:]]).iloc[::-1],
    ],
    ids=["ends-before-it-starts", "outside-its-interval", "no-such-kind", "told-twice"],
)
def test_a_claim_that_is_not_well_formed_is_found(validate, spoil):
    claims = audit.extract("In May 225 strikes were flown, and 74 in March.")
    (result,) = validate(spoil(claims), ExpectClaimsToBeWellFormed())
    assert not result.success
    assert result.result["unexpected_count"] == 1
