"""Small files in PDF, and audits with the built-in parts and this plugin alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import audit_pdf

import audit
from audit.testing import Bench


@dataclass(frozen=True)
class Words:
    """Words at a place of a page, in points from its lower left corner."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 12


def checked(source: Path | audit.Document) -> audit.Report:
    """The report of a file or a document, whatever else is installed."""
    return audit.check(source, plugins=Bench((audit_pdf,)).plugins)


def lines(*texts: str, top: float = 700, left: float = 72, leading: float = 14) -> list[Words]:
    """Lines below each other."""
    return [Words(text, left, top - leading * at) for at, text in enumerate(texts)]


def pdf(*pages: Sequence[Words], trailer: str = "") -> bytes:
    """A file with these pages in Helvetica; `trailer` goes into its trailer."""
    kids = [4 + 2 * at for at in range(len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] "
        "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for kid, page in zip(kids, pages, strict=True):
        content = b"\n".join(map(_drawn, page))
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {kid + 1} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, trailer)


def _drawn(words: Words) -> bytes:
    escaped = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    place = f"BT /F1 {words.size} Tf {words.x} {words.y} Td (".encode()
    return place + escaped.encode("cp1252") + b") Tj ET"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        file
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(file)}\n%%EOF\n"
        ).encode()
    )
