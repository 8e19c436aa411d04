"""Suites in files: loaded whole, or not at all."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError

if TYPE_CHECKING:
    from great_expectations import ExpectationSuite

#: Where the meta of an expectation has what an export told of the claim.
META: Final = "claim_audit"


def read(path: str | Path) -> dict[str, Any]:
    """A suite as its file has it.

    Raises:
        AuditError: If there is none, or it is no suite.
    """
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise AuditError(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise AuditError(f"{path}: is no JSON: {error}") from None
    expectations = told.get("expectations") if isinstance(told, dict) else None
    if not isinstance(expectations, list) or not all(map(_is_expectation, expectations)):
        raise AuditError(f'{path}: is no suite: it has no "expectations" with a "type" each')
    return {"name": Path(path).stem, **told}


def _is_expectation(told: object) -> bool:
    return isinstance(told, dict) and isinstance(told.get("type"), str)


def reference_of(expectation: dict[str, Any]) -> str:
    """The reference that an exported expectation is about; empty, if it is no exported one."""
    told = (expectation.get("meta") or {}).get(META) or {}
    return str(told.get("reference", ""))


def load_suite(path: str | Path, reference: str | None = None) -> ExpectationSuite:
    """The suite in a file, with all of its expectations.

    Great Expectations leaves out what it cannot build, with a line in a log, and a suite that lost
    an expectation passes where it should fail.

    Args:
        path: The file.
        reference: Only the expectations about this reference, of a suite about several.

    Raises:
        AuditError: If it is no suite, or one of its expectations cannot be built.
    """
    told = read(path)
    expectations = told["expectations"]
    if reference is not None:
        expectations = [each for each in expectations if reference_of(each) == reference]
    return built(told["name"], expectations, str(path))


def built(name: str, expectations: list[dict[str, Any]], where: str) -> ExpectationSuite:
    """The suite of these expectations.

    Raises:
        AuditError: If one of them cannot be built; `where` says of which file.
    """
    from great_expectations import ExpectationSuite
    from great_expectations.compatibility import pydantic

    from audit_expectations import aggregates, figures, tables  # noqa: F401  registers them
    from audit_expectations.quietly import quiet

    try:
        with quiet():
            suite = ExpectationSuite(name=name, expectations=[dict(each) for each in expectations])
    except pydantic.ValidationError as error:
        told = "; ".join(f"{each['loc'][0]}: {each['msg']}" for each in error.errors())
        raise AuditError(f"{where}: an {error.model.__name__} cannot be built: {told}") from None
    if len(suite.expectations) != len(expectations):
        built_ones = Counter(each.expectation_type for each in suite.expectations)
        lost = Counter(str(each["type"]) for each in expectations) - built_ones
        shown = ", ".join(f"{kind} ({count})" for kind, count in sorted(lost.items()))
        raise AuditError(
            f"{where}: {len(expectations) - len(suite.expectations)} of {len(expectations)} "
            f"expectations cannot be built: {shown}; import what defines them, or mend what they "
            "are told"
        )
    return suite
