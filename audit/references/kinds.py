"""The kinds of relation between claims and references: `bindings` and `sources`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from audit.errors import AuditError, Trouble
from audit.frames import Bindings, Sources
from audit.parts import RelationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from audit.config import Config
    from audit.config.references import Declaration
    from audit.references.store import References
    from audit.relate.passages import Passages

    #: What gives the data of a reference.
    Rows: TypeAlias = Callable[[], pd.DataFrame]
    #: What tells the faults that plugins find in a reference.
    FaultsOf: TypeAlias = Callable[[Declaration, Rows], Sequence[str]]


def kinds(config: Config, faults_of: FaultsOf) -> list[RelationKind]:
    """The two kinds for the references of the settings; without any, their frames are empty, and
    nothing is loaded.
    """
    binder = Binder(config.references, config, faults_of)
    return [
        RelationKind("bindings", Bindings, binder.bindings),
        RelationKind("sources", Sources, binder.sources),
    ]


@dataclass(eq=False)
class Binder:
    """Binds the claims of a run to its references, which are read with the first batch."""

    declarations: Sequence[Declaration]
    config: Config
    faults_of: FaultsOf

    @cached_property
    def references(self) -> References:
        """The references that could be read, and of which plugins find nothing wrong."""
        from audit.references.store import References

        loaded = References.load(self.declarations)
        for name, table in list(loaded.tables.items()):
            if faults := self.faults_of(table.declaration, partial(loaded.rows, name)):
                loaded.withhold(name, "; ".join(faults))
        return loaded

    def bindings(self, passages: Passages) -> pd.DataFrame:
        """The `Bindings` of a batch."""
        if not self.declarations:
            return Bindings.from_rows([])
        frame = passages.related(self.both)
        return _of(Bindings, frame[frame["reason"] == ""])

    def sources(self, passages: Passages) -> pd.DataFrame:
        """The `Sources` of a batch."""
        if not self.declarations:
            return Sources.from_rows([])
        return _of(Sources, passages.related(self.both))

    def both(self, passages: Passages) -> pd.DataFrame:
        """All quantities of a batch, bound or with the reason why not."""
        from audit.references.binding import bind, nothing

        try:
            self._check()
            bound = bind(passages.documents, passages.claims, self.references)
        except AuditError as error:
            passages.troubles.append(Trouble("references", str(error)))
            return nothing()
        passages.troubles.extend([*self.references.troubles, *bound.troubles])
        return bound.frame

    def _check(self) -> None:
        """Read nothing for settings that are perhaps another's."""
        if not self.config.trusted:
            raise AuditError(
                "none was read: these settings were found above the working directory and in no "
                f"repository; if they are yours: --config {self.config.path}"
            )


def _of(model: type[Bindings | Sources], frame: pd.DataFrame) -> pd.DataFrame:
    """The rows as a frame of the model."""
    return model.from_columns(
        {name: frame[name].tolist() for name in model.to_schema().columns if name in frame}
    )
