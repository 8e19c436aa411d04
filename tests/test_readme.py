"""The README shows what really happens."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from audited import Found, take

import audit
from audit.config import Config

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def block(first_line):
    text = README.read_text(encoding="utf-8")
    return re.search(rf"```\w+\n{re.escape(first_line)}\n(.*?)```", text, re.DOTALL)[1]


@pytest.mark.parametrize(
    "command",
    [
        "audit check seeds/strikes.md",
        "audit check seeds/references/ferries.md --reference seeds/references/ferries.csv",
    ],
)
def test_the_output_is_that_of_the_command(command):
    run = "from audit.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, *command.split()[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 1
    assert done.stdout == block(f"$ {command}")


def test_the_python_examples_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert tried > 4
    assert not failed


@pytest.fixture
def house_rule(tmp_path):
    path = tmp_path / "house.py"
    path.write_text(block("# rules/house.py"), encoding="utf-8")
    return Config(rules=(str(path),), third_party=True)


def test_the_rule_finds_its_examples(house_rule):
    rule = audit.check(text="", config=house_rule).rules["HSE001"]
    for example in rule.flagged:
        report = audit.check(text=example.text, config=house_rule)
        audited = take(report, report.documents[0])
        assert audited.found() == [Found("HSE001", example.at, "other", None, "warning")]
    for text in rule.accepted:
        report = audit.check(text=text, config=house_rule)
        assert report.ok
        assert len(report.relations["changes"])
