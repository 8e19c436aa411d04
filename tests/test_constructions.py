"""The constructions: each finds its own example, as a relation of its kind that holds."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest
from audited import Batch

import audit.relate

CONSTRUCTIONS = {
    f"{module.KIND.name}: {construction.name}": (module.KIND.name, construction)
    for found in pkgutil.iter_modules(audit.relate.__path__)
    if hasattr(module := import_module(f"audit.relate.{found.name}"), "KIND")
    for construction in module.CONSTRUCTIONS
}


@pytest.fixture(scope="module")
def examples():
    return Batch({name: each.example for name, (_, each) in CONSTRUCTIONS.items()})


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_finds_its_example(name, examples):
    kind, construction = CONSTRUCTIONS[name]
    audited = examples[name]
    frame = audited.relations[kind]
    assert len(frame), audited.told()
    assert frame["holds"].eq(other=True).all(), audited.told()
    assert construction.name in set(frame["construction"]), (
        f"read by another construction\n{audited.told()}"
    )
    assert audited.found() == [], audited.told()


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in CONSTRUCTIONS.values()}))
def test_names_are_unique_in_a_kind(kind):
    names = [each.name for of, each in CONSTRUCTIONS.values() if of == kind]
    module = next(
        module
        for found in pkgutil.iter_modules(audit.relate.__path__)
        if (module := import_module(f"audit.relate.{found.name}"))
        and getattr(getattr(module, "KIND", None), "name", None) == kind
    )
    assert len(names) == len(module.CONSTRUCTIONS)
