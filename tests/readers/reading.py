"""What the tests of readers ask of any document."""

from audit.document import Document


def blocks(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.blocks]


def written(document: Document, words: str) -> str:
    """What the source says where the text has these words."""
    start = document.text.index(words)
    first, last = document.source_span(start, start + len(words))
    return document.source[first:last]


def grid(document: Document, table: int = 0) -> dict[tuple[int, int], str]:
    return {
        (cell.row, cell.col): document.text[cell.start : cell.end]
        for cell in document.tables[table].cells
    }


def headers(document: Document, table: int = 0) -> set[tuple[int, int]]:
    return {(cell.row, cell.col) for cell in document.tables[table].cells if cell.header}


def assert_sound(document: Document) -> None:
    """Spans lie in the text, apart from each other and in order; so do the anchors."""
    cells = [(cell.start, cell.end) for table in document.tables for cell in table.cells]
    for spans in (document.blocks, cells, sorted([*document.blocks, *cells])):
        behind = 0
        for start, end in spans:
            assert behind <= start < end <= len(document.text)
            assert document.text[start:end].strip() == document.text[start:end]
            behind = end
    headings = [start for start, _ in document.headings]
    assert headings == sorted(set(headings))
    assert set(headings) <= {start for start, _ in document.blocks}
    assert document.anchors == tuple(sorted(document.anchors))
    assert document.anchors[0][0] == 0
    for table in document.tables:
        places = [(cell.row, cell.col) for cell in table.cells]
        assert places == sorted(set(places))


def assert_found(document: Document) -> None:
    """Each word of the text stands in the source where the document says, line and column too."""
    lines = document.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, char in enumerate(document.text):
        if char.isspace() or char in "^_":
            continue
        first, last = document.source_span(at, at + 1)
        from html import unescape

        assert char in unescape(document.source[first:last])
        line, column = document.position(at)
        assert lines[line - 1][column - 1] == document.source[first]
        assert document.source_line(line) == lines[line - 1]
