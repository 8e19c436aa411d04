"""Write the pages that say what the code says of itself: "make docs"; a test compares."""

from __future__ import annotations

import inspect
import json
import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from audit import hookspecs
from audit.config import Config
from audit.json_schema import line_schema, report_schema
from audit.plugins import Plugins
from audit.reports.records import SCHEMA_VERSION
from audit.reports.rule_text import marked
from audit.testing.bench import Bench

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS / "site"))
from first_page import strikes  # noqa: E402  # its folder is no package
from reference import reference  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from audit.parts import RelationKind
    from audit.relate.grammar import Construction
    from audit.rule import Rule

_HEAD = """\
# Rules

Written by `make docs` from the rules themselves; the examples are run as tests. `audit rules CODE`
says the same, and shows the rules of plugins too. A rule is left out, ignored in some files or
graded otherwise by the [configuration](configuration.md).
"""


_RELATIONS = """\
# Relations

Written by `make docs` from the constructions themselves; every example is run as a test.

A relation is an arithmetic statement between numbers that a text makes itself: "rose 5% to $21
million from $20 million". A **construction** is one way of writing one: a pattern over the
numbers of a paragraph and the words that relate them. What no construction reads is not related,
and nothing is said of it.

- A relation is **settled** where its construction leaves no doubt about who is compared with
  whom. If it does not hold, that is an error.
- It is **confirmed** where the words could say something else as well, and is asserted only if
  its own arithmetic bears it out. It can hold, it cannot fail.
- It **holds** if some values within what the words stand for make it true: "$1.2 billion" is
  anything from 1.15 to 1.25 billion, "about 2,000" is wider than "2,000". Amounts in two
  currencies hold at any rate that there has been, and a price for a longer period may be up to two
  thirds cheaper, but not dearer, unless the text says that it is the same.

Nothing is related across paragraphs, between different currencies, dimensions or things counted,
between a loss and a gain, or where the text denies the figure ("not 304 percent, as reported").
What a text calls wrong ("the claim that ... is false") is only related if it holds; so is what is
compared with a plan or with another's figure, what stands behind another change, a percentage
that is told to be of something else, an average "at its peak", a product with something else
counted in ("and spare parts, in all"), parts of which each has a verb of its own ("$9 million is
pledged and $6 million matures"), and a value told in two ways ("$2.40, or 20 cents each").
"Respectively" pairs lists of one length, "rose 5% and 8%, respectively, to $10 million and $27
million"; what it sorts is related in no other way.
Dates, page and section numbers and a paper's statistics (SD, p,
confidence intervals) take part in nothing, but for dates in `spans` and `dates`.

Where several statements about one number fail, and another value of it would make every statement
about it hold, there is one finding, at that number. Of two readings of the same numbers the one
that says more is kept: "rose by $1 million to $21 million from $20 million" is a change, and not
also a sum.

Only `repeats` reach further than a paragraph: over a document, and over the documents of one batch.
Where a role stands in another document, a column (`first_document`) says in which, and its claim is
counted there. `lists` and `dates` relate a number to words that are no claims, and so have one
role. In the examples ¶ ends a paragraph.
"""


_HOOKS = """\
# Hooks

Written by `make docs` from `audit/hookspecs.py`; the plugins that are shown are run as tests.

A plugin implements any of these hooks, each by a function of that name that is marked
`@audit.hookimpl`. A function names those of the arguments that it wants, or none; one that gives a
list may be a generator. The order of calls is: built-in parts, installed plugins by name, rule
files as listed in the settings; `@audit.hookimpl(tryfirst=True)` and `trylast=True` move an
implementation to an end of it. What a plugin does wrong is told under its name and version, the
audit goes on without what failed, and exits 2; [plugins](plugins.md) shows the messages.

The built-in parts come through the same hooks: `audit/builtin.py`.
"""


def pages() -> dict[str, str]:
    """The pages that are generated, by file name."""
    return {
        "rules.md": page(),
        "relations.md": relations(),
        "hooks.md": hooks(),
        "reference.md": reference(Plugins.load(Config(third_party=False))),
        "index.md": first_page(),
        **schemas(),
    }


def first_page() -> str:
    """The first page, with what is made of the strike item between its two marks."""
    head, begin, rest = (DOCS / "index.md").read_text(encoding="utf-8").partition(_BEGIN)
    _, end, tail = rest.partition(_END)
    return f"{head}{begin}\n\n{strikes()}\n\n{end}{tail}"


_BEGIN = "<!-- written by make docs -->"
_END = "<!-- until here -->"


def schemas() -> dict[str, str]:
    """The schemas of the JSON reports, by file name."""
    kinds = {kind.name: kind.model for kind in Plugins.load(Config(third_party=False)).kinds()}
    made = {"report": report_schema(kinds), "report-line": line_schema(kinds)}
    return {
        f"schema/{name}.v{SCHEMA_VERSION}.json": json.dumps(schema, indent=1) + "\n"
        for name, schema in made.items()
    }


def hooks() -> str:
    """The page of the hooks, each with its signature and a plugin that implements it."""
    found = [each for name, each in vars(hookspecs).items() if name.startswith("audit_")]
    table = ["| hook | gives |", "|---|---|"]
    for hook in found:
        summary = (inspect.getdoc(hook) or "").partition("\n")[0]
        table.append(f"| [`{hook.__name__}`](#{hook.__name__}) | {summary} |")
    return "\n".join([_HOOKS, *table, "", "\n\n".join(map(_hook, found)), ""])


def _hook(hook: Callable[..., object]) -> str:
    told, called, on_error = re.split(
        r"\n+(?:Called|On error):\n", inspect.getdoc(hook) or "", maxsplit=2
    )
    example = (DOCS / "hooks" / f"{hook.__name__}.py").read_text(encoding="utf-8")
    signature = str(inspect.signature(hook)).replace("'", "")
    return "\n\n".join(
        [
            f"## {hook.__name__}",
            f"```python\n{hook.__name__}{signature}\n```",
            told,
            f"**Called**: {inspect.cleandoc(called)}",
            f"**On error**: {inspect.cleandoc(on_error)}",
            f"```python\n{example}```",
        ]
    )


def relations() -> str:
    """The page of the built-in kinds of relation and their constructions."""
    plugins = Plugins.load(Config(third_party=False))
    return "\n".join([_RELATIONS, "\n\n".join(map(_kind, plugins.kinds())), ""])


def _kind(kind: RelationKind) -> str:
    roles = [f"`{role}`" for role in kind.model.roles()]
    roles += [f"`{role}` (many)" for role in kind.model.many()]
    module = import_module(kind.relate.__module__)
    return "\n\n".join(
        [
            f"## {kind.name}",
            (inspect.getdoc(kind.model) or "").replace("\n", " "),
            f"Roles: {', '.join(roles)}.",
            *_constructions(getattr(module, "CONSTRUCTIONS", ())),
        ]
    )


def _constructions(constructions: Sequence[Construction]) -> list[str]:
    """The table of the constructions of a kind, if it has any."""
    if not constructions:
        return []
    head = "\n".join(["| construction | example | |", "|---|---|---|"])
    return [head + "".join(map(_construction, constructions))]


def _construction(construction: Construction) -> str:
    sure = "confirmed" if construction.confirmed else "settled" if construction.settled else ""
    return f"\n| {construction.name} | {_on_one_line(construction.example)} | {sure} |"


def _on_one_line(text: str) -> str:
    """A text of several paragraphs with a mark where each ends."""
    return text.replace("\n\n", " ¶ ")


def page() -> str:
    """The page of the built-in rules."""
    plugins = Plugins.load(Config(third_party=False))
    return f"{_HEAD}\n{_rules(plugins, plugins.rules())}"


def plugin_rules(folder: Path, told: str = "") -> str:
    """The rules of a plugin that is installed from this folder, but for those that have a heading
    in what is told already; nothing, if there are none.
    """
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules = project.get("entry-points", {}).get("audit", {}).values()
    if not modules:
        return ""
    bench = Bench(tuple(map(import_module, modules)))
    headed = set(re.findall(r"^#+ (\w+)", told, re.MULTILINE))
    rules = [rule for code, rule in bench.rules.items() if code not in headed]
    return f"## Its rules\n\n{_rules(bench.plugins, rules, level=3)}" if rules else ""


def _rules(plugins: Plugins, found: Iterable[Rule], level: int = 2) -> str:
    """A table of the rules, and a section for each."""
    rules = sorted(found, key=lambda rule: rule.code)
    table = ["| code | fault | severity | what is wrong |", "|---|---|---|---|", *map(_line, rules)]
    sections = ("\n\n".join(_section(rule, plugins.frame_of(rule), level)) for rule in rules)
    return "\n".join([*table, "", "\n\n".join(sections), ""])


def _line(rule: Rule) -> str:
    link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
    summary = (inspect.getdoc(rule) or "").partition("\n")[0]
    return f"| {link} | {rule.name} | {rule.severity} | {summary} |"


def _section(rule: Rule, frame: str, level: int) -> Iterator[str]:
    yield f"{'#' * level} {rule.code} {rule.name}"
    yield inspect.getdoc(rule) or ""
    yield f"Severity `{rule.severity}`; looks at the `{frame}` frame."
    if rule.flagged:
        yield "Finds fault with:"
        yield "\n".join(marked(example) for example in rule.flagged)
    if rule.accepted:
        yield "Accepts:"
        yield "\n".join(f"- {text}" for text in rule.accepted)
    if rule.blind_spots:
        yield f"Cannot see: {inspect.cleandoc(rule.blind_spots)}"


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, encoding="utf-8")
