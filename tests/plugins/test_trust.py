"""Code runs only if the caller trusts who names it, and was built for this API."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from plugin_sources import BRINGS_RULE, RULE

import audit
from audit.cli import main
from audit.config import Config

#: A rule file that leaves a trace beside itself.
TRACE = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n" + RULE


@pytest.fixture
def project(tmp_path):
    """A folder with a document and settings that name a rule file."""

    def project(name, *, repository=False):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "house.py").write_text(TRACE)
        (folder / "audit.toml").write_text('select = ["HSE"]\nrules = ["house.py"]\n')
        (folder / "note.txt").write_text("The coalition flew 22.5 strikes in May.")
        if repository:
            (folder / ".git").mkdir()
        return folder

    return project


@pytest.fixture
def check(monkeypatch):
    """`audit check` in a folder."""

    def check(folder, *arguments):
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, ["check", *map(str, arguments)])

    return check


def ran(folder):
    return (folder / "ran").exists()


def test_rule_file_of_the_working_directory_runs(project, check):
    here = project("here")
    result = check(here, "note.txt")
    assert (result.exit_code, ran(here)) == (1, True)
    assert "HSE001" in result.stdout


def test_rule_file_beside_what_is_audited_does_not_run(project, check, tmp_path):
    other = project("other", repository=True)
    here = tmp_path / "here"
    here.mkdir()
    (here / ".git").mkdir()
    for target in (other, other / "note.txt", "../other"):
        result = check(here, target)
        assert (result.exit_code, result.stdout, ran(other)) == (
            0,
            "Nothing to compare in 1 document (1 claim, 0 relations).\n",
            False,
        )


def test_api_and_documents_bring_no_settings(project):
    other = project("other")
    assert audit.check(other / "note.txt").ok
    assert not ran(other)


def test_rule_file_of_a_configuration_that_is_given_runs(project, check, tmp_path):
    other = project("other")
    result = check(tmp_path, "other/note.txt", "--config", "other/audit.toml")
    assert (result.exit_code, ran(other)) == (1, True)


@pytest.mark.parametrize("repository", [True, False])
def test_above_the_working_directory_it_runs_only_within_a_repository(project, check, repository):
    above = project("above", repository=repository)
    inner = above / "texts"
    inner.mkdir()
    (inner / "note.txt").write_text("The coalition flew 22.5 strikes in May.")
    result = check(inner, "note.txt")
    assert ran(above) == repository
    assert result.exit_code == (1 if repository else 2)
    if not repository:
        assert (
            f"{above / 'audit.toml'}:2: house.py was not run: these settings were found above the "
            "working directory and in no repository; if they are yours: "
            f"--config {above / 'audit.toml'}\n"
        ) in result.stderr


def test_settings_above_an_inner_repository_are_not_even_read(project, check):
    above = project("above", repository=True)
    inner = above / "vendored"
    (inner / ".git").mkdir(parents=True)
    assert Config.discover(inner).path is None
    (inner / "note.txt").write_text("The coalition flew 22.5 strikes in May.")
    assert check(inner, "note.txt").exit_code == 0
    assert not ran(above)


def test_no_plugins_runs_no_rule_file(project, check):
    here = project("here")
    check(here, "note.txt", "--no-plugins")
    assert not ran(here)


@pytest.mark.parametrize("version", [audit.API_VERSION, None])
def test_plugin_of_this_api_or_of_none_that_it_tells_is_loaded(install, told, version):
    says = "" if version is None else f"AUDIT_API = {version}\n"
    install("acme-audit", "0.3", says + BRINGS_RULE)
    plugins, troubles = told()
    assert troubles == []
    assert "HSE001" in [rule.code for rule in plugins.rules()]


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (
            audit.API_VERSION + 1,
            f"is built for API {audit.API_VERSION + 1}, and claim-audit {audit.__version__} has "
            f"API {audit.API_VERSION}; upgrade claim-audit, or install an earlier version of the "
            "plugin",
        ),
        ("0", "AUDIT_API must be a whole number such as 1, not 0"),
        ("'1.2'", "AUDIT_API must be a whole number such as 1, not '1.2'"),
        ("True", "AUDIT_API must be a whole number such as 1, not True"),
    ],
)
def test_plugin_of_another_api_is_left_out_and_named(install, told, version, message):
    install("acme-audit", "0.3", f"AUDIT_API = {version}\n{BRINGS_RULE}")
    plugins, troubles = told()
    assert troubles == [f"plugin acme-audit 0.3: {message}"]
    assert "HSE001" not in [rule.code for rule in plugins.rules()]
    assert plugins.listing()[-1].state == "failed"


def test_object_that_an_entry_point_leads_to_is_of_the_api_of_its_module(install, told):
    source = (
        f"import audit\nAUDIT_API = {audit.API_VERSION + 1}\n"
        "class Plugin:\n    @audit.hookimpl\n    def audit_rules(self): return []\n"
        "plugin = Plugin()\n"
    )
    install("acme-audit", "0.3", source, attribute="plugin")
    assert "is built for API" in told()[1][0]


def test_codes_that_clash_are_an_error_of_the_later_and_the_run_exits_2(install, project, check):
    install("acme-audit", "0.3", BRINGS_RULE)
    here = project("here")
    result = check(here, "note.txt")
    assert result.exit_code == 2
    assert (
        "rule file house.py: rule HSE001 is already brought by plugin acme-audit 0.3\n"
        in result.stderr
    )
    assert "HSE001" in result.stdout
