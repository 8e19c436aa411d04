"""The settings and the plugins that a command runs with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audit.config import Config

if TYPE_CHECKING:
    from audit.plugins import Plugins


def settings(config_file: str | None, no_plugins: bool) -> Config:
    """Those of the file, or those that hold in the working directory."""
    config = Config.load(config_file) if config_file else Config.discover()
    return replace(config, third_party=False) if no_plugins else config


def plugins(config: Config) -> Plugins:
    """The plugins, once they have seen the settings."""
    from audit.plugins import Plugins

    loaded = Plugins.load(config)
    loaded.configure(config)
    return loaded
