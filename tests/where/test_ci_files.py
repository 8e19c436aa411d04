"""The action and the template of GitLab: valid, and run as a runner would, in a fresh repository.

Only the installation is left out: what it would be told to install is written down.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from audit import __version__

PROJECT = Path(__file__).parent.parent.parent
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE = (PROJECT / "templates" / "claim-audit.yml").read_text(encoding="utf-8")
WRONG = "In May the yard built 225 boats, a 304 percent increase over the 74 boats of March.\n"
RIGHT = WRONG.replace("304", "204")

#: Report formats that the definitions ask for.
FORMATS = {"github", "gitlab", "markdown", "sarif"}


@pytest.fixture
def shell(folder, tmp_path, plugins):
    """Run a script in the folder, with variables: the finished process."""
    if missing := FORMATS - plugins.reports().keys():
        pytest.skip(f"no report format is called {missing.pop()}")
    binaries = tmp_path / "bin"
    binaries.mkdir()
    python = binaries / "python"
    installs = tmp_path / "installs.txt"
    python.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {shlex.quote(str(installs))}\n')
    python.chmod(0o755)
    path = os.pathsep.join([str(binaries), str(Path(sys.executable).parent), os.environ["PATH"]])

    def run(script, variables):
        return subprocess.run(
            [shutil.which("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=folder,
            env={**os.environ, **variables, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    run.installs = installs
    return run


@pytest.fixture
def action(shell, tmp_path):
    """Run the action with these inputs: exit code, log, and the files that a runner reads."""

    def run(**inputs):
        runner = tmp_path / "runner"
        runner.mkdir(exist_ok=True)
        given = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
        context = {f"inputs.{name}": value for name, value in given.items()}
        context |= {"github.action_path": "/the/action", "runner.temp": str(runner)}
        variables = {
            "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
            "GITHUB_OUTPUT": str(runner / "output.txt"),
            "RUNNER_TEMP": str(runner),
        }
        log, code = "", 0
        for step in (each for each in ACTION["runs"]["steps"] if "run" in each):
            told = {name: expanded(value, context) for name, value in step["env"].items()}
            done = shell(step["run"], {**variables, **told})
            log, code = log + done.stdout + done.stderr, done.returncode
            if code:
                break
        return code, log, {each.name: each.read_text() for each in runner.iterdir()}

    return run


def expanded(text, context):
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: context[found[1]], text)


def pipeline(**inputs):
    """The job of the template with these inputs."""
    head, body = TEMPLATE.split("\n---\n")
    given = {name: each["default"] for name, each in yaml.safe_load(head)["spec"]["inputs"].items()}
    given |= inputs
    return yaml.safe_load(
        re.sub(r"\$\[\[ inputs\.(.*?) \]\]", lambda found: json.dumps(given[found[1]]), body)
    )


@pytest.mark.parametrize(
    ("schema", "content"),
    [
        ("github-actions", lambda: ACTION),
        ("gitlab-ci", pipeline),
        ("gitlab-ci", lambda: yaml.safe_load(written("gitlab.yml"))),
        ("github-workflows", lambda: yaml.safe_load(written("github.yml"))),
    ],
)
def test_it_is_what_the_schema_asks_for(tmp_path, schema, content):
    told = {("on" if key is True else key): value for key, value in content().items()}
    (tmp_path / "checked.json").write_text(json.dumps(told))
    command = [
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{schema}",
        tmp_path / "checked.json",
    ]
    subprocess.run([sys.executable, "-m", *command], check=True)


def written(name):
    return files("audit.cli").joinpath("init_files", name).read_text(encoding="utf-8")


def test_action_shows_findings_beside_the_lines_and_fails(folder, action, shell):
    (folder / "wrong.md").write_text(WRONG)
    code, log, left = action()
    assert code == 1
    assert re.search(r"^::error file=wrong\.md,line=1,", log, re.MULTILINE)
    assert "CHG001" in left["summary.md"]
    assert left["output.txt"] == "exit-code=1\n"
    assert "audit.sarif" not in left
    assert shell.installs.read_text() == "-m pip install /the/action\n"


def test_action_passes_what_is_right(folder, action):
    (folder / "right.md").write_text(RIGHT)
    code, log, left = action()
    assert (code, left["output.txt"]) == (0, "exit-code=0\n")
    assert "::error" not in log


def test_action_takes_its_inputs(folder, action, shell):
    (folder / "a folder").mkdir()
    (folder / "a folder" / "wrong.md").write_text(WRONG)
    (folder / "other.md").write_text(WRONG)
    code, log, left = action(
        paths="a folder\n$(touch injected)\n",
        args="--ignore CHG",
        version=__version__,
        annotations="false",
        summary="false",
        sarif="true",
    )
    assert code == 2  # for the path that is none
    assert "$(touch injected): does not exist" in log
    assert not (folder / "injected").exists()
    assert "::error" not in log
    assert "in 1 document " in log
    assert "summary.md" not in left
    assert json.loads(left["audit.sarif"])["version"] == "2.1.0"
    assert shell.installs.read_text() == f"-m pip install claim-audit=={__version__}\n"


def test_gitlab_gets_the_findings_and_fails(folder, shell):
    (folder / "wrong.md").write_text(WRONG)
    job = pipeline()["claim-audit"]
    done = shell("\n".join(job["script"]), job["variables"])
    assert done.returncode == 1
    assert "CHG001" in done.stdout
    (finding,) = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert finding["location"] == {"path": "wrong.md", "lines": finding["location"]["lines"]}
    assert shell.installs.read_text() == "-m pip install claim-audit\n"


def test_gitlab_takes_its_inputs(folder, shell):
    (folder / "docs").mkdir()
    (folder / "docs" / "right.md").write_text(RIGHT)
    (folder / "wrong.md").write_text(WRONG)
    job = pipeline(paths="docs", args="--severity info", version="0.1.0")["claim-audit"]
    done = shell("\n".join(job["script"]), job["variables"])
    assert done.returncode == 0
    assert json.loads((folder / "gl-code-quality-report.json").read_text()) == []
    assert shell.installs.read_text() == "-m pip install claim-audit==0.1.0\n"


@pytest.mark.parametrize(("text", "expected"), [(WRONG, 1), (RIGHT, 0)])
def test_the_workflow_that_init_writes(folder, audit_command, shell, tmp_path, text, expected):
    (folder / "note.md").write_text(text)
    audit_command("init", "--github")
    workflow = yaml.safe_load((folder / ".github" / "workflows" / "audit.yml").read_text())
    install, check, summary = [
        step["run"] for step in workflow["jobs"]["audit"]["steps"] if "run" in step
    ]
    summary_file = tmp_path / "summary.md"
    shell(install, {})
    assert shell.installs.read_text() == f"-m pip install claim-audit=={__version__}\n"
    assert shell(check, {}).returncode == expected
    assert shell(summary, {"GITHUB_STEP_SUMMARY": str(summary_file)}).returncode == 0
    assert ("CHG001" in summary_file.read_text()) is bool(expected)


@pytest.mark.parametrize(("text", "expected"), [(WRONG, 1), (RIGHT, 0)])
def test_the_pipeline_that_init_writes(folder, audit_command, shell, text, expected):
    (folder / "note.md").write_text(text)
    audit_command("init", "--gitlab")
    job = yaml.safe_load((folder / ".gitlab" / "audit.yml").read_text())["audit"]
    assert shell("\n".join(job["script"]), {}).returncode == expected
    found = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert len(found) == expected
