"""No text makes the plugin raise."""

from __future__ import annotations

import audit_granularity
from hypothesis import given, settings
from hypothesis import strategies as st

import audit
from audit.config import Config
from audit.readers.markdown import READER
from audit.testing import Bench

PIECES = (
    *("M = ", "Mean age was ", "mean (SD) number of errors was ", "on average ", "SD = ", "n = "),
    *("N=", "(", ")", "; ", ", ", ". ", "\n\n", "±", "-", "−", "%", " of ", "Of the ", " patients"),
    *(" women", " years", " children", "scale from ", " to ", "1 = no, ", "Likert ", " items"),
    *("0", "1", "7", "25", "2.43", ".5", "1,683", "99999999999999", "0.0000000000001", "33.3"),
    *("two", "dozens", "\n\n| n | M (SD) | Women, n (%) |\n|---|---|---|\n"),
    "| 20 | 2.43 (1.1) | 7 (33.3) |\n",
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), max_size=12))
def test_no_text_makes_it_raise(texts):
    config = Config(plugin_settings={"granularity": {"integers": "all"}})
    plugins = Bench((audit_granularity,), config).plugins
    documents = [READER.read(f"Text {text}".encode(), str(at)) for at, text in enumerate(texts)]
    report = audit.check(documents, config=config, plugins=plugins) if documents else None
    assert report is None or report.troubles == ()
