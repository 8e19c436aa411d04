"""`--baseline` and `--write-baseline`: what is known already, and what of it is mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audit.baseline import Baseline
from audit.cli.exits import CLEAN, TROUBLE
from audit.cli.output import tell, write

if TYPE_CHECKING:
    from audit.config import Config
    from audit.report import Report

#: So many mended findings are told one by one.
_MOST_TOLD: Final = 10


def asked(file: str | None, config: Config) -> Baseline | None:
    """The baseline of the command line or of the settings; None without one."""
    if file:
        return Baseline.read(file)
    return Baseline.read(config.root / config.baseline) if config.baseline else None


def written(report: Report, file: str) -> int:
    """Write all that was found into this file; the exit code.

    What the file knows of documents and rules that were not looked at stays in it.
    """
    if report.troubles:
        tell([f"{file}: was not written, for the audit is not complete"])
        return TROUBLE
    old = Baseline.read(file) if Path(file).exists() else Baseline(Path(file))
    baseline = old.rewritten(report)
    write(baseline.text(), file)
    tell([f"{file}: lists {_count(len(baseline.entries))}"])
    return CLEAN


def applied(baseline: Baseline, report: Report) -> Report:
    """The report without what the baseline lists; what is mended is told."""
    known = int(baseline.known(report.findings).sum())
    if known:
        tell([f"{baseline.path}: {_count(known)} {'is' if known == 1 else 'are'} known"])
    mended = baseline.mended(report)
    if mended:
        tell(
            [
                f"{baseline.path}: {_count(len(mended))} {'is' if len(mended) == 1 else 'are'} "
                "mended; write it anew with --write-baseline to take note",
                *(f"  {each.document}: {each.rule} {each.message}" for each in mended[:_MOST_TOLD]),
                *(["  ..."] if len(mended) > _MOST_TOLD else []),
            ]
        )
    return replace(report, findings=baseline.standing(report.findings))


def _count(number: int) -> str:
    return f"{number:,} finding{'' if number == 1 else 's'}"
