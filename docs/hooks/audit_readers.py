import audit
from audit.parts import Reader


def read_subtitles(content, name):
    blocks = content.decode("utf-8").split("\n\n")
    words = [" ".join(block.splitlines()[2:]) for block in blocks]
    return audit.Document.from_text(" ".join(words), name)


@audit.hookimpl
def audit_readers():
    return [Reader("subtitles", (".srt",), read_subtitles)]
