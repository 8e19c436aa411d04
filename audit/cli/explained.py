"""The words for what `audit.cli.explaining` tells of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.cli.output import aligned
from audit.reports.excerpt import clean, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Style = Callable[..., str]

_INDENT = "  "
_VERDICTS = {True: "holds", False: "does not hold", None: "is not judged"}
#: Kinds that are no quantity; the period says of a date what it means.
_UNMEASURED = ("date", "time", "identifier")
_COLOURS = {True: "green", False: "red", None: "yellow"}


def as_text(told: Mapping[str, Any], width: int, *, color: bool) -> str:
    """Claims, relations and findings of a place, a section each."""
    style = _styled if color else _plain
    return "\n".join(_sections(told, width, style))


def _sections(told: Mapping[str, Any], width: int, style: Style) -> Iterator[str]:
    column = "" if told["column"] is None else f":{told['column']}"
    place = f"{clean(told['document'])}:{told['line']}{column}:"
    at = (told["column"] or 1) - 1
    shown = excerpt(told["source"], at, at, max(width - len(place) - 1, 20)).text
    yield f"{style(place, bold=True)} {shown}".rstrip() + "\n"
    if not told["claims"]:
        yield "No claim stands there.\n"
    else:
        yield style("Claims", bold=True) + "\n" + _claims(told["claims"])
    for relation in told["relations"]:
        yield "".join(_relation(relation, told["line"], style))
    if told["claims"] and not told["relations"]:
        yield "They take part in no relation.\n"
    for finding in told["findings"]:
        yield "".join(_finding(finding, style))


def _claims(claims: list[Mapping[str, Any]]) -> str:
    return _indented(
        aligned(
            (
                f"{claim['line']}:{claim['column']}",
                clean(claim["text"]),
                "" if claim["kind"] in _UNMEASURED else _valued(claim),
                *_meant(claim),
            )
            for claim in claims
        )
    )


def _meant(claim: Mapping[str, Any]) -> tuple[str, str]:
    """The kind and unit of a claim, and what it is about and for when."""
    unit = claim["unit"] if claim["unit"] not in {"", claim["kind"]} else ""
    kind = ", ".join(filter(None, [claim["kind"], unit, claim["direction"]]))
    days = [claim["period_start"], claim["period_end"]]
    period = " to ".join(dict.fromkeys(day for day in days if day))
    about = f"of {claim['measure']}" if claim["measure"] else ""
    return kind, clean(", ".join(filter(None, [about, period])))


def _relation(relation: Mapping[str, Any], line: int, style: Style) -> Iterator[str]:
    holds = relation["holds"]
    sure = "settled" if relation["settled"] else "not settled"
    verdict = style(_VERDICTS[holds], fg=_COLOURS[holds], bold=True)
    name = style(relation["kind"], bold=True)
    yield f'{name} "{relation["construction"]}" ({sure}): {verdict}\n'
    roles = [
        (role, *_operand(each, line))
        for role, filled in relation["roles"].items()
        for each in (filled if isinstance(filled, list) else [filled])
        if each is not None
    ]
    yield _indented(aligned(roles))
    yield f"{_INDENT}{_why(relation)}\n"


def _operand(operand: Mapping[str, Any], line: int) -> tuple[str, str, str]:
    words = clean(operand["text"] or "")
    where = operand["line"]
    value = _valued(operand)
    if operand["kind"] in _UNMEASURED:  # a year has no thousands
        value = value.replace(",", "")
    return words, value, f"in line {where}" if where not in {None, line} else ""


def _why(relation: Mapping[str, Any]) -> str:
    """Why a relation has its verdict."""
    stated, computed = relation["stated"], relation["computed"]
    if stated is None and computed is None and relation["holds"] is not None:
        return "It is not judged by two values; the rules of its kind say how."
    if stated is None or computed is None:
        return "What follows from the other numbers is not known."
    told, follows = _between(*stated), _between(*computed)
    if relation["holds"] is None:
        return f"Stated is {told}, what follows is {follows}; no rule judged it."
    meet = "they have a value in common" if relation["holds"] else "they have no value in common"
    return f"Stated is {told}, what follows is {follows}: {meet}."


def _finding(finding: Mapping[str, Any], style: Style) -> Iterator[str]:
    color = {"error": "red", "warning": "yellow"}.get(finding["severity"], "blue")
    code = style(f"{finding['rule']} [{finding['severity']}]", fg=color, bold=True)
    yield f"{code} {clean(finding['message'])}\n"
    if finding["suggestion"] is not None:
        yield f'{_INDENT}write "{clean(finding["suggestion"])}"\n'
    for silence in finding["silenced_by"] or ():
        why = f": {clean(silence['reason'])}" if silence["reason"] else ""
        yield f"{_INDENT}silenced in line {silence['line']}{why}\n"


def _valued(told: Mapping[str, Any]) -> str:
    """A value, with what its words stand for where that is more."""
    if told["value"] is None:
        return "?"
    value = _figure(told["value"])
    ends = [told["low"], told["high"]]
    if None in ends or ends == [told["value"]] * 2:
        return value
    return f"{value} ({_between(*ends)})"


def _between(low: float | str, high: float | str) -> str:
    if low == high:
        return _figure(low)
    if high == "Infinity":
        return "anything" if low == "-Infinity" else f"{_figure(low)} or more"
    if low == "-Infinity":
        return f"{_figure(high)} or less"
    ends = _figure(low), _figure(high)
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _figure(value: float | str) -> str:
    """A number as people read it, to four decimal places or six digits."""
    if isinstance(value, str):
        return value
    if 0 < abs(value) < 1 or abs(value) >= 1e15:
        return f"{value:.6g}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _indented(table: str) -> str:
    return "".join(f"{_INDENT}{line}\n" for line in table.splitlines())


def _styled(text: str, **style: Any) -> str:
    import click

    return click.style(text, **style)


def _plain(text: str, **style: Any) -> str:
    return text
