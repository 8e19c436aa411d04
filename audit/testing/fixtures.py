"""The fixture of the testing kit: `pytest_plugins = ["audit.testing.fixtures"]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit.testing.audited import Audited
from audit.testing.cases import Case
from audit.testing.verdict import Run
from audit.testing.verdict import verify as _verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.testing.bench import Bench


@pytest.fixture(scope="session")
def audited_case(request: pytest.FixtureRequest) -> Callable[[Case], Audited]:
    """What an audit says of a case; all cases of the session that share a bench run as one batch.

    A batch costs hardly more than one text, which makes thousands of cases cheap.
    """
    collected = _collected(request.session.items)
    runs: list[tuple[Bench, Run]] = []

    def audited_case(case: Case) -> Audited:
        for bench, run in runs:
            if bench == case.bench and case in run:
                return run[case]
        alike = [each for each in collected if each.bench == case.bench]
        runs.append((case.bench, Run([*alike, case])))
        return runs[-1][1][case]

    return audited_case


@pytest.fixture
def verify(audited_case: Callable[[Case], Audited]) -> Callable[[Case], None]:
    """Fail unless an audit says of a case what it should: `verify(case)`."""

    def verify(case: Case) -> None:
        _verify(case, audited_case(case))

    return verify


def _collected(items: list[pytest.Item]) -> list[Case]:
    """The cases that tests of this session are parametrised with."""
    calls = (getattr(item, "callspec", None) for item in items)
    values = (value for call in calls if call for value in call.params.values())
    return [value for value in values if isinstance(value, Case)]
