import pytest

from audit import readers


@pytest.fixture
def builtin():
    return readers.builtin()
