"""The settings, and what they change."""

from __future__ import annotations

import audit_granularity
import pandas as pd
import pytest
from audit_granularity.settings import read

import audit
from audit.config import Config
from audit.errors import AuditError
from audit.testing import Bench


def means(text, **settings):
    """The frame of means under these settings."""
    config = Config(plugin_settings={"granularity": settings})
    plugins = Bench((audit_granularity,), config).plugins
    report = audit.check(text=text, config=config, plugins=plugins)
    assert not report.troubles
    return report.relations["means"]


@pytest.mark.parametrize(
    ("rounding", "mean", "holds"),
    [
        # the mean of 8 whole numbers can be 2.125
        (["half-up"], "2.13", True),
        (["half-up"], "2.12", False),
        (["half-down"], "2.13", False),
        (["half-even"], "2.13", False),
        (["half-even"], "2.12", True),
        (["truncate"], "2.12", True),
        (["up"], "2.12", False),
        (["up", "half-down"], "2.12", True),
    ],
)
def test_rounding(rounding, mean, holds):
    frame = means(f"The number of errors was M = {mean} (n = 8).", rounding=rounding)
    assert frame["holds"].tolist() == [holds]


@pytest.mark.parametrize(
    ("integers", "text", "holds"),
    [
        ("told", "Mean age was 34.58 years in 27 patients.", pd.NA),
        ("likely", "Mean age was 34.58 years in 27 patients.", False),
        ("likely", "Results differed (M = 3.45, n = 28).", pd.NA),
        ("all", "Results differed (M = 3.45, n = 28).", False),
        ("told", "The 25 mothers had a mean of 2.43 children.", False),
    ],
)
def test_which_data_are_whole_numbers(integers, text, holds):
    frame = means(text, integers=integers)
    assert frame["holds"].tolist() == [holds]


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"rounding": "half-up"}, "plugins.granularity.rounding must be a list of some of half-up"),
        ({"rounding": []}, "must be a list"),
        ({"rounding": ["half-upp"]}, "'half-upp' is not a value; did you mean \"half-up\""),
        ({"integers": "none"}, "plugins.granularity.integers: 'none' is not a value"),
        ({"integer": "all"}, '"integer" is not a setting; did you mean "integers"'),
    ],
)
def test_what_cannot_be_set_is_told(told, message):
    with pytest.raises(AuditError) as error:
        read(Config(plugin_settings={"granularity": told}))
    assert message in str(error.value)
