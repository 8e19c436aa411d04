"""A suite of claims, asked of the references as they are now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError, Trouble, what_next
from audit_expectations import suites
from audit_expectations.quietly import context

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from great_expectations.core import ExpectationSuiteValidationResult
    from great_expectations.data_context import EphemeralDataContext

    from audit.config.references import Declaration


@dataclass(frozen=True)
class Outcome:
    """What a suite says of one reference.

    Attributes:
        reference: The reference.
        result: As Great Expectations tells it.
    """

    reference: str
    result: ExpectationSuiteValidationResult

    def unmet(self) -> Iterator[Any]:
        """The results of expectations that the data do not meet."""
        return (each for each in self.result.results if not each.success and not fault(each))

    def troubles(self) -> Iterator[Trouble]:
        """A trouble for each expectation that could not be asked."""
        for each in self.result.results:
            if told := fault(each):
                kind = each.expectation_config.type if each.expectation_config else "one"
                yield Trouble(f"reference {self.reference}", f"{kind} could not be asked: {told}")


@dataclass
class Run:
    """The outcome for each reference, and what could not be asked."""

    outcomes: list[Outcome] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def run(path: str | Path, declarations: Sequence[Declaration]) -> Run:
    """Ask the expectations of an exported suite of the references that they are about.

    Raises:
        AuditError: If the file is no suite, one of its expectations cannot be built, or is about no
            reference that is declared.
    """
    told = suites.read(path)
    known = {each.name: each for each in declarations}
    names = list(dict.fromkeys(map(suites.reference_of, told["expectations"])))
    for name in names:
        if name not in known:
            raise AuditError(f"{path}: {_unknown(name, known)}")
    done = Run()
    with context() as made:
        for name in names:
            suite = suites.load_suite(path, reference=name)
            _ask(made, known[name], suite, done)
    return done


def _unknown(name: str, known: dict[str, Declaration]) -> str:
    if not name:
        return 'has an expectation that is about no reference: export writes it into its "meta"'
    hint = what_next(name, known, "the references of the settings are {}")
    return f'is about a reference "{name}", which the settings do not declare; {hint}'


def _ask(made: EphemeralDataContext, declaration: Declaration, suite: Any, done: Run) -> None:
    from audit_expectations import data

    try:
        outcome = Outcome(declaration.name, validated(data.batch(made, declaration), suite))
    except AuditError as error:
        done.troubles.append(Trouble("expectations", str(error)))
        return
    done.outcomes.append(outcome)
    done.troubles += outcome.troubles()


def validated(batch: Any, suite: Any) -> ExpectationSuiteValidationResult:
    """What the suite says of the batch, with a result for each of its expectations.

    Raises:
        AuditError: If an expectation has none.
    """
    result: ExpectationSuiteValidationResult = batch.validate(suite)
    if len(result.results) != len(suite.expectations):
        raise AuditError(
            f"{suite.name}: {len(suite.expectations)} expectations gave {len(result.results)} "
            "results"
        )
    return result


def fault(result: Any) -> str:
    """Why an expectation could not be asked; empty, if it could."""
    told = result.exception_info or {}
    # one for the expectation, or one for each metric that it needed
    each = [told] if "raised_exception" in told else list(told.values())
    raised = [one for one in each if isinstance(one, dict) and one.get("raised_exception")]
    return str(raised[0].get("exception_message")).partition("\n")[0] if raised else ""
