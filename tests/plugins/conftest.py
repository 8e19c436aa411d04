"""Plugins that are really found: a module and its dist-info in a folder on `sys.path`."""

from __future__ import annotations

import importlib
import sys
from textwrap import dedent

import pytest

from audit.config import Config
from audit.plugins import Plugins


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a plugin: `install("acme-audit", "0.3", source)`."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    installed = []

    def install(name, version, source, entry=None, attribute=None):
        module = name.replace("-", "_")
        (site / f"{module}.py").write_text(dedent(source))
        info = site / f"{module}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        target = f"{module}:{attribute}" if attribute else module
        (info / "entry_points.txt").write_text(f"[audit]\n{entry or module} = {target}\n")
        importlib.invalidate_caches()
        installed.append(module)

    yield install
    for module in installed:
        sys.modules.pop(module, None)


@pytest.fixture
def told():
    """Load plugins with some settings, ask for every part: the plugins, the troubles as text."""

    def told(**settings):
        plugins = Plugins.load(Config(**settings))
        plugins.configure(Config(**settings))
        plugins.listing()
        return plugins, [str(trouble) for trouble in plugins.troubles]

    return told
