"""What the documentation shows runs, and leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import audit
from audit.config import Config
from audit.config.settings import _SETTINGS
from audit.plugins.registry import HOOKS
from audit.testing import cases, examples, verify
from audit.testing.cases import KEYS

DOCS = Path(__file__).parent.parent.parent / "docs"


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(), re.DOTALL)


def shown_rules(number):
    """The rules that a block of the page defines."""
    scope = {"__name__": __name__}
    exec(blocks("plugins.md", "python")[number], scope)
    defined = [each for each in scope.values() if isinstance(each, type)]
    return [each for each in defined if issubclass(each, audit.Rule)]


SHOWN = [rule for number in (0, 1) for rule in shown_rules(number)]


def test_rules_of_the_page_are_a_class_and_a_function():
    assert [rule.name for rule in SHOWN] == ["strikes-in-part", "strikes-in-the-thousands"]


@pytest.mark.parametrize("case", examples(*SHOWN), ids=str)
def test_examples_of_the_page_hold(case, verify):
    verify(case)


def test_cases_of_the_page_on_testing_hold(tmp_path):
    (told,) = blocks("testing.md", "yaml")
    (tmp_path / "HSE001.yaml").write_text(told)
    shown = cases(tmp_path, *shown_rules(0))
    assert [case.sort for case in shown] == ["flagged", "accepted", "silent"]
    for case in shown:
        verify(case)


@pytest.mark.parametrize("key", sorted({key for keys in KEYS.values() for key in keys} - {"text"}))
def test_every_key_of_a_case_is_told(key):
    assert f"| `{key}` |" in (DOCS / "testing.md").read_text()


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_told(hook):
    assert f"| `{hook}` |" in (DOCS / "plugins.md").read_text()


@pytest.mark.parametrize("setting", _SETTINGS)
def test_every_setting_is_told(setting):
    told = "plugins.disabled" if setting == "plugins" else setting
    assert f"| `{told}` |" in (DOCS / "configuration.md").read_text()


def test_settings_of_the_page_can_be(tmp_path):
    (tmp_path / "audit.toml").write_text(blocks("configuration.md", "toml")[0])
    config = Config.load(tmp_path / "audit.toml")
    assert config.plugin_settings == {"nhst": {"alpha": 0.01}}
    assert config.path is not None
