"""What the documentation shows runs, and leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import audit
from audit.config import Config
from audit.config.settings import _SETTINGS
from audit.plugins.registry import HOOKS

DOCS = Path(__file__).parent.parent.parent / "docs"


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(), re.DOTALL)


@pytest.fixture
def shown_rule(told, tmp_path):
    (tmp_path / "house.py").write_text(blocks("plugins.md", "python")[0])
    plugins, troubles = told(rules=("house.py",), root=tmp_path)
    assert troubles == []
    return next(rule for rule in plugins.rules() if rule.code == "HSE001")


def test_rule_of_the_page_is_one(shown_rule):
    assert shown_rule.name == "strikes-in-part"


def test_examples_of_the_rule_hold(shown_rule, tmp_path):
    config = Config(rules=("house.py",), select=("HSE001",), root=tmp_path)
    for example in shown_rule.flagged:
        (finding,) = audit.check(text=example.text, config=config).findings.itertuples()
        found = example.text[finding.start : finding.end]
        assert found in example.at
    for text in shown_rule.accepted:
        report = audit.check(text=text, config=config)
        assert report.ok
        assert "strike" in report.claims["unit"].tolist()


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_told(hook):
    assert f"| `{hook}(" in (DOCS / "plugins.md").read_text()


@pytest.mark.parametrize("setting", _SETTINGS)
def test_every_setting_is_told(setting):
    told = "plugins.disabled" if setting == "plugins" else setting
    assert f"| `{told}` |" in (DOCS / "configuration.md").read_text()


def test_settings_of_the_page_can_be(tmp_path):
    (tmp_path / "audit.toml").write_text(blocks("configuration.md", "toml")[0])
    config = Config.load(tmp_path / "audit.toml")
    assert config.plugin_settings == {"nhst": {"alpha": 0.01}}
    assert config.path is not None
