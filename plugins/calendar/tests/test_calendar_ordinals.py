"""Anniversaries in words are claims, beside those in digits."""

from __future__ import annotations

import audit_calendar
import pytest

import audit
from audit.testing import Bench


@pytest.fixture(scope="module")
def plugins():
    return Bench((audit_calendar,)).plugins


def found(text, plugins):
    claims = audit.extract(text, plugins=plugins)
    ordinals = claims[claims["kind"].eq("ordinal")]
    return list(zip(ordinals["text"], ordinals["value"], ordinals["sentence"], strict=True))


def test_words_and_names_are_claims(plugins):
    text = (
        "The twenty-fifth anniversary of the accord was quiet. The club marked its centenary,"
        " and the 40th birthday of its hall."
    )
    assert found(text, plugins) == [("twenty-fifth", 25, 0), ("centenary", 100, 1), ("40th", 40, 1)]


def test_other_ordinals_in_words_are_none(plugins):
    assert found("It was the twenty-fifth meeting, and the third of May.", plugins) == []


def test_without_the_plugin_only_digits_count():
    assert found("The bicentenary and the 20th anniversary", Bench(()).plugins) == [("20th", 20, 0)]
