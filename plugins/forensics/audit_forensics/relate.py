"""The kinds of relation that the plugin brings."""

from __future__ import annotations

from typing import Final

from audit.parts import RelationKind
from audit_forensics import copies, digits
from audit_forensics.frames import Copies, DigitTests

KINDS: Final = (
    RelationKind("digit_tests", DigitTests, digits.relate, across_documents=True),
    RelationKind("copies", Copies, copies.relate, across_documents=True),
)
