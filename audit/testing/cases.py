"""The cases of rules: the examples that a rule carries, and those of a file `CODE.yaml`.

    flagged:
      share called an increase:
        text: The fund paid out 510 grants, a 340 percent increase over the 150 of last year.
        at: 340 percent
        diagnosis: percent-of-as-increase
        suggestion: 240 percent
    accepted:
      worked out right: The fund paid out 510 grants, a 240 percent increase over last year's 150.
    silent:
      another measure: Output rose 5 percent. The plant has 300 workers, the old one had 200.

`flagged` texts have this finding and no other of a rule under test. In `accepted` ones the rule
looks at something and nothing is found; in `silent` ones nothing is found, whether the rule sees
anything or not.

Wherever a text stands there may be a table with `text`, and any of

- `date`, the day on which the document speaks;
- `suffix`, by which a reader is chosen (`.md`, `.html`): plain text, if not told;
- `at`, the words that a finding of `flagged` stands at, or that lie in what the rule of an
  `accepted` case must have looked at.

A `flagged` one may tell `diagnosis` ("other", if not told), `suggestion` (none), `severity` (the
rule's) and `message`, words that its message holds. Where a text has several findings, `findings`
lists a table of these for each.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit.document import Document
from audit.errors import AuditError, Trouble, what_next
from audit.readers import read
from audit.testing.audited import Found
from audit.testing.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from audit.config import Config
    from audit.rule import Rule

SORTS: Final = ("flagged", "accepted", "silent")
_OF_TEXT: Final = ("text", "date", "suffix")
_OF_FINDING: Final = ("at", "diagnosis", "suggestion", "severity", "message")
#: What may stand in a case of each sort.
KEYS: Final = {
    "flagged": (*_OF_TEXT, *_OF_FINDING, "findings"),
    "accepted": (*_OF_TEXT, "at"),
    "silent": _OF_TEXT,
}


@dataclass(frozen=True)
class Case:
    """A text, and what the rule of this code says of it.

    Attributes:
        code: The rule's.
        sort: "flagged", "accepted" or "silent".
        name: What the case is about.
        text: The text to audit.
        findings: What is found.
        messages: For each finding, words that its message holds.
        about: Words that lie in what the rule has looked at.
        suffix: Of a file with this text, which says how it is read; empty for plain text.
        date: The day on which it speaks.
        bench: What it runs with.
    """

    code: str
    sort: str
    name: str
    text: str
    findings: tuple[Found, ...] = ()
    messages: tuple[str, ...] = ()
    about: str = ""
    suffix: str = ""
    date: datetime.date | None = None
    bench: Bench = field(default=Bench(()), repr=False, compare=False)

    def __str__(self) -> str:
        return f"{self.code} {self.sort}: {self.name}"

    def document(self, name: str) -> Document:
        """The text as a document of this name, read as its suffix says."""
        if not self.suffix:
            return Document.from_text(self.text, name, self.date)
        content = BytesIO(self.text.encode())
        readers = self.bench.plugins.readers()
        found = read("-", readers, name=f"{name}{self.suffix}", stdin=content)
        if isinstance(found, Trouble):
            raise AuditError(str(found))
        return found if self.date is None else replace(found, date=self.date)


def examples(*brought: object, config: Config | None = None) -> list[Case]:
    """The examples that rules carry.

    Rules about silences carry none: a comment is no words of the text.

    Args:
        brought: Plugins (modules with hooks) or rules; the built-in rules, if none are given.
        config: The settings to run with; the defaults, if None.

    Raises:
        AuditError: If a rule lacks examples of a sort, or what is brought cannot be used.
    """
    bench = Bench(brought, config) if config else Bench(brought)
    rules = [rule for rule in bench.rules.values() if bench.plugins.frame_of(rule) != "silences"]
    return [case for rule in rules for case in _examples_of(rule, bench)]


def cases(folder: str | Path, *brought: object, config: Config | None = None) -> list[Case]:
    """The cases of all files `CODE.yaml` of a folder.

    Args:
        folder: Where the files are.
        brought: As for `examples`.
        config: As for `examples`.

    Raises:
        AuditError: If there are no files, one is of no rule under test, or one holds what is no
            case.
    """
    bench = Bench(brought, config) if config else Bench(brought)
    paths = sorted(Path(folder).glob("*.yaml"))
    if not paths:
        raise AuditError(f"{folder}: holds no cases, which stand in files CODE.yaml")
    return [case for path in paths for case in _cases_of(path, bench)]


def _examples_of(rule: Rule, bench: Bench) -> Iterator[Case]:
    for sort in ("flagged", "accepted"):
        if not getattr(rule, sort):
            raise AuditError(f"rule {rule.code} has no example that is {sort}")
    for number, example in enumerate(rule.flagged):
        found = Found(rule.code, example.at, example.diagnosis, example.suggestion, rule.severity)
        name = f"example {number}"
        yield Case(rule.code, "flagged", name, example.text, (found,), ("",), bench=bench)
    for number, text in enumerate(rule.accepted):
        yield Case(rule.code, "accepted", f"example {number}", text, bench=bench)


def _cases_of(path: Path, bench: Bench) -> Iterator[Case]:
    import yaml

    rule = bench.rules.get(path.stem)
    if rule is None:
        hint = what_next(path.stem, bench.rules, "the rules under test are {}")
        raise AuditError(f"{path}: {path.stem} is no rule under test; {hint}")
    try:
        lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise AuditError(f"{path}: is not YAML: {' '.join(str(error).split())}") from None
    for sort, group in _table(lists, SORTS, str(path)).items():
        for name, told in _table(group, None, f"{path}: {sort}").items():
            where = f"{path}: {sort}: {name}"
            table = _table({"text": told} if isinstance(told, str) else told, KEYS[sort], where)
            yield _case(rule, sort, name, table, where, bench)


def _case(
    rule: Rule, sort: str, name: str, table: Mapping[str, Any], where: str, bench: Bench
) -> Case:
    text = table.get("text")
    if not isinstance(text, str):
        raise AuditError(f"{where}: has no text")
    told = table.get("findings", [table]) if sort == "flagged" else []
    expected = [_table(each, _OF_FINDING if "findings" in table else None, where) for each in told]
    if sort == "flagged" and not expected:
        raise AuditError(f"{where}: has no findings")
    for each in expected:
        if "at" not in each or str(each["at"]) not in text:
            raise AuditError(f'{where}: "at" must be words of the text')
    about = str(table.get("at", "")) if sort == "accepted" else ""
    if about not in text:
        raise AuditError(f'{where}: "at" must be words of the text')
    date = table.get("date")
    if date is not None and type(date) is not datetime.date:
        raise AuditError(f"{where}: date must be a day, written 2019-05-01, not {date!r}")
    return Case(
        rule.code,
        sort,
        name,
        text,
        tuple(_found(rule, each) for each in expected),
        tuple(str(each.get("message", "")) for each in expected),
        about,
        str(table.get("suffix", "")),
        date,
        bench,
    )


def _found(rule: Rule, table: Mapping[str, Any]) -> Found:
    suggestion = table.get("suggestion")
    return Found(
        rule.code,
        str(table["at"]),
        table.get("diagnosis", "other"),
        None if suggestion is None else str(suggestion),
        table.get("severity", rule.severity),
    )


def _table(value: Any, keys: tuple[str, ...] | None, where: str) -> dict[str, Any]:
    """The table, if it is one, and has none but these keys."""
    if not isinstance(value, dict):
        raise AuditError(f"{where}: must be a table, not {value!r}")
    for key in value:
        if keys is not None and key not in keys:
            next_step = what_next(str(key), keys, "the keys are {}")
            raise AuditError(f'{where}: "{key}" cannot stand here; {next_step}')
    return {str(key): each for key, each in value.items()}
