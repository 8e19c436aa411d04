"""Plugins are found, loaded one by one, and named when they fail."""

from __future__ import annotations

import subprocess
import sys

import pytest
from plugin_sources import BRINGS_RULE, RULE

import audit

FREE_HOOKS = (
    "audit_rules, audit_readers, audit_reports, audit_relations, audit_configure, audit_panels, "
    "audit_vocabulary, audit_references"
)


def test_importing_the_plugins_loads_no_pandas():
    code = "import audit.plugins, sys; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_built_in_parts_come_through_the_hooks(told):
    plugins, troubles = told()
    listed = plugins.listing()[0]
    assert troubles == []
    assert (listed.name, listed.version, listed.source) == (
        "claim-audit",
        audit.__version__,
        "built-in",
    )
    assert set(listed.brings) == {"readers", "extractors", "relations", "rules", "reports"}
    assert plugins.provider_of(plugins.rules()[0]) == f"claim-audit {audit.__version__}"
    assert {"console", "json"} <= set(plugins.reports())


def test_installed_plugin_brings_its_rule(install, told):
    install("acme-audit", "0.3", BRINGS_RULE)
    plugins, troubles = told()
    rule = next(rule for rule in plugins.rules() if rule.code == "HSE001")
    listed = plugins.listing()[-1]
    assert troubles == []
    assert plugins.provider_of(rule) == plugins.provider_of(type(rule)) == "plugin acme-audit 0.3"
    assert plugins.frame_of(rule) == "claims"
    assert (listed.name, listed.version, listed.source, listed.state, listed.brings) == (
        "acme-audit",
        "0.3",
        "entry point acme_audit",
        "loaded",
        {"rules": 1},
    )


def test_runs_share_nothing(install, told):
    install("acme-audit", "0.3", BRINGS_RULE)
    first, _ = told()
    second, _ = told()
    assert len(first.rules()) == len(second.rules())
    assert not set(map(id, first.rules())) & set(map(id, second.rules()))


def test_plugin_that_cannot_be_imported_is_named_and_others_go_on(install, told):
    install("acme-audit", "0.3", "import a_library_nobody_has")
    install("zenith-audit", "1.0", BRINGS_RULE)
    plugins, troubles = told()
    assert troubles == [
        "plugin acme-audit 0.3: importing it raised ModuleNotFoundError: "
        "No module named 'a_library_nobody_has' (acme_audit.py, line 1)"
    ]
    assert [each.state for each in plugins.listing()] == ["loaded", "failed", "loaded"]
    assert "HSE001" in [rule.code for rule in plugins.rules()]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def (:", "importing it raised SyntaxError: invalid syntax (acme_audit.py, line 1)"),
        ("raise SystemExit(3)", "importing it raised SystemExit: 3 (acme_audit.py, line 1)"),
        ("x = 1", "has no function that is marked with @audit.hookimpl"),
        (
            "import audit\n@audit.hookimpl\ndef audit_rule(): return []",
            f"no hook is called audit_rule; the hooks are {FREE_HOOKS}, "
            "audit_extractors, audit_findings",
        ),
        (
            "import audit\n@audit.hookimpl\ndef audit_readers(): return []\n"
            "def audit_rules(): return []",
            "audit_rules is not marked with @audit.hookimpl",
        ),
        (
            "import audit\n@audit.hookimpl(wrapper=True)\ndef audit_rules(): yield",
            "audit_rules is a wrapper, which audit does not call",
        ),
    ],
)
def test_plugin_that_would_do_nothing_is_told(install, told, source, message):
    install("acme-audit", "0.3", source)
    assert told()[1] == [f"plugin acme-audit 0.3: {message}"]


def test_hook_with_an_argument_that_is_not_given(install, told):
    install(
        "acme-audit", "0.3", "import audit\n@audit.hookimpl\ndef audit_rules(config): return []"
    )
    plugins, troubles = told()
    assert len(troubles) == 1
    assert troubles[0].startswith("plugin acme-audit 0.3: cannot be registered: ")
    assert "config" in troubles[0]
    assert plugins.listing()[-1].state == "failed"


@pytest.mark.parametrize("name", ["acme-audit", "Acme_Audit", "acme"])
def test_disabled_plugin_is_not_imported(install, told, name):
    install("acme-audit", "0.3", "raise ValueError", entry="acme")
    plugins, troubles = told(disabled=(name,))
    assert troubles == []
    assert plugins.listing()[-1].state == "disabled"


def test_misspelt_name_of_a_disabled_plugin_is_told(install, told):
    install("acme-audit", "0.3", BRINGS_RULE)
    assert told(disabled=("acme-audti",))[1] == [
        'plugins: no plugin is called "acme-audti"; did you mean "acme-audit"?'
    ]
    # not installed is as good as disabled
    assert told(disabled=("zenith",))[1] == []


def test_settings_of_a_plugin_that_is_not_there_are_told(told):
    assert told(plugin_settings={"nhst": {}})[1] == [
        'plugins: no plugin is called "nhst"; the plugins are claim-audit'
    ]


def test_without_third_party_neither_plugins_nor_rule_files(install, told, tmp_path):
    install("acme-audit", "0.3", BRINGS_RULE)
    (tmp_path / "house.py").write_text("raise ValueError")
    plugins, troubles = told(third_party=False, rules=("house.py",), root=tmp_path)
    assert troubles == []
    assert [each.source for each in plugins.listing()] == ["built-in"]


def test_rule_file_needs_no_packaging(told, tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "house.py").write_text(RULE)
    plugins, troubles = told(rules=("rules/house.py",), root=tmp_path)
    rule = next(rule for rule in plugins.rules() if rule.code == "HSE001")
    assert troubles == []
    assert plugins.provider_of(rule) == "rule file rules/house.py"
    assert plugins.listing()[-1].brings == {"rules": 1}


def test_rule_file_with_hooks_brings_each_rule_once(told, tmp_path):
    (tmp_path / "house.py").write_text(BRINGS_RULE)
    plugins, troubles = told(rules=("house.py",), root=tmp_path)
    assert troubles == []
    assert [rule.code for rule in plugins.rules()].count("HSE001") == 1


def test_base_class_in_a_rule_file_is_no_rule(told, tmp_path):
    source = RULE.replace(
        "class StrikesAreWhole(audit.Rule)",
        'class House(audit.Rule):\n    """Ours."""\n\nclass StrikesAreWhole(House)',
    )
    (tmp_path / "house.py").write_text(source)
    assert told(rules=("house.py",), root=tmp_path)[1] == []


def test_rule_files_of_one_name_are_two(told, tmp_path):
    for folder, code in (("a", "AAA001"), ("b", "BBB001")):
        (tmp_path / folder).mkdir()
        source = RULE.replace("HSE001", code).replace("strikes-not-whole", f"{folder}-not-whole")
        (tmp_path / folder / "house.py").write_text(source)
    plugins, troubles = told(rules=("a/house.py", "b/house.py"), root=tmp_path)
    assert troubles == []
    assert {"AAA001", "BBB001"} <= {rule.code for rule in plugins.rules()}


def test_rule_file_that_fails_or_is_missing(told, tmp_path):
    (tmp_path / "house.py").write_text("x = 1\nraise ValueError('no\\nway')")
    _, troubles = told(rules=("house.py", "gone.py"), root=tmp_path)
    assert troubles == [
        "rule file house.py: importing it raised ValueError: no (house.py, line 2)",
        f"rules: there is no file {tmp_path / 'gone.py'}",
    ]
