"""HTML: the prose and tables that a page shows, without what stands around them.

The tags are found here, with one regular expression, and not by a library: selectolax and lxml give
no character offsets, and the standard library's html.parser takes time that grows with the square
of what is broken (a minute for 120 KB of unclosed quotes) and raises on an unknown `<![`. Which
element is in which is decided as browsers do it as far as prose and tables need: paragraphs, list
items, rows and cells are closed by implication, no end tag reaches out of its cell.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from audit.parts import Reader
from audit.readers.decode import decode
from audit.readers.markup.elements import RAW, VOID
from audit.readers.markup.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.document import Document

# Possessive throughout: no input makes it try a place twice. What is left open at the end runs to
# the end.
_TOKEN = re.compile(
    r"""
    (?P<comment> <!--(?: -?> | .*?(?: --!?> | \Z ) ) )
  | (?P<cdata> <!\[CDATA\[ .*?(?: \]\]> | \Z ) )
  | (?P<other> <(?: [!?] | /(?![a-zA-Z]) ) [^>]*+ (?: > | \Z ) )
  | </ (?P<end> [a-zA-Z] [^\s/>]*+ ) [^>]*+ (?: > | \Z )
  | < (?P<start> [a-zA-Z] [^\s/>]*+ )
      (?P<attributes> (?: [^>"'=]++ | =\s*+"[^"]*+" | =\s*+'[^']*+' | ["'=] )*+ ) (?: > | \Z )
  | (?P<entity> & (?: \#[0-9]{1,8} | \#[xX][0-9a-fA-F]{1,8} | [a-zA-Z][a-zA-Z0-9]{1,31} ) ;? )
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+"""
)
_TELLING = re.compile(r"hidden|role|display", re.IGNORECASE)
_TELLING_ELEMENTS = frozenset({"meta", "td", "th", "time"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in RAW}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,256}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_DECLARED_XML = re.compile(rb"""^\s*<\?xml[^>]{0,256}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_DECLARED_WITHIN = 4096  # bytes; browsers look at 1024
_LOOKS = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml.*?\?>)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S
)
_SCOPES = {
    "main": re.compile(r"<main\b|\brole\s*=\s*[\"']?main\b", re.I),
    "article": re.compile(r"<article\b", re.I),
}
_NO_ATTRIBUTES: Mapping[str, str] = {}


def read(content: bytes, name: str) -> Document:
    """The document of a page: its `main`, else its articles, else all but its furniture.

    Where that leaves nothing, everything that is shown is read.
    """
    source = decode(content, declared(content))
    scopes = [scope for scope, found in _SCOPES.items() if found.search(source)]
    for scope in (*scopes, ""):
        document = _read(source, name, Page(source, scope))
        if document.blocks or document.tables:
            return document
    return _read(source, name, Page(source, everything=True))


def looks_like_html(content: bytes) -> bool:
    """Whether a file begins as pages begin."""
    return (
        _LOOKS.match(content[:_DECLARED_WITHIN].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))
        is not None
    )


def feed(page: Page, source: str, start: int, end: int, *, xml: bool = False) -> None:
    """Tell a page what stands in `source[start:end]`."""
    position = start
    while position < end:
        token = _TOKEN.search(source, position, end)
        if token is None:
            page.text(source[position:end], position, end)
            return
        if token.start() > position:
            page.text(source[position : token.start()], position, token.start())
        position = token.end()
        if token["start"]:
            position = _feed_start(page, source, token, end, xml=xml)
        elif token["comment"]:
            page.comment(token["comment"][4:].removesuffix("-->"), token.start(), position)
        elif token["end"]:
            page.end(token["end"].lower(), position)
        elif token["entity"]:
            page.text(unescape(token["entity"]), token.start(), position)
        elif token["cdata"] and xml:
            page.text(token["cdata"][9:-3], token.start() + 9, position - 3)


def _read(source: str, name: str, page: Page) -> Document:
    feed(page, source, 0, len(source), xml=source.lstrip().startswith("<?xml"))
    return page.document(name)


def _feed_start(page: Page, source: str, token: re.Match[str], end: int, *, xml: bool) -> int:
    """Tell a page of a start tag, and say where to read on: behind its raw text, if any."""
    name, written, position = token["start"].lower(), token["attributes"], token.end()
    if name == "br":
        page.line_break(token.start(), position)
        return position
    page.start(name, _attributes(name, written), position)
    if name in VOID:
        return position
    if written.endswith("/") and (xml or name not in RAW):
        page.end(name, position)
    elif name in RAW:
        close = _RAW_END[name].search(source, position, end)
        return close.start() if close else end
    return position


def _attributes(name: str, written: str) -> Mapping[str, str]:
    """The attributes, the first of each name, where any of them can matter."""
    if name not in _TELLING_ELEMENTS and not _TELLING.search(written):
        return _NO_ATTRIBUTES
    attributes: dict[str, str] = {}
    for key, double, single, bare in _ATTRIBUTE.findall(written):
        attributes.setdefault(key.lower(), unescape(double or single or bare).strip())
    return attributes


def declared(content: bytes) -> str | None:
    """The charset that a page says it is in."""
    head = content[:_DECLARED_WITHIN]
    found = _DECLARED.search(head) or _DECLARED_XML.search(head)
    return found.group(1).decode("ascii", "replace") if found else None


READER = Reader("html", (".html", ".htm", ".xhtml"), read)
