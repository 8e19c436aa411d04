import re

import audit
from audit.frames import Claims
from audit.parts import Extractor


def extract_scores(documents):
    return Claims.from_rows(
        {
            "document": document.name,
            "claim": 0,
            "sentence": 0,
            "line": 1,
            "column": 1,
            "start": found.start(),
            "end": found.end(),
            "text": found[0],
            "value": 20.0,
            "low": 20.0,
            "high": 20.0,
            "bound": "exact",
            "kind": "count",
            "unit": found[1],
            "measure": found[1],
        }
        for document in documents
        for found in re.finditer(r"a score of (\w+)", document.text)
    )


@audit.hookimpl
def audit_extractors(vocabulary):
    return [Extractor("scores", extract_scores)]
