"""A page as tests look at it: its elements in their order, each with its attributes and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br"}


@dataclass
class Element:
    """An element, with the text in it and the elements in which it is."""

    name: str
    attributes: dict[str, str]
    parents: list[Element]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """The elements of a page; `script` and `style` hold their text as it stands."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes}, [*self._open])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes}, [*self._open])
        self.elements.append(element)

    def handle_endtag(self, tag):
        assert self._open.pop().name == tag, "elements are closed in the order in which they open"

    def handle_data(self, data):
        for element in self._open:
            element.pieces.append(data)

    def all(self, name="", *, inside=None, **attributes):
        """The elements of this name with these attributes (`class_` one of the classes)."""
        wanted = attributes.pop("class_", None)
        return [
            each
            for each in self.elements
            if name in ("", each.name)
            and (wanted is None or wanted in each.classes)
            and all(each.attributes.get(key) == value for key, value in attributes.items())
            and (inside is None or inside in each.parents)
        ]

    def one(self, name="", **attributes):
        (found,) = self.all(name, **attributes)
        return found
