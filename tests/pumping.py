"""Every pattern of the package, tried on strings that would make a bad one hang.

Run as a program, for a regular expression cannot be stopped from within: it tells each pattern
before it is tried. The patterns are caught where they are made, while documents are audited.
"""

from __future__ import annotations

import functools
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: How long the pumped strings are. A pattern may be quadratic where its caller bounds what it sees;
#: one that is exponential takes years.
LENGTH = 100
MAKERS = ("compile", "match", "fullmatch", "search", "sub", "split", "findall", "finditer")
SAMPLES = 6
#: What stands behind the pumped part, so that what began to match does not.
ENDING = "\0"
#: Quantifiers that give nothing back; samples are drawn without, for Hypothesis knows none.
POSSESSIVE = re.compile(r"(?<=[*+?}])\+")


def caught(patterns: set[re.Pattern[Any]]) -> None:
    """Notes from now on each pattern that the package hands to `re`."""
    for name in MAKERS:
        made = getattr(re, name)

        @functools.wraps(made)
        def noting(pattern: Any, *others: Any, _made: Any = made, **named: Any) -> Any:
            caller = sys._getframe(1).f_globals.get("__name__", "")
            if caller.partition(".")[0] == "audit":
                flags = named.get("flags", others[0] if others and _made is compile_ else 0)
                patterns.add(
                    pattern if isinstance(pattern, re.Pattern) else compile_(pattern, flags)
                )
            return _made(pattern, *others, **named)

        setattr(re, name, noting)


compile_ = re.compile


def samples(pattern: re.Pattern[Any]) -> list[Any]:
    """Some strings that the pattern matches."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    found: list[Any] = []
    source = pattern.pattern
    of_bytes = isinstance(source, bytes)
    text = source.decode("latin-1") if of_bytes else source
    plain = compile_(POSSESSIVE.sub("", text), pattern.flags)

    @settings(
        max_examples=SAMPLES,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(plain))
    def note(sample: str) -> None:
        found.append(sample[:20].encode("latin-1", "replace") if of_bytes else sample[:20])

    note()
    return found


def pumped(sample: Any) -> Iterator[Any]:
    """The sample with each of its short parts repeated, and with an end that does not match."""
    ending: Any = ENDING.encode() if isinstance(sample, bytes) else ENDING
    for start in range(len(sample)):
        for stop in range(start + 1, min(start + 4, len(sample) + 1)):
            part = sample[start:stop]
            many = part * (LENGTH // len(part))
            yield sample[:start] + many + ending


def main() -> None:
    """Tries all patterns."""
    warnings.simplefilter("ignore")
    patterns: set[re.Pattern[Any]] = set()
    caught(patterns)
    import audit

    audit.check([str(path) for path in map(Path, sys.argv[1:])])
    for pattern in sorted(patterns, key=lambda pattern: repr(pattern.pattern)):
        sys.stdout.write(f"{pattern.pattern!r}\n")
        sys.stdout.flush()
        for text in {text for sample in samples(pattern) for text in pumped(sample)}:
            pattern.search(text)
            pattern.fullmatch(text)
    sys.stdout.write(f"{len(patterns)} patterns tried\n")


if __name__ == "__main__":
    main()
