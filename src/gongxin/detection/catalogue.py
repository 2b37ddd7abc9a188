"""Every detector and fact, found by walking the folders, and proved against the contract when loaded."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from datetime import date
from types import ModuleType
from typing import TypeVar

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.detection import detectors as detectors_folder
from gongxin.detection import facts as facts_folder
from gongxin.detection.model import IDS, DeclarationRefused, Detector, Fact, Tables, Values
from gongxin.detection.schemas import unbound
from gongxin.law.parameters import parameter
from gongxin.records import TABLES

Declared = TypeVar("Declared", Detector, Fact)
ANY_DAY = date(2026, 6, 30)  # columns do not depend on the day
STANDARD_COLUMNS = (*IDS, "occurred_on", "score")


@functools.cache
def facts() -> Mapping[str, Fact]:
    """Every fact by name."""
    return {found.name: found for found in _walk(facts_folder, Fact)}


@functools.cache
def detectors() -> Mapping[str, Detector]:
    """Every detector by id, in the order of the ids; each is refused here if its query breaks its declaration."""
    found = {d.id: d for d in _walk(detectors_folder, Detector)}
    for one in found.values():
        prove(one)
    return found


def _walk(folder: ModuleType, kind: type[Declared]) -> list[Declared]:
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    modules = [importlib.import_module(f"{folder.__name__}.{name}") for name in names]
    return [value for module in modules for value in vars(module).values() if isinstance(value, kind)]


def values_for(declared: Detector | Fact, as_of: date) -> Values:
    """The declared parameters with their values on the day of the run."""
    held = {name: parameter(full).on(as_of).value for name, full in declared.parameters.items()}
    return Values(as_of=as_of, **held)


def prove(declared: Detector) -> None:
    """Build the query over empty tables and hold its columns to the declaration."""
    columns = set(dry_query(declared).columns)
    undeclared = columns - {*STANDARD_COLUMNS, *declared.returns}
    missing = {"occurred_on", *declared.returns} - columns
    if undeclared or missing:
        raise DeclarationRefused(
            f"detector {declared.id}: the query returns undeclared {sorted(undeclared)} and lacks {sorted(missing)}"
        )


def dry_query(declared: Detector | Fact, as_of: date = ANY_DAY) -> ir.Table:
    """The query of a detector or fact over tables that have columns but no data."""
    narrowed = {name: dry_table(name).select(*columns) for name, columns in declared.reads.items()}
    return declared.query(Tables(**narrowed), values_for(declared, as_of))


@functools.cache
def dry_table(name: str) -> ir.Table:
    """A table of the contract or a fact: its name and columns, without data."""
    if name in TABLES:
        return unbound(name)
    if name in facts():
        return ibis.table(dry_query(facts()[name]).schema(), name=fact_name(name))
    raise DeclarationRefused(f"no table or fact is called {name}")


def fact_name(name: str) -> str:
    """The name under which an engine keeps a fact."""
    return f"fact_{name}"


@functools.cache
def compiled(name: str, as_of: date, dialect: str) -> tuple[str, pa.Schema]:
    """The SQL of the detector or fact `name` on a day, in a dialect, with the schema of its rows."""
    query = dry_query(facts()[name] if name in facts() else detectors()[name], as_of)
    return ibis.to_sql(query, dialect=dialect), query.schema().to_pyarrow()


def tables_needed(declared: Detector | Fact) -> frozenset[str]:
    """The contract's tables a detector or fact rests on, through all its facts."""
    needed: set[str] = set()
    for name in declared.reads:
        needed |= {name} if name in TABLES else tables_needed(facts()[name])
    return frozenset(needed)


def tables_required(declared: Detector | Fact) -> frozenset[str]:
    """The contract's tables without which a detector or fact cannot be put at all."""
    required: set[str] = set()
    for name in declared.reads:
        if name not in declared.optional:
            required |= {name} if name in TABLES else tables_required(facts()[name])
    return frozenset(required)


def in_order_of_need(wanted: list[Detector]) -> list[Fact | Detector]:
    """Each of `wanted` right behind those facts it rests on that nobody before it needed."""
    order: dict[str, Fact | Detector] = {}
    for one in wanted:
        order |= {fact.name: fact for fact in facts_in_order([one]) if fact.name not in order}
        order[one.id] = one
    return list(order.values())


def facts_in_order(wanted: list[Detector]) -> list[Fact]:
    """The facts that `wanted` rest on, each after those it reads itself."""
    order: dict[str, Fact] = {}

    def visit(declared: Detector | Fact) -> None:
        for name in declared.reads:
            if name in facts() and name not in order:
                visit(facts()[name])
                order[name] = facts()[name]

    for one in wanted:
        visit(one)
    return list(order.values())
