"""What sentences say of their numbers, told in tables: those of `tables/` and of the manual's page.

A row is a claim: its sentence, its words, and what the columns hold; a column that a table leaves
out is not looked at. A dash for the words says that the sentence makes no claim.
"""

from pathlib import Path

import pytest

from audit.document import Document
from audit.extract import extract

HERE = Path(__file__).parent
PAGES = [HERE.parents[1] / "docs" / "extraction.md", *sorted((HERE / "tables").glob("*.md"))]
NUMBERS = {"value", "low", "high"}


def rows_of(page):
    """The rows of the page's tables of sentences, as dicts by their headers."""
    header = None
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            header = None
        elif header is None:
            header = cells
        elif header[0] == "sentence" and set(line) - set("|-: "):
            yield dict(zip(header, cells, strict=True))


ROWS = [(page.stem, row) for page in PAGES for row in rows_of(page)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_has_rows(page):
    assert any(stem == page.stem for stem, _ in ROWS)


@pytest.mark.parametrize(
    "row", [row for _, row in ROWS], ids=[f"{stem}: {row['sentence']}" for stem, row in ROWS]
)
def test_row(row):
    found = list(extract([Document.from_text(row["sentence"])]).itertuples())
    words = row["words"]
    if words == "–":
        assert found == []
        return
    claims = [claim for claim in found if claim.text == words]
    assert claims, [claim.text for claim in found]
    for name, expected in row.items():
        if name not in ("sentence", "words"):
            said = getattr(claims[0], name)
            if name in NUMBERS:
                assert said == pytest.approx(float(expected), nan_ok=True), name
            else:
                assert (said if isinstance(said, str) else "") == expected, name
