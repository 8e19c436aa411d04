"""What programs read."""

from __future__ import annotations

import datetime
import json
import math

import numpy as np
import pandas as pd
import pytest

import audit
from audit.document import Document
from audit.errors import Trouble
from audit.frames import Claims, Findings
from audit.report import Report
from audit.reports import json_report, records
from audit.rule import Rule


class Wrong(Rule):
    """Something is wrong.

    More on it.
    """

    code = "CHG001"
    name = "wrong"
    blind_spots = "What is not written."


def test_all_that_a_report_holds(report_of):
    report = report_of(
        "It rose by 304 percent.",
        ("304 percent", {"expected_low": 204.0, "expected_high": math.inf}),
        holds=[False],
        claims=[
            {
                "low": -math.inf,
                "period_start": pd.Timestamp("2018-05-01"),
                "period_end": pd.Timestamp("2018-05-31"),
                "table": 1,
            }
        ],
        troubles=[Trouble("a.pdf", "is no text")],
    )
    report = Report(
        report.claims,
        report.relations,
        report.findings,
        [Document.from_text("", "notes.md", datetime.date(2018, 6, 17))],
        {"CHG001": Wrong()},
        report.troubles,
    )
    told = json.loads(json_report.render(report))
    assert list(told) == [
        *("schema_version", "tool", "summary", "documents", "rules", "findings"),
        *("troubles", "claims", "relations"),
    ]
    assert told["schema_version"] == 1
    assert told["tool"] == {"name": "claim-audit", "version": audit.__version__}
    assert told["summary"] == {
        "ok": False,
        "documents": 1,
        "claims": 1,
        "relations": {"changes": 1},
        "findings": {"error": 1, "warning": 0, "info": 0},
        "troubles": 1,
    }
    assert told["documents"] == [{"name": "notes.md", "date": "2018-06-17"}]
    assert told["rules"] == [
        {
            "code": "CHG001",
            "name": "wrong",
            "severity": "error",
            "summary": "Something is wrong.",
            "blind_spots": "What is not written.",
        }
    ]
    assert told["troubles"] == [{"where": "a.pdf", "message": "is no text"}]
    (finding,) = told["findings"]
    assert list(finding) == list(Findings.to_schema().columns)
    assert (finding["rule"], finding["line"], finding["column"]) == ("CHG001", 1, 12)
    assert (finding["expected_low"], finding["expected_high"]) == (204.0, "Infinity")
    assert finding["stated"] is None
    assert finding["suggestion"] is None
    (claim,) = told["claims"]
    assert list(claim) == list(Claims.to_schema().columns)
    assert (claim["low"], claim["value"]) == ("-Infinity", 3.0)
    assert (claim["period_start"], claim["period_end"]) == ("2018-05-01", "2018-05-31")
    assert (claim["table"], claim["row"], claim["direction"]) == (1, None, None)
    (change,) = told["relations"]["changes"]
    assert (change["holds"], change["base_claim"], change["base_value"]) == (False, None, None)


@pytest.mark.parametrize("many", [[1, 2], (1, 2), np.array([1, 2])])
def test_cells_that_hold_lists(many):
    frame = pd.DataFrame({"parts_claim": [many], "parts_low": [[-math.inf]]})
    (told,) = records.records(frame)
    assert (told["parts_claim"], told["parts_low"]) == ([1, 2], ["-Infinity"])


def test_days_keep_a_time_that_they_have():
    frame = pd.DataFrame({"at": [pd.Timestamp("2018-05-01 12:30"), pd.NaT]})
    assert records.records(frame) == [{"at": "2018-05-01T12:30:00"}, {"at": None}]


def test_empty_report(report_of):
    told = json.loads(json_report.render(report_of("")))
    assert told["findings"] == told["claims"] == told["relations"]["changes"] == []
    assert told["summary"]["ok"] is True


def test_text_is_written_as_it_is(report_of):
    rendered = json_report.render(
        report_of("Um „304 Prozent“.", ("„304 Prozent“", {"message": "é"}))
    )
    assert '"message": "é"' in rendered
