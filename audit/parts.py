"""What a plugin can bring: a reader, an extractor, a kind of relation, a report format, a
section of a page. The built-ins are such parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from audit.document import Document
    from audit.frames import Relation
    from audit.relate.passages import Passages
    from audit.report import Report


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one format: `read(content, name)` gives the document, or raises
    `audit.errors.Unreadable`.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True)
class Extractor:
    """Finds claims: `extract(documents)` gives a `Claims` frame.

    The pipeline numbers the claims and tells their lines, so `claim`, `line` and `column` may be
    left 0, 1 and 1. What is found in a document hangs on that document alone, for it is not looked
    through again where only others have changed.
    """

    name: str
    extract: Callable[[Sequence[Document]], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A kind of relation: its name in `Report.relations`, the model of its frame, and what fills
    the frame.

    A kind that relates claims of several documents says so: it is given the whole batch at once,
    where others are given a part of it at a time.
    """

    name: str
    model: type[Relation]
    relate: Callable[[Passages], pd.DataFrame]
    across_documents: bool = False


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """Renders a report, without looking at a clock, a terminal or the file system.

    A format of several files says so (`folder`): `render` then gives them by name, and `--output`
    names the folder that they are written to. One that shows `Report.panels` says so
    (`shows_panels`), or they are not made.
    """

    name: str
    render: Callable[[Report], str | bytes | Mapping[str, bytes]]
    folder: bool = False
    shows_panels: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A section that a plugin adds to the HTML report.

    Attributes:
        title: Its heading, as text.
        html: Its content, which is put on the page as it is: what stems from a document must be
            escaped. The page runs no script and loads nothing; it heeds neither `style` attributes
            nor `<style>` elements. A plot is an `<svg>` with presentation attributes, or an `<img>`
            with a `data:` address.
        css: Style for it, of which the page knows that it may be heeded.
    """

    title: str
    html: str
    css: str = ""
