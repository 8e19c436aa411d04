"""The claims of a text, for tests to look at."""

from audit.document import Document
from audit.extract import extract


def claims(text, **about):
    """The claims of a text as rows, in reading order."""
    return list(extract([Document.from_text(text, **about)]).itertuples())


def claim_of(text, words, **about):
    """The one claim with these words."""
    found = {claim.text: claim for claim in claims(text, **about)}
    assert words in found, list(found)
    return found[words]
