"""The testing kit passes what is right, and fails with a reason what is not."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pandera.pandas as pa
import pytest

import audit
from audit.config import Config
from audit.errors import AuditError
from audit.frames import Claims
from audit.testing import Case, Found, cases, examples, verify


class FerriesInPart(audit.Rule):
    """A count of ferries is not a whole number."""

    code = "FRY001"
    name = "ferries-in-part"
    flagged = (audit.Flagged("The port bought 2.5 ferries.", at="2.5 ferries"),)
    accepted = ("The port bought 3 ferries.",)

    class Schema(Claims):
        @pa.dataframe_check
        @classmethod
        def whole(cls, claims):
            return claims["value"] % 1 == 0

    def applies(self, claims):
        return claims["unit"] == "ferry"

    def explain(self, claim):
        noun = claim.end + len(" ferries")
        return audit.Finding(claim.start, noun, f'"{claim.text}": no ferry is bought in part')


class FerriesInPartAsRemark(FerriesInPart):
    """A count of ferries may not be a whole number."""

    code = "FRY002"
    name = "ferries-perhaps-in-part"
    severity = "info"


@pytest.fixture
def folder(tmp_path):
    def folder(content, name="FRY001.yaml"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path

    return folder


@pytest.fixture
def made(folder):
    """The cases of this text of a file, for the rule on ferries."""
    return lambda content: cases(folder(content), FerriesInPart)


@pytest.mark.parametrize(
    "case", [*examples(FerriesInPart), *examples(FerriesInPartAsRemark)], ids=str
)
def test_examples_of_a_rule_that_no_plugin_brings(case, verify):
    verify(case)


def test_examples_are_told_by_rule_and_sort():
    assert [str(case) for case in examples(FerriesInPart)] == [
        "FRY001 flagged: example 0",
        "FRY001 accepted: example 0",
    ]


def test_without_anything_given_the_built_in_rules_are_tested():
    codes = {case.code for case in examples()}
    assert {"CHG001", "RPT001"} <= codes
    assert "FRY001" not in codes


def test_a_plugin_is_a_module_with_hooks():
    plugin = ModuleType("acme_ferries")
    plugin.audit_rules = audit.hookimpl(lambda: [FerriesInPart], specname="audit_rules")
    assert {case.code for case in examples(plugin)} == {"FRY001"}


def test_rules_that_are_not_under_test_do_not_look(made):
    (case,) = made("silent:\n  another: Fares rose 50 percent to $6 from $5.\n")
    verify(case)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": "The port bought 3 ferries."}, "found [], not [Found(rule='FRY001'"),
        ({"findings": ()}, "found [Found(rule='FRY001', at='2.5 ferries'"),
        ({"findings": (Found("FRY001", "2.5", "other", None),)}, "not [Found(rule='FRY001', at"),
        (
            {"findings": (Found("FRY001", "2.5 ferries", "magnitude", None),)},
            "diagnosis='magnitude'",
        ),
        ({"messages": ("sunk",)}, 'bought in part", without "sunk"'),
    ],
)
def test_flagged_case_fails_where_something_else_is_found(change, told):
    case = replace(examples(FerriesInPart)[0], **change)
    with pytest.raises(AssertionError) as failure:
        verify(case)
    assert told in str(failure.value)
    assert "FRY001 flagged: example 0" in str(failure.value)


def test_accepted_case_fails_where_nothing_was_seen():
    case = replace(examples(FerriesInPart)[1], text="The port bought 3 buses.")
    with pytest.raises(AssertionError, match="FRY001 saw nothing to judge in FRY001 accepted"):
        verify(case)
    verify(replace(case, sort="silent"))


def test_accepted_case_fails_where_nothing_was_seen_at_its_words(made):
    text = "The port bought 3 ferries and 14 buses."
    right, wrong = made(f"accepted:\n  a: {{text: {text}, at: 3}}\n  b: {{text: {text}, at: 14}}\n")
    verify(right)
    with pytest.raises(AssertionError, match='saw nothing to judge at "14"'):
        verify(wrong)


def test_accepted_case_fails_where_something_is_found(made):
    (case,) = made("accepted:\n  half: The port bought 2.5 ferries.\n")
    with pytest.raises(AssertionError, match=r"found \[Found"):
        verify(case)


def test_case_may_have_several_findings_that_say_something(made):
    (case,) = made(
        """
        flagged:
          two ports:
            text: The port bought 2.5 ferries. Its neighbour bought 1.5 ferries.
            findings:
            - {at: 2.5 ferries, message: no ferry is}
            - {at: 1.5 ferries}
        """
    )
    verify(case)
    with pytest.raises(AssertionError, match="found"):
        verify(replace(case, findings=case.findings[:1]))


def test_case_is_read_by_its_suffix_on_its_date(made):
    table = "| ferries | Kiel |\\n|---|---|\\n| bought | 3 |\\n\\nIt had 2 ferries last year."
    (case,) = made(f'silent:\n  grid: {{text: "{table}", suffix: .md, date: 2019-05-01}}\n')
    document = case.document("grid")
    assert len(document.tables) == 1
    assert document.name == "grid.md"
    claims = audit.extract(document)
    assert 2018 in claims["period_start"].dt.year.tolist()
    verify(case)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("flaged: {}", '"flaged" cannot stand here; did you mean "flagged"?'),
        ("- 3", r"FRY001.yaml: must be a table, not \[3\]"),
        ("flagged: {", "FRY001.yaml: is not YAML: while parsing"),
        ("flagged:\n  half: A text.", 'flagged: half: "at" must be words of the text'),
        ("flagged:\n  half: {text: Two, at: 3}", 'flagged: half: "at" must be words of the text'),
        ("flagged:\n  half: {text: Two, findings: []}", "flagged: half: has no findings"),
        ("silent:\n  half: {text: Two, at: Two}", 'silent: half: "at" cannot stand here'),
        ("silent:\n  half: {date: 2019-05-01}", "silent: half: has no text"),
        ("silent:\n  half: {text: Two, date: May}", "silent: half: date must be a day"),
        ("accepted:\n  half: {text: Two, at: 3}", 'accepted: half: "at" must be words of the text'),
    ],
)
def test_file_that_holds_no_cases_is_told(made, content, told):
    with pytest.raises(AuditError, match=told):
        made(content)


def test_file_of_another_rule_and_a_folder_without_files_are_told(folder, tmp_path):
    with pytest.raises(AuditError, match=r'FRY01 is no rule under test; did you mean "FRY001"\?'):
        cases(folder("silent: {}", "FRY01.yaml"), FerriesInPart)
    (tmp_path / "none").mkdir()
    with pytest.raises(AuditError, match="holds no cases"):
        cases(tmp_path / "none", FerriesInPart)


def test_rule_without_examples_is_told(monkeypatch):
    monkeypatch.setattr(FerriesInPart, "accepted", ())
    with pytest.raises(AuditError, match="rule FRY001 has no example that is accepted"):
        examples(FerriesInPart)


def test_plugin_that_cannot_be_used_is_told():
    with pytest.raises(AuditError, match="has no docstring"):
        examples(type("Bare", (FerriesInPart,), {"__doc__": None, "__module__": __name__}))
    with pytest.raises(AuditError, match="plugin SimpleNamespace: has no function that is marked"):
        examples(SimpleNamespace())


def test_settings_reach_the_plugin():
    plugin = ModuleType("acme_ferries")

    def audit_configure(config):
        if not config.plugin_settings.get("acme-ferries"):
            raise AuditError("no port is told")

    plugin.audit_configure = audit.hookimpl(audit_configure)
    plugin.audit_rules = audit.hookimpl(lambda: [FerriesInPart], specname="audit_rules")
    with pytest.raises(AuditError, match="plugin acme_ferries: no port is told"):
        examples(plugin)
    assert examples(plugin, config=Config(plugin_settings={"acme-ferries": {"port": "Kiel"}}))


def test_cases_are_values():
    case = Case("FRY001", "silent", "none", "Nothing.")
    assert case == Case("FRY001", "silent", "none", "Nothing.")
    assert len({case, replace(case)}) == 1
