"""The suites that owners of references keep: a reference that fails its own is not relied upon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, what_next
from audit_expectations import suites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from audit.config import Config
    from audit.config.references import Declaration

#: How the settings call the plugin.
NAMES: Final = ("expectations", "claim-audit-expectations")
FOLDER: Final = "expectations/suites"
_SHOWN: Final = 3


@dataclass(frozen=True)
class Settings:
    """What `[plugins.expectations]` tells.

    Attributes:
        folder: The folder of the suites, a file `NAME.json` for each reference.
    """

    folder: Path

    @classmethod
    def of(cls, config: Config) -> Settings:
        """Those of the settings.

        Raises:
            AuditError: If something is told that is not known.
        """
        told: dict[str, Any] = {}
        for name in NAMES:
            told |= config.plugin_settings.get(name, {})
        for key in told:
            if key != "suites":
                raise AuditError(f'"{key}" is not a setting; {what_next(key, ["suites"], "{}")}')
        folder = told.get("suites", FOLDER)
        if not isinstance(folder, str):
            raise AuditError(f'"suites" must be a folder, not {folder!r}')
        if "suites" in told and not (config.root / folder).is_dir():
            raise AuditError(f'there is no folder "{folder}", which "suites" names')
        return cls(config.root / folder)

    def files(self) -> dict[str, Path]:
        """The suites, by the name of their reference."""
        return {path.stem: path for path in sorted(self.folder.glob("*.json"))}

    def suite_of(self, reference: Declaration) -> Path | None:
        """The suite of a reference: `ferries.csv.json`, or `ferries.json`."""
        found = self.files()
        short = reference.name.rpartition(".")[0]
        return found.get(reference.name) or found.get(short)


def check(config: Config) -> None:
    """Look whether each suite has its reference: one that is never asked would seem to pass.

    Raises:
        AuditError: If one has none.
    """
    settings = Settings.of(config)
    if not config.references:
        return
    used = {settings.suite_of(reference) for reference in config.references}
    for path in settings.files().values():
        if path not in used:
            names = [each.name for each in config.references]
            hint = what_next(path.stem, names, "the references are {}")
            raise AuditError(f"the suite {path.name} is of no reference; {hint}")


def faults(
    config: Config, reference: Declaration, rows: Callable[[], pd.DataFrame]
) -> Sequence[str]:
    """What the reference's own suite finds wrong with it; nothing, where it has no suite."""
    path = Settings.of(config).suite_of(reference)
    if path is None:
        return []
    from audit_expectations.data import frame_batch
    from audit_expectations.quietly import context
    from audit_expectations.running import validated

    try:
        with context() as made:
            suite = suites.load_suite(path)
            if not suite.expectations:
                raise AuditError("it has no expectations")
            batch = frame_batch(made, reference.name, rows())
            unmet = list(_unmet(validated(batch, suite)))
    except AuditError as error:
        return [f"its suite {path.name} could not be asked: {error}"]
    if not unmet:
        return []
    more = f" and {len(unmet) - _SHOWN} more" if len(unmet) > _SHOWN else ""
    return [f"it fails its suite {path.name}: {', '.join(unmet[:_SHOWN])}{more}"]


def _unmet(result: Any) -> Iterator[str]:
    """Each expectation that is not met, in a few words."""
    from audit_expectations.running import fault

    for each in result.results:
        if not each.success:
            kind, told = each.expectation_config.type, each.expectation_config.kwargs
            yield f"{kind}{_about(told)}: {fault(each) or _found(each.result)}"


def _about(told: Mapping[str, Any]) -> str:
    columns = [told[name] for name in ("column", "column_A", "column_B") if name in told]
    return f" ({', '.join(map(str, columns))})" if columns else ""


def _found(result: Mapping[str, Any]) -> str:
    if "unexpected_count" in result:
        return f"{result['unexpected_count']} of {result.get('element_count', '?')} do not"
    return f"found {result.get('observed_value')}"
