"""A file in PDF to its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit.errors import Unreadable
from audit.parts import Reader
from audit_pdf.compose import compose
from audit_pdf.furniture import without_furniture
from audit_pdf.pages import pages_of

if TYPE_CHECKING:
    from audit.document import Document


def read(content: bytes, name: str) -> Document:
    """The document of a file.

    Raises:
        Unreadable: If the file asks for a password, is damaged, or holds no text.
    """
    pages = pages_of(content)
    if not any(line.text.strip() for page in pages for line in page):
        raise Unreadable(
            f"has {len(pages)} {'page' if len(pages) == 1 else 'pages'} and no text; if it is a "
            "scan, have its text recognised first (OCR)"
        )
    return compose(without_furniture(pages), name)


READER: Final = Reader("pdf", (".pdf",), read)
