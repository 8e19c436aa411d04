"""The built-in rules, a family a file: every `Rule` in a module of this folder is one, there is no
list to keep.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from audit.rule import Rule


def builtin() -> list[type[Rule]]:
    """The rules of this folder, by code."""
    found = {
        member.code: member
        for module in pkgutil.iter_modules(__path__)
        for member in vars(import_module(f"{__name__}.{module.name}")).values()
        if isinstance(member, type) and issubclass(member, Rule) and hasattr(member, "code")
    }
    return [found[code] for code in sorted(found)]
