"""Audits with the built-in parts and this plugin alone, whatever else is installed."""

from __future__ import annotations

import audit_nhst

import audit
from audit.config import Config
from audit.testing.bench import Bench


def checked(*paths, alpha=None, **arguments):
    """The report of `audit.check`, with this alpha."""
    config = Config(plugin_settings={"nhst": {} if alpha is None else {"alpha": alpha}})
    plugins = Bench((audit_nhst,), config).plugins
    return audit.check(*paths, config=config, plugins=plugins, **arguments)
