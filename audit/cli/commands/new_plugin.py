"""`audit new-plugin`: a plugin that can be installed, with a rule and its tests."""

from __future__ import annotations

import importlib.util
import keyword
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from audit import API_VERSION, __version__
from audit.cli.exits import CLEAN
from audit.cli.output import write
from audit.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What is written, by the template that it is made of; names in braces are filled in.
FILES: Final[Mapping[str, str]] = {
    "pyproject.toml.j2": "pyproject.toml",
    "README.md.j2": "README.md",
    "init.py.j2": "{module}/__init__.py",
    "rules.py.j2": "{module}/rules.py",
    "test_rules.py.j2": "tests/test_rules.py",
    "cases.yaml.j2": "tests/cases/{code}.yaml",
    "ci.yml.j2": ".github/workflows/test.yml",
    "gitignore.j2": ".gitignore",
}
RULE: Final = "hedged-to-the-last-digit"


@click.command("new-plugin")
@click.argument("name")
@click.option("--code", metavar="CODE", help="Of its rule; from the name, if not told: ACM001.")
def new_plugin(name: str, code: str | None) -> int:
    """Write a plugin called NAME, with a rule and its tests, into a new folder of that name."""
    _check_name(name)
    code = code or f"{_family(name)}001"
    _check_code(code)
    words = {
        "name": name,
        "module": _module(name),
        "code": code,
        "rule": RULE,
        "version": __version__,
        "api": str(API_VERSION),
    }
    _write(Path(name), _rendered(words))
    write(
        f"{name}: a plugin with the rule {code} {RULE}. Its tests pass; what next:\n\n"
        f"    cd {name}\n"
        f"    pip install --editable '.[test]'\n"
        f"    pytest\n"
        f"    audit rules {code}\n",
        None,
    )
    return CLEAN


def _module(name: str) -> str:
    return re.sub(r"[-.]", "_", name)


def _family(name: str) -> str:
    """Three letters for the codes of rules: the first of the name, with X where it is short."""
    return re.sub(r"[^a-z]", "", name)[:3].upper().ljust(3, "X")


def _check_name(name: str) -> None:
    """Refuse what is no name of a distribution, or whose module would hide another."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*", name):
        raise AuditError(
            f'"{name}" cannot be the name of a plugin: lower-case letters and digits, with single '
            "hyphens between, such as acme-audit"
        )
    module = _module(name)
    taken = module == "tests" or module in sys.stdlib_module_names or keyword.iskeyword(module)
    if taken or importlib.util.find_spec(module):
        raise AuditError(f'"{name}" cannot be the name of a plugin: there is a module {module}')


def _check_code(code: str) -> None:
    """Refuse what is no code, or that of a family that claim-audit has itself."""
    from audit import rules

    if not re.fullmatch(r"[A-Z]+[0-9]{3}", code):
        raise AuditError(f'"{code}" is no code: letters of a family and three digits, as HSE001')
    families = sorted({rule.code[:-3] for rule in rules.builtin()})
    if code[:-3] in families:
        raise AuditError(
            f"{code} is of a family of claim-audit itself, which has {', '.join(families)}; "
            "name another with --code"
        )


def _rendered(words: Mapping[str, str]) -> dict[str, str]:
    """The files by their paths in the folder."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("audit.cli", "templates/plugin"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    return {
        path.format_map(words): environment.get_template(template).render(words)
        for template, path in FILES.items()
    }


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files into a folder that is new, or empty."""
    if folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise AuditError(f"{folder}: is there already; nothing was written")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)


COMMAND = new_plugin
