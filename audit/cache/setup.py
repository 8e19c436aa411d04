"""All that a run hangs on besides its documents, as a hash."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import site
import sys
import sysconfig
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit import __version__
from audit.config import Config

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from types import ModuleType

_PACKAGE: Final = Path(__file__).parent.parent
#: Settings that their values tell whole.
_VALUES: Final = frozenset(
    {
        *("select", "ignore", "severity", "severities", "exclude", "per_file_ignores"),
        *("declared", "disabled", "plugin_settings", "third_party", "trusted", "format", "root"),
        "require_reasons",
    }
)
#: Settings that name files, whose contents count.
_FILES: Final = frozenset({"rules", "vocabulary"})
#: Settings of which no answer hangs.
_IDLE: Final = frozenset({"path", "origins", "cache_dir"})
#: Variables of the environment that begin so change what is validated.
_VARIABLES: Final = "PANDERA_"
#: With more modules than this from elsewhere, looking at them costs more than it saves.
_MOST_MODULES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Question:
    """What a run is asked: to audit these paths with these settings and to show it so.

    Attributes:
        paths: As given.
        config: The settings.
        date: The day on which the documents speak, if it is given.
        rendering: What the output hangs on besides the format: the width of a terminal, colours.
    """

    paths: tuple[str, ...]
    config: Config
    date: datetime.date | None
    rendering: str


def digest(value: Any) -> str:
    """A hash of what JSON can hold; of other values, of how they are written in Python."""
    told = json.dumps(value, sort_keys=True, default=repr)
    return hashlib.sha256(told.encode()).hexdigest()


def key(question: Question) -> str | None:
    """The hash of settings, options and installed code; None if they do not tell all."""
    settings = _settings(question.config)
    if settings is None:
        return None
    return digest(
        {
            "claim-audit": [__version__, _tree(_PACKAGE)],
            "python": [sys.version, sys.platform, platform.machine(), sys.path],
            "installed": sorted(_installed()),
            "environment": {
                name: value for name, value in os.environ.items() if name.startswith(_VARIABLES)
            },
            "folder": os.getcwd(),  # noqa: PTH109  only a text is wanted
            "settings": settings,
            "date": question.date and question.date.isoformat(),
            "rendering": question.rendering,
        }
    )


def modules_in_use(before: int) -> dict[str, str] | None:
    """The hashes of loaded modules from neither Python, nor what is installed, nor this package,
    with what else lies in their packages; None if one was written after `before` (in nanoseconds),
    or there are too many.
    """
    elsewhere = set(_elsewhere(list(sys.modules.values())))
    if len(elsewhere) > _MOST_MODULES:
        return None
    hashes = {}
    for path in elsewhere:
        content = _content(path)
        if content is None or _written(path) >= before:
            return None
        hashes[str(path)] = content
    return hashes


def modules_known(kept: dict[str, Any] | None) -> dict[str, str] | None:
    """The hashes that were kept so; None if there are none, or one of the files has changed."""
    hashes = kept and kept.get("modules")
    if not isinstance(hashes, dict):
        return None
    changed = any(_content(Path(path)) != content for path, content in hashes.items())
    return None if changed else hashes


def _settings(config: Config) -> dict[str, Any] | None:
    """The settings with the contents of the files they name; None if one is set of which it is not
    known what hangs on it.
    """
    told: dict[str, Any] = {}
    for each in fields(config):
        value = getattr(config, each.name)
        if each.name in _FILES:
            told[each.name] = [(name, _content(config.root / name)) for name in value]
        elif each.name in _VALUES:
            told[each.name] = value
        elif each.name not in _IDLE and value != _default(each):
            return None
    return told


def _default(setting: Field[Any]) -> Any:
    if setting.default_factory is not MISSING:
        return setting.default_factory()
    return setting.default


def _installed() -> Iterator[str]:
    """Name and version of all that is installed, as its folder tells them; of plugins, what they
    were installed with, too.
    """
    for entry in sys.path:
        try:
            found = [each for each in os.scandir(entry or ".") if each.name.endswith("-info")]
        except OSError:
            continue
        for each in found:
            yield each.name
            points = _read(Path(each.path, "entry_points.txt"))
            if b"[audit]" in points:
                yield f"{each.path} {digest(_read(Path(each.path, 'RECORD')).hex())}"


def _elsewhere(modules: Iterable[ModuleType | None]) -> Iterator[Path]:
    installed = tuple(_installed_folders())
    for module in modules:
        name, file = getattr(module, "__name__", ""), getattr(module, "__file__", None)
        if not file or name == "__main__":
            continue
        path = Path(file).absolute()
        if not str(path).startswith(installed):
            top = sys.modules.get(name.partition(".")[0])
            yield from _own_files(path, top)


def _installed_folders() -> Iterator[str]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = [sysconfig.get_paths()[name] for name in names]
    folders += [*site.getsitepackages(), site.getusersitepackages()]
    for folder in (*folders, str(_PACKAGE)):
        yield str(Path(folder).absolute()) + os.sep


def _own_files(path: Path, top: ModuleType | None) -> Iterator[Path]:
    """The module's file, or all files of the package that it is in."""
    root = getattr(top, "__file__", None)
    if not root or not hasattr(top, "__path__"):
        yield path
        return
    yield from _files(Path(root).absolute().parent)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(names):
            yield Path(parent, name)


def _tree(folder: Path) -> list[tuple[str, str | None]]:
    return [(str(path.relative_to(folder)), _content(path)) for path in _files(folder)]


def _content(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _written(path: Path) -> int:
    return path.stat().st_mtime_ns
