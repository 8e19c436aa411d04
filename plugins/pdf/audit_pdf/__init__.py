"""A reader of PDF, for claim-audit: the running text, page by page, through PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import hookimpl

if TYPE_CHECKING:
    from audit.parts import Reader

AUDIT_API = 1


@hookimpl
def audit_readers() -> list[Reader]:
    """The reader of `.pdf`."""
    from audit_pdf.reader import READER

    return [READER]
