"""The settings of the plugin, and what it does not load."""

from __future__ import annotations

import datetime

import audit_units
import pytest
from audit_units import rates, settings

from audit.config import Config
from audit.errors import AuditError
from audit.testing import Batch, Bench

TEXT = "Published: 5 May 2015\n\nThe firm paid US$5,000 (€4,650) for it."


@pytest.mark.parametrize(
    "told", [{"lag": 7}, {"lag_days": -1}, {"lag_days": 1.5}, {"lag_days": True}]
)
def test_settings_are_checked(told):
    with pytest.raises(AuditError, match=r"plugins\.units"):
        settings.read(Config(plugin_settings={"units": told}))


@pytest.mark.parametrize(("days", "found"), [(0, ["UNT001"]), (60, [])])
def test_the_lag_decides(days, found):
    config = Config(plugin_settings={"units": {"lag_days": days}})
    bench = Bench([audit_units], config)
    told = Batch({"deal": TEXT}, config=bench.config, plugins=bench.plugins)["deal"]
    assert [each.rule for each in told.found()] == found, told.told()
    assert len(told.frame("exchanges")) == 1


def test_rates_are_those_that_were_published():
    # 1.1117 US dollars to the euro on Tuesday, 5 May 2015; none on the Sunday before
    tuesday, sunday = datetime.date(2015, 5, 5), datetime.date(2015, 5, 3)
    low, high = rates.between("EUR", "USD", tuesday, tuesday, 0)
    assert low == high == pytest.approx(1.1117)
    assert rates.between("EUR", "USD", sunday, sunday, 0) is None


@pytest.mark.parametrize(
    ("pair", "day"),
    [
        (("EUR", "USD"), datetime.date(1998, 5, 5)),
        (("EUR", "USD"), datetime.date(2999, 5, 5)),
        (("EUR", "ALL"), datetime.date(2015, 5, 5)),
        (("EUR", "HRK"), datetime.date(2023, 5, 5)),
    ],
)
def test_rates_that_are_missing_are_not_guessed(pair, day):
    assert rates.between(*pair, day, day, 7) is None
