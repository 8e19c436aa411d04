"""What several tests share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from audit.config import Config
from audit.plugins import Plugins, sources

if TYPE_CHECKING:
    from collections.abc import Generator

pytest_plugins = ["audit.testing.fixtures"]

settings.register_profile(
    "audit", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "CI", parent=settings.get_profile("audit"), derandomize=True, max_examples=20
)
settings.load_profile("CI" if os.environ.get("CI") else "audit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden reports anew, to be read"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Leave out the project's own plugins, which may be installed: these tests are the core's.

    A hook and no fixture, for it holds for all fixtures of the tests below this file, and for no
    other test.
    """
    found = sources.entry_points

    def others() -> list[sources.Source]:
        return [each for each in found() if not each.provider.name.startswith("claim-audit-")]

    with pytest.MonkeyPatch.context() as patch:
        if item.path.is_relative_to(Path(__file__).parent):
            patch.setattr("audit.plugins.entry_points", others)
        return (yield)


@pytest.fixture(scope="session")
def plugins() -> Plugins:
    """The built-in parts, loaded once: loading has no state that a run could change."""
    return Plugins.load(Config(third_party=False))
