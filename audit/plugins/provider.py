"""Who brings a part, and how its faults are told."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Provider:
    """A plugin as errors and `audit plugins` name it.

    Attributes:
        name: The distribution, or the path of a rule file as the configuration has it.
        version: Of the distribution; empty for a rule file.
        source: Where it was found: "built-in", "entry point NAME", "rule file" or "settings".
        entry: The name of the entry point, by which settings may call the plugin, too.
    """

    name: str
    version: str
    source: str
    entry: str = ""

    def __str__(self) -> str:
        if self.source == "rule file":
            return f"rule file {self.name}"
        if self.source == "settings":
            return self.name
        kind = "" if self.is_ours else "plugin "
        return f"{kind}{self.name} {self.version}".rstrip()

    @property
    def is_ours(self) -> bool:
        """Whether these are the parts of this package."""
        return self.source == "built-in"

    def is_called(self, name: str) -> bool:
        """Whether the configuration means this plugin by `name`."""
        return _normal(name) in {_normal(self.name), _normal(self.entry)}


def _normal(name: str) -> str:
    """The name as package indexes compare it: `Acme_Audit` is `acme-audit`."""
    return name.lower().replace("_", "-").replace(".", "-")


def raised(what: str, error: BaseException) -> str:
    """That `what` raised the error, in one line, with the place in the plugin's own code."""
    lines = str(error).strip().splitlines()
    told = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    place = "" if isinstance(error, SyntaxError) else _place(error)
    return f"{what} raised {told}{place}"


def shown(part: object) -> str:
    """A value that a plugin gave, in a few words."""
    return part.__name__ if isinstance(part, type) else one_line(repr(part))


def one_line(told: object) -> str:
    """The text without line breaks, cut where it gets long."""
    line = " ".join(str(told).split())
    return line if len(line) <= 120 else f"{line[:119]}…"


def _place(error: BaseException) -> str:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        ours = path.parent == Path(__file__).parent
        if not ours and not frame.filename.startswith("<") and "importlib" not in path.parts:
            return f" ({path.name}, line {frame.lineno})"
    return ""
