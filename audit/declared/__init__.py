"""Rules without Python: the entries `[[rule]]` of the settings as ordinary rules, and the relation
between the figures that they compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit import hookimpl

if TYPE_CHECKING:
    from audit.config.entries import Entry
    from audit.parts import RelationKind
    from audit.rule import Rule


@dataclass(frozen=True)
class DeclaredRules:
    """Brings what some entries declare."""

    entries: tuple[Entry, ...]

    @hookimpl
    def audit_rules(self) -> list[type[Rule]]:
        """A rule for each entry."""
        from audit.declared.rules import rule_of

        return [rule_of(entry) for entry in self.entries]

    @hookimpl
    def audit_relations(self) -> list[RelationKind]:
        """The relation between figures of several measures, if an entry compares any."""
        from audit.declared.relation import kind_of

        several = [entry for entry in self.entries if entry.sort != "measure"]
        return [kind_of(several)] if several else []
