"""The published schemas say what the JSON reports hold, and refuse what they never would."""

from __future__ import annotations

import copy
import json
import runpy
from pathlib import Path

import jsonschema
import pandera.pandas as pa
import pytest

import audit
from audit.config import Config
from audit.document import Document
from audit.errors import Trouble
from audit.frames import Relation
from audit.reports import json_report, jsonl_report

DOCS = Path(__file__).parents[2] / "docs"
WRITTEN = ["report.v1.json", "report-line.v1.json"]
PLUGIN = '''
import audit
from audit.frames import Relation
from audit.parts import RelationKind


class Pairs(Relation, roles=("left", "right")):
    """Two numbers that stand beside each other."""

    type: str
    kind: str


def relate(passages):
    row = {"sentence": 0, "start": 0, "end": 9, "construction": "beside", "settled": True}
    odd = {"left_value": float("inf"), "right_claim": 0, "type": "finding", "kind": "odd"}
    return Pairs.from_rows([{"document": "notes.md", **row, **odd}])


@audit.hookimpl
def audit_relations():
    return [RelationKind("pairs", Pairs, relate)]
'''


def schema(name):
    return json.loads((DOCS / "schema" / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def whole():
    return jsonschema.Draft202012Validator(schema("report.v1.json"))


@pytest.fixture(scope="module")
def line():
    return jsonschema.Draft202012Validator(schema("report-line.v1.json"))


@pytest.fixture(scope="module")
def plugin_report(tmp_path_factory):
    """A report with a kind of relation that a plugin brings, and a plugin that failed."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "pairs.py").write_text(PLUGIN)
    config = Config(rules=("pairs.py", "gone.py"), root=folder)
    return audit.check([Document.from_text("In May 225.", "notes.md")], config=config)


def lines(report):
    return [json.loads(each) for each in jsonl_report.render(report).splitlines()]


@pytest.mark.parametrize("name", WRITTEN)
def test_is_what_the_frames_say(name):
    generate = runpy.run_path(str(DOCS / "generate.py"))
    jsonschema.Draft202012Validator.check_schema(schema(name))
    written = (DOCS / "schema" / name).read_text(encoding="utf-8")
    assert written == generate["schemas"]()[f"schema/{name}"], "run: make docs"


def test_reports_are_valid(whole, line, seeds_report, seed_report, plugin_report, report_of):
    for report in (seeds_report, seed_report, plugin_report, report_of("")):
        whole.validate(json.loads(json_report.render(report)))
        for each in lines(report):
            line.validate(each)


def test_every_key_is_declared(seeds_report, seed_report):
    told = json.loads(json_report.render(seeds_report))
    declared = schema("report.v1.json")
    keys = declared["$defs"]
    assert set(told) == set(declared["properties"])
    assert set(told["summary"]) == set(keys["summary"]["properties"])
    for name in ("documents", "rules", "findings", "claims"):
        assert set(told[name][0]) == set(keys[name.removesuffix("s")]["properties"])
    (trouble,) = json.loads(json_report.render(seed_report))["troubles"]
    assert set(trouble) == set(keys["trouble"]["properties"])
    filled = {kind: rows[0] for kind, rows in told["relations"].items() if rows}
    assert {"changes", "shares", "sums"} <= set(filled)
    for kind, row in filled.items():
        assert set(row) == set(keys[f"relation-{kind}"]["properties"])


def drop(name):
    return lambda holder: holder.pop(name)


def put(**values):
    return lambda holder: holder.update(values)


@pytest.mark.parametrize(
    ("at", "change"),
    [
        ((), drop("findings")),
        ((), put(schema_version=2)),
        (("summary", "findings"), drop("error")),
        (("findings", 0), drop("fingerprint")),
        (("findings", 0), put(severity="fatal")),
        (("findings", 0), put(line=0)),
        (("findings", 0), put(message=None)),
        (("findings", 0), put(stated="NaN")),
        (("claims", 0), put(period_start="May 2018")),
        (("claims", 0), put(kind="fruit")),
        (("claims", 0), put(sentence=-2)),
        (("claims", 0), put(table=0.5)),
        (("relations", "changes", 0), put(holds="no")),
        (("relations", "changes", 0), drop("base_claim")),
        (("relations", "sums", 0), put(parts_claim=["0"])),
        (("relations", "sums", 0), put(parts_low=4)),
        (("relations",), put(pairs=[{"left_claim": 0}])),
    ],
)
def test_what_is_wrong_is_refused(at, change, whole, seeds_report):
    told = json.loads(json_report.render(seeds_report))
    holder = changed = copy.deepcopy(told)
    for step in at:
        holder = holder[step]
    change(holder)
    assert not whole.is_valid(changed)
    assert whole.is_valid(told)


def test_further_keys_are_no_other_version(whole, seeds_report):
    told = json.loads(json_report.render(seeds_report))
    told["later"] = told["findings"][0]["later"] = 1
    assert whole.is_valid(told)


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "claims", "data": {}},
        {"type": "trouble", "data": {"where": "a.pdf"}},
        {"type": "trouble"},
        {"type": "relation", "kind": "sums", "data": {"document": "a", "total_claim": 0}},
        {"data": {"where": "a.pdf", "message": "gone"}},
    ],
)
def test_line_that_is_wrong_is_refused(wrong, line):
    assert not line.is_valid(wrong)


def test_lines_hold_what_the_object_holds(seeds_report, seed_report, plugin_report):
    for report in (seeds_report, seed_report, plugin_report):
        told = json.loads(json_report.render(report))
        read = lines(report)
        assert [each["type"] for each in (read[0], read[-1])] == ["head", "summary"]
        assert read[0]["data"] == {key: told[key] for key in ("schema_version", "tool")}
        assert read[-1]["data"] == told["summary"]
        for name in ("document", "rule", "finding", "trouble", "claim"):
            assert [each["data"] for each in read if each["type"] == name] == told[f"{name}s"]
        for kind, rows in told["relations"].items():
            assert [each["data"] for each in read if each.get("kind") == kind] == rows


def test_kind_of_a_plugin_may_have_columns_of_our_names(plugin_report):
    (told,) = [each for each in lines(plugin_report) if each.get("kind") == "pairs"]
    assert told["type"] == "relation"
    assert (told["data"]["type"], told["data"]["kind"]) == ("finding", "odd")
    assert told["data"]["left_value"] == "Infinity"
    assert [each["type"] for each in lines(plugin_report)].count("trouble") == 1


def test_line_ends_in_a_document_end_no_line(report_of):
    report = report_of("304", ("304", {"message": "a\nb\u2028c"}), troubles=[Trouble("a\r", "b\n")])
    written = jsonl_report.render(report).split("\n")
    assert [json.loads(each)["type"] for each in written[:-1]] == [
        *("head", "document", "finding", "trouble", "summary")
    ]


def test_bounds_and_lists_come_from_the_model():
    from audit.json_schema import report_schema

    class Odd(Relation, roles=("stated",), many=("items",)):
        """An odd kind."""

        month: int = pa.Field(ge=1, le=12, description="of the year")
        weight: float

    columns = report_schema({"odd": Odd})["$defs"]["relation-odd"]["properties"]
    assert columns["month"] == {
        **{"description": "of the year", "type": "integer", "minimum": 1, "maximum": 12}
    }
    assert columns["weight"] == {"$ref": "#/$defs/number"}
    assert columns["items_claim"]["anyOf"][0] == {"type": "array", "items": {"type": "integer"}}
    assert {"type": "null"} in columns["stated_claim"]["anyOf"]
