"""What holds for every reader, whatever it is given."""

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import assert_sound

from audit import readers
from audit.errors import Unreadable

_BUILTIN = readers.builtin()
_BY_NAME = {reader.name: reader for reader in _BUILTIN}
_MARKED_UP = st.text(
    alphabet=st.sampled_from(
        "<>/!-&;#='\" \n\r\tab1|`*_[](){}\\~^$:.+é\u00ad\ufeff\x0b\x85\u2028pthdrsu"
    ),
    max_size=300,
)


def _read(name, content):
    with suppress(Unreadable):
        assert_sound(_BY_NAME[name].read(content, "x"))


@pytest.mark.parametrize("name", _BY_NAME)
@settings(deadline=None)
@given(content=st.binary(max_size=300))
@example(content=b"\xff\xfe<\x00")
@example(content=b"\x80")
def test_any_bytes_are_a_document_or_unreadable(name, content):
    _read(name, content)


@pytest.mark.parametrize("name", _BY_NAME)
@settings(deadline=None)
@given(text=_MARKED_UP)
@example(text="&#" + "9" * 5000 + ";")
@example(text="<table><td colspan=" + "9" * 5000)
@example(text="> " * 200 + "x")
@example(text="[" * 500 + "x" + "](y)" * 500)
def test_any_markup_is_a_document(name, text):
    _read(name, text.encode())


def test_the_folder_is_the_list():
    assert list(_BY_NAME) == ["html", "markdown", "text"]


def test_readers_load_nothing_heavy():
    heavy = "pandas, numpy, markdown_it, charset_normalizer, pathspec"
    loaded = f"[name for name in '{heavy}'.split(', ') if name in sys.modules]"
    code = f"import sys, audit.readers as readers; readers.builtin(); print({loaded})"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )
