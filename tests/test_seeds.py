"""The documents in `seeds/`: an audit finds what their expectations say, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml
from audited import Audited, Found, audit_text, take

import audit

SEEDS = Path(__file__).parents[1] / "seeds"
DOCUMENTS = sorted(
    path
    for path in SEEDS.iterdir()
    if path.suffix in {".md", ".html", ".txt"} and path.stem != "README"
)


@cache
def audited() -> dict[str, Audited]:
    report = audit.check([str(path) for path in DOCUMENTS])
    return {Path(document.name).name: take(report, document) for document in report.documents}


def expected(path):
    return yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))


each = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def test_each_expectation_has_its_document():
    expectations = {path.name.removesuffix(".expected.yaml") for path in SEEDS.glob("*.yaml")}
    assert expectations == {path.stem for path in DOCUMENTS}


@each
def test_exactly_the_planted_errors_are_found(path):
    seed = audited()[path.name]
    rows = seed.findings[seed.findings["severity"] != "info"]
    found = [
        (finding, int(row.line), int(row.column))
        for finding, row in zip(seed.found(), rows.itertuples(), strict=True)
    ]
    planted = [
        (
            Found(
                each["rule"], each["at"], each["diagnosis"], each["suggestion"], each["severity"]
            ),
            each["line"],
            each.get("column"),
        )
        for each in expected(path)["findings"]
    ]
    if any(column is None for *_, column in planted):
        found = [(finding, line, None) for finding, line, _ in found]
    assert found == planted, seed.told()


@each
def test_what_is_told_of_the_values_is_seen(path):
    seed = audited()[path.name]
    for relation in expected(path)["relations"]:
        frame = seed.relations[relation.pop("kind")]
        assert any(_is(row, relation) for row in frame.to_dict(orient="records")), (
            f"{relation}\n{seed.told()}"
        )


@each
def test_claims_are_extracted(path):
    seed = audited()[path.name]
    for claim in expected(path).get("claims", []):
        first, last = claim.pop("period", (None, None))
        rows = seed.claims.to_dict(orient="records")
        assert any(
            all(str(row[name]) == str(value) or row[name] == value for name, value in claim.items())
            and (first is None or row["period_start"] == pd.Timestamp(first))
            and (last is None or row["period_end"] == pd.Timestamp(last))
            for row in rows
        ), f"{claim}\n{seed.told()}\n{seed.claims[['text', 'period_start', 'period_end']]}"


@pytest.mark.parametrize("name", ["strikes.md", "participants.txt", "earnings.md"])
def test_what_is_suggested_makes_the_document_right(name):
    seed = audited()[name]
    document, text = seed.document, seed.document.source
    for row in reversed(list(seed.findings.itertuples())):
        start, end = document.source_span(row.start, row.end)
        text = text[:start] + row.suggestion + text[end:]
    mended = audit_text(text)
    assert mended.found() == [], mended.told()


def test_the_corrected_twin_differs_in_the_two_percentages_only():
    wrong, right = ((SEEDS / f"strikes{twin}.md").read_text() for twin in ("", "-corrected"))
    assert wrong.replace("304 percent", "204 percent").replace("123 percent", "23 percent") == right


def test_the_reference_table_has_what_the_item_should_say():
    table = pd.read_csv(SEEDS / "strikes.csv")
    assert dict(zip(table["month"], table["strikes"], strict=True)) == {
        "March": 74,
        "April": 183,
        "May": 225,
    }


def _is(row, relation):
    for role, value in relation.items():
        if role == "holds":
            same = bool(row["holds"]) is value
        elif role == "parts":
            same = list(row["parts_value"]) == pytest.approx(value)
        else:
            same = row[f"{role}_value"] == pytest.approx(value)
        if not same:
            return False
    return True
