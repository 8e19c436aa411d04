"""`audit init`: settings, hook and workflow for a repository."""

from __future__ import annotations

from pathlib import Path

import click

from audit.cli import setting_up
from audit.cli.exits import CLEAN
from audit.cli.output import aligned, write


@click.command("init")
@click.option("--pre-commit", "hook", is_flag=True, help="A hook in .pre-commit-config.yaml.")
@click.option("--github", is_flag=True, help="A workflow of GitHub Actions.")
@click.option("--gitlab", is_flag=True, help="A job of GitLab CI.")
@click.option("--force", is_flag=True, help="Replace files that are there and differ.")
def init(hook: bool, github: bool, gitlab: bool, force: bool) -> int:
    """Write settings, a pre-commit hook and a CI workflow for this repository.

    Without a choice it is the hook, and the workflow of the place where the repository seems to be
    hosted. Settings are written in any case. A file that exists stays, and is told.
    """
    root = setting_up.root_of(Path.cwd())
    if not (hook or github or gitlab):
        hook, gitlab = True, setting_up.is_on_gitlab(root)
        github = not gitlab
    chosen = {
        setting_up.settings: True,
        setting_up.pre_commit: hook,
        setting_up.github: github,
        setting_up.gitlab: gitlab,
    }
    done = [each for step, wanted in chosen.items() if wanted for each in step(root, force)]
    write(aligned((each.file, each.what) for each in done), None)
    for each in done:
        if each.advice:
            write(f"\n{each.file}: {each.advice}", None)
    return CLEAN


COMMAND = init
