"""CSV and Parquet: what comes back is what the frames held."""

from __future__ import annotations

import io
import sys
from dataclasses import replace

import pandas as pd
import pyarrow.parquet as pq
import pytest

from audit.errors import AuditError
from audit.reports import csv_report, parquet


def test_csv_comes_back(seeds_report):
    back = pd.read_csv(io.StringIO(csv_report.render(seeds_report)), keep_default_na=False)
    findings = seeds_report.findings
    assert list(back) == list(findings)
    assert len(back) == len(findings) > 5
    for column in ("rule", "severity", "document", "line", "message", "fingerprint"):
        assert back[column].tolist() == findings[column].tolist()


def test_csv_keeps_line_ends_quotes_and_what_is_missing(report_of):
    report = report_of(
        "304 and 12",
        ("304", {"message": 'a "b", c\nd', "stated": 304.0, "suggestion": "1,5"}),
        ("12", {}),
    )
    back = pd.read_csv(io.StringIO(csv_report.render(report)))
    assert back["message"].tolist() == ['a "b", c\nd', "does not follow"]
    assert back["stated"].tolist()[0] == 304.0
    assert back[["stated", "suggestion"]].isna().to_numpy().tolist() == [[False] * 2, [True] * 2]


def test_csv_of_nothing_is_a_row_of_names(report_of):
    assert csv_report.render(report_of("")).startswith("rule,severity,document,")


def frames(report):
    files = parquet.render(report)
    return {name: pq.read_table(io.BytesIO(content)) for name, content in files.items()}


def test_parquet_has_a_file_for_each_frame(seeds_report):
    read = frames(seeds_report)
    held = {
        "claims": seeds_report.claims,
        "findings": seeds_report.findings,
        **seeds_report.relations,
    }
    assert set(read) == {f"{name}.parquet" for name in held}
    for name, frame in held.items():
        back = read[f"{name}.parquet"].to_pandas()
        lists = [column for column in frame if column.startswith(("parts_", "factors_"))]
        pd.testing.assert_frame_equal(
            back.drop(columns=lists), frame.drop(columns=lists), check_dtype=False
        )
        for column in lists:
            assert [list(cell) for cell in back[column]] == frame[column].tolist()
    assert read["sums.parquet"].num_rows


def test_types_do_not_hang_on_what_was_found(seeds_report):
    """Files of two runs can be read as one table."""
    some = frames(seeds_report)
    relations = {kind: frame[:0] for kind, frame in seeds_report.relations.items()}
    empty = replace(
        seeds_report,
        claims=seeds_report.claims[:0],
        findings=seeds_report.findings[:0],
        relations=relations,
    )
    none = frames(empty)
    for name, table in some.items():
        assert none[name].num_rows == 0
        assert none[name].schema.equals(table.schema), name


def test_parquet_without_pyarrow(report_of, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(AuditError, match=r'pip install "claim-audit\[parquet\]"'):
        parquet.render(report_of(""))
