"""HTML's elements: which end a block, which close others by implication, which are not prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from audit.readers.markup.grid import Grid


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track"
    " wbr"
)
#: Elements whose content is no markup, up to their end tag.
RAW = _names("iframe noembed noframes script style textarea title xmp")
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend"
    " li listing main menu nav ol optgroup option p plaintext pre search section summary table"
    " tbody td tfoot th thead tr ul xmp"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}

# Never shown as text, or not text at all.
_UNSEEN = _names(
    "applet audio canvas datalist embed frameset head iframe map math meter noembed noframes"
    " noscript object optgroup option progress rp rt script select style svg template textarea"
    " title video xmp"
)
# Shown, but around the prose or no prose: navigation, controls, code, what was struck out.
_FURNITURE = _names(
    "aside button code del dialog fieldset footer form header kbd label legend nav pre s samp"
    " strike"
)
_FURNITURE_ROLES = _names("banner complementary contentinfo navigation search")
_SECTIONS = ("article", "main", "section")
_IN_HEAD = _names("base link meta noscript script style template title")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)

_CELL_WALLS = ("td", "th", "caption", "table")
_TABLE_PARTS = _names("caption table tbody td tfoot th thead tr")
_ROW_GROUP = ("thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_PARAGRAPH = (("p",), _CELL_WALLS)
# What a start tag closes: elements, unless one of the walls stands between.
_CLOSED_BY_NAME: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", *_CELL_WALLS)),
    "dt": (("dt", "dd"), ("dl", *_CELL_WALLS)),
    "dd": (("dt", "dd"), ("dl", *_CELL_WALLS)),
    "option": (("option",), ("select", "datalist")),
    "td": (("td", "th", "caption"), ("table",)),
    "th": (("td", "th", "caption"), ("table",)),
    "tr": (("tr", "td", "th", "caption"), ("table",)),
    "caption": (_ROW_GROUP, ("table",)),
    "thead": (_ROW_GROUP, ("table",)),
    "tbody": (_ROW_GROUP, ("table",)),
    "tfoot": (_ROW_GROUP, ("table",)),
}
_CLOSED_BY = {
    name: [
        *([_PARAGRAPH] if name in BLOCKS else []),
        *([_CLOSED_BY_NAME[name]] if name in _CLOSED_BY_NAME else []),
    ]
    for name in BLOCKS | _CLOSED_BY_NAME.keys()
}


@dataclass(slots=True)
class Element:
    """An open element, and what it opened."""

    name: str
    scope: bool = False
    grid: Grid | None = None
    cell: bool = False
    raised: bool = False


class OpenElements:
    """The open elements, outermost first; every question takes constant time, however deep."""

    def __init__(self) -> None:
        self._stack: list[Element] = []
        self._where: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._stack)

    def push(self, element: Element) -> None:
        """Open an element."""
        self._where.setdefault(element.name, []).append(len(self._stack))
        self._stack.append(element)

    def pop(self) -> Element:
        """Close the innermost element."""
        element = self._stack.pop()
        self._where[element.name].pop()
        return element

    def nearest(self, *names: str) -> int:
        """How deep the innermost element with one of these names stands; -1 where there is none."""
        found = -1
        for name in names:
            where = self._where.get(name)
            if where and where[-1] > found:
                found = where[-1]
        return found

    def grid(self) -> Grid | None:
        """The table that rows and cells now belong to; None where none is read."""
        at = self.nearest("table")
        return self._stack[at].grid if at >= 0 else None

    def closed_by_start(self, name: str) -> Iterator[int]:
        """The depths to which a start tag closes, one after the other, by implication."""
        for names, walls in _CLOSED_BY.get(name, ()):
            while (depth := self._within(names, walls)) >= 0:
                yield depth
        head = self.nearest("head")
        if head >= 0 and name not in _IN_HEAD and head == len(self._stack) - 1:
            yield head

    def closed_by_end(self, name: str) -> int:
        """The depth to which an end tag closes; -1 where its start tag is missing."""
        if name == "table":
            return self.nearest(name)
        return self._within((name,), ("table",) if name in _TABLE_PARTS else _CELL_WALLS)

    def _within(self, names: Iterable[str], walls: Iterable[str]) -> int:
        """The depth of the nearest element with one of these names; -1 if a wall is nearer."""
        depth = self.nearest(*names)
        return depth if depth > self.nearest(*walls) else -1

    def is_dropped(self, name: str, attributes: Mapping[str, str], *, everything: bool) -> bool:
        """Whether an element about to be opened holds no prose.

        A header or footer counts where it is an article's, a form where it wraps the whole page.
        With `everything` only what is never seen is dropped.
        """
        if name in _UNSEEN:
            return True
        if attributes and name not in {"html", "body"} and _is_hidden(attributes):
            return True
        if everything:
            return False
        if name in {"header", "footer"}:
            return self.nearest(*_SECTIONS) < 0
        if name == "form":
            return self.nearest("body") < len(self._stack) - 1
        return name in _FURNITURE or attributes.get("role") in _FURNITURE_ROLES


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _NO_DISPLAY.search(attributes.get("style", "")) is not None
    )
