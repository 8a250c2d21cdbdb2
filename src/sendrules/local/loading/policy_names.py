"""The names that may stand in a policy file: which fields an entry has, which one was meant, and where another belongs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from sendrules.case.refusals import meant
from sendrules.errors import Problem
from sendrules.local.checking.findings import refused
from sendrules.local.declarations.base import Declaration, Declared, Provenance
from sendrules.local.declarations.conditions import When
from sendrules.local.loading.policy_sources import WRITTEN_AS
from sendrules.local.loading.policy_tables import MODES, TABLES, is_mapping, models_in

At = tuple[str | int, ...]
Fields = Mapping[str, Any]
"""The type of each field of an entry, by its name in a file."""
_MOST_LISTED = 14
"""The most fields that a fix lists."""
_ALIKE = 0.8
"""How alike a key and a field are by their letters alone, from 0 to 1, so that the one may be meant for the other."""
_MOST_PLACES = 3
"""In how many entries a field may stand so that they are worth naming; one such as title stands in nearly all."""


@cache
def fields_of(model: type[Declared]) -> Fields:
    """Give the fields of an entry by their names in a file.

    Args:
        model: the declaration that the entry makes.
    """
    return {
        WRITTEN_AS.get(name, info.alias or name): info.rebuild_annotation() for name, info in model.model_fields.items()
    }


def other_names(model: type[Declared]) -> Iterator[str]:
    """Give the names that an entry takes beside those: the names of Python."""
    for name, info in model.model_fields.items():
        if name in WRITTEN_AS or (info.alias and model.model_config.get("populate_by_name")):
            yield name


def field_meant(
    key: str, value: Any, fields: Fields, there: Collection[str], model: type[Declared] | None
) -> list[str]:
    """Give the fields of an entry that an unknown key may be meant for, best first.

    Args:
        key: the key.
        value: what stands under it.
        fields: the fields of the entry.
        there: the keys that the entry has.
        model: the declaration; None for the tables of a file.
    """
    free = [name for name in fields if name not in there]
    if near := meant(key, free) or meant(key, fields) or get_close_matches(key, free, 1, _ALIKE):
        return near
    needed = [] if model is None else [name for name in needed_in(model) if name not in there]
    return needed if len(needed) == 1 and _fits(fields[needed[0]], value) else []


def needed_in(model: type[Declared]) -> list[str]:
    """Give the fields that an entry has to have in a file. A source may stand above it, and the id of a whole table is made."""
    if model is Provenance:
        return []  # what it lacks it takes from above
    made = {*WRITTEN_AS, *(("id",) if issubclass(model, Declaration) else ())}
    return [info.alias or name for name, info in model.model_fields.items() if info.is_required() and name not in made]


def _fits(annotation: Any, value: Any) -> bool:
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def unknown_field(at: At, value: Any, model: type[Declared], near: Collection[str]) -> Problem:
    """Refuse a key that an entry does not know.

    Args:
        at: its place in the file.
        value: what stands there.
        model: the declaration.
        near: the fields that may be meant.
    """
    key = str(at[-1])
    if not key.strip():
        return refused(at[:-1], f"there is a field without a name ({key!r}).", "Remove it.")
    hints = [f"Did you mean {' or '.join(near)}?"] if near else []
    modes = [mode for mode, order in MODES.items() if key in fields_of(order)] if model in MODES.values() else []
    if modes:
        hints.append(f"{key} goes with the mode {' or '.join(modes)}.")
    elif belongs := _belongs(key, value):
        hints.append(belongs)
    if not hints:
        listed = [name for name in fields_of(model) if name not in WRITTEN_AS.values()]
        whole = f" What may stand here: {', '.join(listed)}." if len(listed) <= _MOST_LISTED else ""
        hints.append(f"Remove it, or check its spelling.{whole}")
    return refused(at, "there is no such field.", " ".join(hints))


def unknown_table(at: At, value: Any, near: Collection[str]) -> Problem:
    """Refuse a table that a policy file does not have, or a value outside every table.

    Args:
        at: its place in the file.
        value: what stands there.
        near: the tables that may be meant.
    """
    name = str(at[-1])
    fix = f"Did you mean {' or '.join(near)}?" if near else _belongs(name, value)
    if holds_tables(value):
        return refused(at, f"there is no table {name!r}.", fix or f"The tables are {', '.join(TABLES)}.")
    return refused(at, f"{name!r} stands outside every table.", fix or "Put it below the heading of its table.")


def holds_tables(value: Any) -> bool:
    """Whether a value is a table or a list of tables."""
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
    )


def _belongs(key: str, value: Any) -> str:
    """Say in which entries a field of another entry belongs; empty where it belongs in none, or in too many."""
    tables = holds_tables(value)
    places = list(dict.fromkeys(own if tables else above for above, own in _places().get(key, ()) if own or not tables))
    if not places or len(places) > _MOST_PLACES:
        return ""
    return f"Write {' or '.join(places)}." if tables else f"{key} belongs in {' or '.join(places)}."


def headings(at: At) -> tuple[str, str]:
    """Give the headings, of one table and of a list of tables, under which an entry stands."""
    path = ".".join(str(part) for part in at if isinstance(part, str))
    return f"[{path}]", f"[[{path}]]"


@cache
def _places() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give for each field the heading of each entry that has it, and its own heading where it is a table or a list of them."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for name, annotation in TABLES.items():
        for model in models_in(annotation):
            for field, places in _within(model, name, _heading(name, annotation), ()):
                found.setdefault(field, {})[places] = None
    return {field: tuple(places) for field, places in found.items()}


def _within(
    model: type[Declared], path: str, heading: str, above: tuple[type[Declared], ...]
) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, annotation in fields_of(model).items():
        own = _heading(f"{path}.{name}", annotation)
        yield name, (heading, own)
        for inner in models_in(annotation):
            if inner not in (Provenance, When, *above):
                yield from _within(inner, f"{path}.{name}", own, (*above, inner))


def _heading(path: str, annotation: Any) -> str:
    single, several = shapes(annotation)
    return f"[[{path}]]" if several else f"[{path}]" if single or is_mapping(annotation) else ""


def shapes(annotation: Any) -> tuple[bool, bool]:
    """Say whether a field may be one table, and whether it may be a list of tables."""
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        return True, False
    if get_origin(annotation) in (tuple, list):
        return False, bool(models_in(annotation))
    if get_origin(annotation) in (Union, UnionType, Annotated):
        found = [shapes(arg) for arg in get_args(annotation)]
        return any(one for one, _ in found), any(several for _, several in found)
    return False, False
