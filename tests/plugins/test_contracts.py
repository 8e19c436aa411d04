"""What plugins give is vetted, and what raises is contained."""

from __future__ import annotations

import pandas as pd
import pytest
from plugin_sources import BRINGS_RULE, RULE

import audit
from audit.frames import Claims, Findings

GATHERING = (
    *("audit_readers", "audit_vocabulary", "audit_extractors", "audit_relations", "audit_rules"),
    "audit_reports",
)
ONE_FINDING = {
    "rule": "CHG001",
    "severity": "error",
    "document": "a.txt",
    "start": 0,
    "end": 1,
    "line": 1,
    "column": 1,
    "end_line": 1,
    "end_column": 2,
    "message": "no",
    "diagnosis": "other",
    "fingerprint": "f",
}


@pytest.mark.parametrize("hook", GATHERING)
def test_hook_that_raises_is_named(install, told, hook):
    install(
        "acme-audit",
        "0.3",
        f"import audit\n@audit.hookimpl\ndef {hook}():\n    raise ValueError('out of order')",
    )
    plugins, troubles = told()
    assert troubles == [
        f"plugin acme-audit 0.3: {hook} raised ValueError: out of order (acme_audit.py, line 4)"
    ]
    assert plugins.rules()
    assert plugins.readers()


@pytest.mark.parametrize("hook", GATHERING)
@pytest.mark.parametrize("result", ["None", "3", "'text'", "{}"])
def test_hook_that_returns_no_list_is_named(install, told, hook, result):
    install(
        "acme-audit", "0.3", f"import audit\n@audit.hookimpl\ndef {hook}():\n    return {result}"
    )
    assert told()[1] == [
        f"plugin acme-audit 0.3: {hook} returned {result}, where a list is asked for"
    ]


def test_hook_may_be_a_generator_that_fails_late(install, told):
    source = BRINGS_RULE.replace("return [StrikesAreWhole]", "yield StrikesAreWhole\n    1 / 0")
    install("acme-audit", "0.3", source)
    assert told()[1] == [
        "plugin acme-audit 0.3: audit_rules raised ZeroDivisionError: division by zero "
        f"(acme_audit.py, line {len(source.splitlines())})"
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('    code = "HSE001"\n', "", "has no code"),
        ('"HSE001"', '"house"', 'a code is letters of a family and three digits, not "house"'),
        ('    name = "strikes-not-whole"\n', "", "has no name"),
        (
            '"strikes-not-whole"',
            '"Not Whole"',
            'a name is words joined by hyphens, not "Not Whole"',
        ),
        (
            '    """A count of strikes is not whole."""\n',
            "",
            "has no docstring, which is its documentation",
        ),
        ("class Schema(Claims)", "class Shema(Claims)", "has no Schema"),
        (
            "class Schema(Claims)",
            "class Schema(pa.DataFrameModel)",
            "Schema derives neither from audit.frames.Claims nor from the frame of a relation",
        ),
        ("def explain", "def explian", "has no explain"),
        (
            "    name =",
            '    severity = "fatal"\n    name =',
            'severity must be one of error, warning, info, not "fatal"',
        ),
        ("    name =", '    flagged = ("x",)\n    name =', "flagged must hold audit.Flagged"),
        ("    name =", '    accepted = "x"\n    name =', "accepted must hold texts"),
        (
            "    name =",
            '    flagged = (audit.Flagged("a text", at="b"),)\n    name =',
            'the words "b" are not in their example',
        ),
    ],
)
def test_rule_that_is_incomplete_is_refused(install, told, old, new, fault):
    assert old in BRINGS_RULE
    install("acme-audit", "0.3", BRINGS_RULE.replace(old, new, 1))
    plugins, troubles = told()
    assert troubles == [f"plugin acme-audit 0.3: audit_rules gave StrikesAreWhole: {fault}"]
    assert "strikes-not-whole" not in [rule.name for rule in plugins.rules()]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("int", "int: is no subclass of audit.Rule"),
        ("3", "3: is no subclass of audit.Rule"),
    ],
)
def test_what_is_no_rule_is_refused(install, told, given, fault):
    install("acme-audit", "0.3", BRINGS_RULE.replace("[StrikesAreWhole]", f"[{given}]"))
    assert told()[1] == [f"plugin acme-audit 0.3: audit_rules gave {fault}"]


def test_rule_whose_making_fails(install, told):
    init = "    def __init__(self):\n        raise OSError('no table')\n\n    def explain"
    install("acme-audit", "0.3", BRINGS_RULE.replace("    def explain", init))
    assert told()[1] == [
        "plugin acme-audit 0.3: rule HSE001 raised OSError: no table (acme_audit.py, line 21)"
    ]


def test_first_of_two_rules_with_one_code_stays(install, told):
    install("acme-audit", "0.3", BRINGS_RULE)
    install("zenith-audit", "1.0", BRINGS_RULE.replace("strikes-not-whole", "other"))
    plugins, troubles = told()
    assert troubles == [
        "plugin zenith-audit 1.0: rule HSE001 is already brought by plugin acme-audit 0.3"
    ]
    assert [rule.name for rule in plugins.rules() if rule.code == "HSE001"] == ["strikes-not-whole"]


def test_name_of_a_rule_is_taken(install, told):
    install("acme-audit", "0.3", BRINGS_RULE)
    install("zenith-audit", "1.0", BRINGS_RULE.replace("HSE001", "HSE002"))
    assert told()[1] == [
        'plugin zenith-audit 1.0: rule "strikes-not-whole" is already brought by '
        "plugin acme-audit 0.3"
    ]


@pytest.mark.parametrize(
    ("hook", "part", "message"),
    [
        (
            "audit_reports",
            'ReportFormat("json", str)',
            f'report format "json" is already brought by claim-audit {audit.__version__}',
        ),
        (
            "audit_relations",
            'RelationKind("changes", Changes, list)',
            f'relation kind "changes" is already brought by claim-audit {audit.__version__}',
        ),
        (
            "audit_relations",
            'RelationKind("claims", Changes, list)',
            'audit_relations gave RelationKind(…): a frame cannot be called "claims"',
        ),
        (
            "audit_relations",
            'RelationKind("more", int, list)',
            "audit_relations gave RelationKind(…): model is no subclass of audit.frames.Relation",
        ),
        ("audit_reports", "list", "audit_reports gave list: is no audit.parts.ReportFormat"),
        (
            "audit_readers",
            'Reader("odt", (".ODT",), str)',
            "audit_readers gave Reader(…): suffixes must be like (\".txt\",), not ('.ODT',)",
        ),
        (
            "audit_extractors",
            'Extractor("more", None)',
            "audit_extractors gave Extractor(…): extract is no function",
        ),
    ],
)
def test_parts_are_vetted(install, told, hook, part, message):
    source = (
        "import audit\nfrom audit.parts import *\nfrom audit.frames import Changes\n"
        f"@audit.hookimpl\ndef {hook}():\n    return [{part}]"
    )
    install("acme-audit", "0.3", source)
    plugins, troubles = told()
    head, _, tail = message.partition("(…)")
    assert len(troubles) == 1
    assert troubles[0].startswith(f"plugin acme-audit 0.3: {head}")
    assert troubles[0].endswith(tail)
    assert plugins.reports()["json"].render is not str


def test_plugin_that_cannot_run_with_the_configuration_is_left_out(install, told):
    install(
        "acme-audit",
        "0.3",
        BRINGS_RULE
        + """
from audit.errors import AuditError

@audit.hookimpl
def audit_configure(config):
    alpha = config.plugin_settings["acme-audit"]["alpha"]
    raise AuditError(f"alpha must lie between 0 and 1, not {alpha}")
""",
    )
    plugins, troubles = told(plugin_settings={"acme-audit": {"alpha": 5}})
    assert troubles == ["plugin acme-audit 0.3: alpha must lie between 0 and 1, not 5"]
    assert "HSE001" not in [rule.code for rule in plugins.rules()]
    assert plugins.listing()[-1].state == "failed"


def test_configure_that_raises_is_named(install, told):
    install("acme-audit", "0.3", "import audit\n@audit.hookimpl\ndef audit_configure(): 1 / 0")
    assert told()[1] == [
        "plugin acme-audit 0.3: audit_configure raised ZeroDivisionError: division by zero "
        "(acme_audit.py, line 3)"
    ]


LAST_WORD = "import audit\n@audit.hookimpl\ndef audit_findings(findings, claims):\n    "


def last_word(plugins):
    findings = Findings.from_rows([ONE_FINDING, {**ONE_FINDING, "severity": "info", "start": 1}])
    return plugins.last_word(findings, Claims.from_rows([]), {})


def test_each_plugin_gets_what_the_one_before_returned(install, told):
    install("acme-audit", "0.3", LAST_WORD + "return findings[findings['severity'] == 'error']")
    install("zenith-audit", "1.0", LAST_WORD + "return findings.assign(message=str(len(findings)))")
    plugins, _ = told()
    findings = last_word(plugins)
    assert plugins.troubles == []
    assert findings["message"].tolist() == ["1"]
    Findings.validate(findings)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "1 / 0",
            "audit_findings raised ZeroDivisionError: division by zero (acme_audit.py, line 4)",
        ),
        (
            "return None",
            "audit_findings returned None, where a Findings frame is asked for; it was not heeded",
        ),
        (
            "return findings.drop(columns='message')",
            "audit_findings returned a frame that is no Findings: "
            'column "message" is missing; it was not heeded',
        ),
        (
            "return findings.assign(shade='red')",
            "audit_findings returned a frame that is no Findings: "
            'column "shade" is not declared; it was not heeded',
        ),
        (
            "return findings.assign(severity='fatal')",
            "audit_findings returned a frame that is no Findings: "
            'column "severity" is not category; it was not heeded',
        ),
        (
            "return findings.assign(line=0)",
            "audit_findings returned a frame that is no Findings: "
            'column "line" holds 0, against greater_than_or_equal_to(1); it was not heeded',
        ),
        (
            "findings['message'] = 'changed'; claims['x'] = 1; raise KeyError('x')",
            "audit_findings raised KeyError: 'x' (acme_audit.py, line 4)",
        ),
    ],
)
def test_last_word_that_breaks_the_findings_is_not_heeded(install, told, body, message):
    install("acme-audit", "0.3", LAST_WORD + body)
    plugins, _ = told()
    findings = last_word(plugins)
    last_word(plugins)  # of the next batch: told once all the same
    assert [str(trouble) for trouble in plugins.troubles] == [f"plugin acme-audit 0.3: {message}"]
    assert findings["message"].tolist() == ["no", "no"]
    pd.testing.assert_index_equal(findings.index, pd.RangeIndex(2))


def test_complete_rule_is_accepted(install, told):
    install("acme-audit", "0.3", BRINGS_RULE)
    assert told()[1] == []
    assert RULE in BRINGS_RULE


WORDS = "import audit\n@audit.hookimpl\ndef audit_vocabulary():\n    return "


def test_words_of_a_plugin_are_read(install, told):
    install("acme-audit", "0.3", WORDS + "[{'units': {'furlet': []}}]")
    plugins, troubles = told()
    assert troubles == []
    assert plugins.listing()[-1].brings == {"vocabulary": 1}
    assert audit.extract("It is 9 furlets.", plugins=plugins)["kind"].tolist() == ["quantity"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[3]", "audit_vocabulary gave 3: is no mapping of tables"),
        (
            "[{'unit': {}, 'units': {'furlet': []}}]",
            'audit_vocabulary: "unit" is no table of the vocabulary; did you mean "units"?',
        ),
        (
            "[{'units': {'furlet': 3}}]",
            'audit_vocabulary: "units.furlet" must be a list of texts, not 3',
        ),
    ],
)
def test_words_of_a_plugin_are_vetted(install, told, words, message):
    install("acme-audit", "0.3", WORDS + words)
    plugins, troubles = told()
    assert troubles == [f"plugin acme-audit 0.3: {message}"]
    assert audit.extract("It is 9 feet.", plugins=plugins)["unit"].tolist() == ["foot"]


def test_settings_have_the_last_word_on_words(install, told, tmp_path):
    install("acme-audit", "0.3", WORDS + "[{'short_scales': {'grand': 10}}]")
    (tmp_path / "words.toml").write_text("[short_scales]\ngrand = 1000\n")
    plugins, troubles = told(vocabulary=("words.toml",), root=tmp_path)
    assert troubles == []
    assert audit.extract("It cost 5 grand.", plugins=plugins)["value"].tolist() == [5000]


def test_extractors_are_given_the_words_of_the_run(install, told):
    install(
        "acme-audit",
        "0.3",
        """
        import audit
        from audit.parts import Extractor

        @audit.hookimpl
        def audit_vocabulary():
            return [{"units": {"furlet": []}}]

        @audit.hookimpl
        def audit_extractors(vocabulary):
            assert "furlet" in vocabulary.tables["units"]
            return []
        """,
    )
    assert told()[1] == []
