"""A configuration file, and the way from a setting back to its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from audit.errors import AuditError

_KEY: Final = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""


@dataclass(frozen=True)
class Source:
    """A configuration file: what it sets, and in which line."""

    name: str
    text: str
    prefix: tuple[str, ...]
    settings: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> Source:
        """The parsed file, or an `AuditError` that says why it is none."""
        name = _shown(path)
        try:
            text = path.read_text(encoding="utf-8")
            table = tomllib.loads(text)
        except OSError as error:
            raise AuditError(f"{name}: cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise AuditError(f"{name}: is not UTF-8, as TOML must be") from None
        except tomllib.TOMLDecodeError as error:
            raise AuditError(_not_toml(name, str(error))) from None
        prefix = ("tool", "audit") if path.name == "pyproject.toml" else ()
        for key in prefix:
            table = table.get(key, {})
            if not isinstance(table, dict):
                raise AuditError(f"{name}: [tool.audit] must be a table")
        return cls(name, text, prefix, table)

    @staticmethod
    def configures(path: Path) -> bool:
        """Whether this file has settings for us; a pyproject.toml may be about everything else."""
        if path.name != "pyproject.toml":
            return True
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        try:
            return "audit" in tomllib.loads(text).get("tool", {})
        except tomllib.TOMLDecodeError:
            # Another tool's broken file stops no audit; settings of ours in it would be lost.
            return "[tool.audit" in text

    def where(self, *keys: str) -> str:
        """The file and the line of the key, or of the text in its list, that these keys lead to."""
        wanted = (*self.prefix, *keys)
        for length in range(len(wanted), 0, -1):
            if line := self._lines.get(wanted[:length]):
                return f"{self.name}:{self._line_of(wanted[length:], line)}"
        return self.name

    def _line_of(self, rest: tuple[str, ...], line: int) -> int:
        """The first line from this one on that holds the text, if it comes before the next key."""
        keys = sorted(self._lines.values())
        end = next((other for other in keys if other > line), None)
        for number, content in enumerate(self.text.split("\n")[line - 1 : end and end - 1], line):
            if rest and re.search(rf"(?<![\w-]){re.escape(rest[-1])}(?![\w-])", content):
                return number
        return line

    @cached_property
    def _lines(self) -> dict[tuple[str, ...], int]:
        """The line of each table and key, read as far as a line tells it: `[table]`, `key =`; of
        tables `[[table]]` the first is `table.0`.
        """
        lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        elements: dict[tuple[str, ...], int] = {}
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := re.match(r"\s*(\[+)([^\[\]]+)\]", line):
                table = _keys(header[2])
                lines.setdefault(table, number)
                if header[1] == "[[":
                    elements[table] = elements.get(table, -1) + 1
                table = _of_last_elements(table, elements)
                lines.setdefault(table, number)
            elif setting := re.match(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=", line):
                lines.setdefault((*table, *_keys(setting[1])), number)
        return lines


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))


def _of_last_elements(
    table: tuple[str, ...], elements: Mapping[tuple[str, ...], int]
) -> tuple[str, ...]:
    """The keys with the number of the element behind each that is an array of tables."""
    keys: list[str] = []
    for length, key in enumerate(table, 1):
        keys.append(key)
        if table[:length] in elements:
            keys.append(str(elements[table[:length]]))
    return tuple(keys)


def _not_toml(name: str, error: str) -> str:
    """The error of the TOML parser, with the line in front as in all other errors."""
    if told := re.fullmatch(r"(.*) \(at line (\d+), column \d+\)", error):
        return f"{name}:{told[2]}: is not TOML: {told[1].lower()}"
    return f"{name}: is not TOML: {error}"


def _shown(path: Path) -> str:
    """The path as errors show it: from the working directory where that is shorter."""
    absolute, here = path.absolute(), Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)
