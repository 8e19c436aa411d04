"""The libraries that references need, which are an extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from audit.errors import AuditError


def needed(module: str, what: str) -> Any:
    """The module; an `AuditError` that says how to install it, where it is not.

    Args:
        module: Its name.
        what: What cannot be read without it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise AuditError(
            f'{what} needs {error.name}, which is not installed: pip install "claim-audit[data]"'
        ) from None
