"""Making declarations of tables: what is wrong with each, and what can be read of one that is not whole.

A table with a mistake in one entry cannot be used. Its other entries can still be checked, so that a file's author learns of
everything at once. One mistake gives one error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.refusals import KIND, TOML, translated
from sendrules.errors import Problem
from sendrules.local.checking.findings import refused
from sendrules.local.declarations.base import Declared
from sendrules.local.loading.policy_sources import WRITTEN_AS
from sendrules.local.loading.policy_tables import models_in

At = tuple[str | int, ...]
_NOT_THERE = "this is needed and is not there."
_STAND_INS: Mapping[str, Any] = {
    "title": "(no title)",
    "provenance": {"document": "(none)", "place": "(none)", "status": "assumption"},
}


@dataclass(slots=True)
class Refusals:
    """What is refused while the tables of a file are read.

    Attributes:
        found: what is wrong.
        unsourced: the places of the entries that have no source, for one error in place of many.
        without_status: what is wrong with a source that has no status; it may only want a ``[source]``.
    """

    found: list[Problem] = field(default_factory=list)
    unsourced: list[At] = field(default_factory=list)
    without_status: list[Problem] = field(default_factory=list)


def declared_by(model: type[Any], value: Any, at: At, refusals: Refusals, raw: Any = None) -> Any:
    """Make a declaration; None where it cannot be made, and ``refusals`` gets why.

    Args:
        model: the declaration.
        value: the table, filled in.
        at: its place in the file.
        refusals: is added to.
        raw: the table as it stands in the file, where that differs.
    """
    if not isinstance(value, dict):
        what = f"there is no table [{at[0]}]." if value is None else f"[{at[0]}] has to be a table."
        needed = [name for name, info in model.model_fields.items() if info.is_required()]
        refusals.found.append(refused(at, what, f"Write [{at[0]}], with {' and '.join(needed)} below it."))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        errors = _each_once(error.errors(include_url=False))
        _refuse(errors, model, at, raw if raw is not None else value, refusals)
        return None


@dataclass(frozen=True, slots=True)
class Part:
    """What can be read of a table that is not whole. It is checked, and never used.

    Attributes:
        declared: the declaration, without what cannot be read, and not checked as a whole.
        positions: by field that is a list, the position in the file of each entry that is left.
    """

    declared: Any
    positions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def in_file(self, at: At) -> At:
        """Give the place in the file of a place in the declaration."""
        if len(at) > 2 and at[1] in self.positions and isinstance(at[2], int):
            return (*at[:2], self.positions[str(at[1])][at[2]], *at[3:])
        return at


def part_of(model: type[Declared], value: Any) -> Part | None:
    """Read what can be read of a table: each entry of its lists by itself, and each other field."""
    if not isinstance(value, dict):
        return None
    read: dict[str, Any] = {}
    positions: dict[str, tuple[int, ...]] = {}
    for name, info in model.model_fields.items():
        given = value.get(name)
        entry = _entry_model(info.annotation)
        if entry is not None and isinstance(given, list):
            kept = [(n, read_entry) for n, each in enumerate(given) if (read_entry := _entry(entry, each)) is not None]
            read[name], positions[name] = tuple(each for _, each in kept), tuple(n for n, _ in kept)
        elif given is not None and (one := _field(model, name, given)) is not None:
            read[name] = one
        elif info.is_required():
            read[name] = () if get_origin(info.annotation) is tuple else None
    return Part(model.model_construct(**read), positions)


def _refuse(errors: Sequence[ErrorDetails], model: type[Declared], at: At, raw: Any, refusals: Refusals) -> None:
    missing: dict[At, list[str]] = {}
    for error in errors:
        if error["type"] == "missing" and error["loc"]:
            missing.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
            continue
        for problem in translated(error, TOML):
            place = in_file(problem.at, raw) if error["type"] == KIND else _standing(problem.at, raw)
            told = refused((*at, *place), problem.message, problem.fix or _fix(error, model))
            if all((told.place, told.message) != (other.place, other.message) for other in refusals.found):
                refusals.found.append(told)
    for entry, names in missing.items():
        _refuse_missing(entry, names, model, at, raw, refusals)


def _refuse_missing(
    entry: At, names: Sequence[str], model: type[Declared], at: At, raw: Any, refusals: Refusals
) -> None:
    place = (*at, *_standing(entry, raw))
    source = next((n for n, part in enumerate(entry) if part in WRITTEN_AS), None)
    if names == ["provenance"]:
        refusals.unsourced.append(place)
    elif source is not None and "document" in names:
        refusals.unsourced.append((*at, *_standing(entry[:source], raw)))
    elif source is not None and names == ["status"]:
        refusals.without_status.append(_missing(place, names, model, entry))
    else:
        refusals.found.append(_missing(place, names, model, entry))


def _each_once(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what only follows: of a list that some entries could not be read; of a value whose key is wrong."""
    keys = {error["loc"][:-1] for error in errors if error["loc"] and error["loc"][-1] == "[key]"}
    return [
        error
        for error in errors
        if error["loc"] not in keys
        and not (
            error["type"] == "too_short"
            and any(len(e["loc"]) > (n := len(error["loc"])) and e["loc"][:n] == error["loc"] for e in errors)
        )
    ]


def _missing(at: At, names: Sequence[str], model: type[Declared], entry: At) -> Problem:
    """Say what one entry lacks: as one error, however much it is."""
    written = [WRITTEN_AS.get(name, name) for name in names]
    fixes = [_to_add(name, word, model, (*entry, name)) for name, word in zip(names, written, strict=True)]
    if len(names) == 1:
        return refused((*at, written[0]), _NOT_THERE, fixes[0])
    return refused(at, f"{', '.join(written[:-1])} and {written[-1]} are needed and are not there.", " ".join(fixes))


def _to_add(name: str, word: str, model: type[Declared], loc: At) -> str:
    if name == "provenance":
        return 'Add source = "the place in the document".'
    if name == "mode_provenance":
        return 'Add mode_source = { place = "...", status = "assumption" }, or where the source says it.'
    known = _described(model, loc)
    return f"Add {word}: {known}" if known else f"Add {word}."


def in_file(loc: At, raw: Any) -> At:
    """Give the path of an error as it stands in the file: the tags of unions are no part of it, and a source has another name."""
    standing = _standing(loc, raw)
    last = loc[-1] if loc else None
    return standing if last is None or WRITTEN_AS.get(last, last) in standing[-1:] else (*standing, last)


def _standing(loc: At, raw: Any) -> At:
    """Give as much of the path of an error as stands in the file."""
    out: list[str | int] = []
    for part in loc:
        name = WRITTEN_AS.get(part, part) if isinstance(raw, dict) and part not in raw else part
        if _stands_in(name, raw):
            raw = raw[name]
            out.append(name)
    return tuple(out)


def _stands_in(part: str | int, raw: Any) -> bool:
    if isinstance(raw, list):
        return isinstance(part, int) and part < len(raw)
    return isinstance(raw, dict) and part in raw


def _fix(details: ErrorDetails, model: type[Declared]) -> str:
    """Give the fix that only the declaration can tell: by what a field is."""
    if details["type"] == "extra_forbidden":
        return "Remove it, or check its spelling."
    known = _described(model, details["loc"])
    return f"The field is {known}" if known else "See the page on hooks for what stands here."


def _described(model: type[Declared], loc: At) -> str:
    """Give the description of the field at a place, to stand in a sentence; empty where there is none."""
    models, found = [model], ""
    for part in loc:
        if isinstance(part, int):
            continue
        known = {info.alias or name: info for each in models for name, info in each.model_fields.items()}
        if part in known:
            found = known[part].description or ""
            models = models_in(known[part].annotation)
    return f"{found[:1].lower()}{found[1:]}"


def _entry_model(annotation: Any) -> type[Declared] | None:
    """Give the declaration that a list is of; None for any other field."""
    if get_origin(annotation) is not tuple:
        return None
    (inner, *_) = get_args(annotation)
    return inner if isinstance(inner, type) and issubclass(inner, Declared) else None


def _entry(model: type[Declared], value: Any) -> Declared | None:
    """Read one entry; without the keys that it does not know, and with a stand-in for a title or a source that is missing."""
    if not isinstance(value, dict):
        return None
    known = {info.alias or name for name, info in model.model_fields.items()}
    stand_ins = {name: _STAND_INS[name] for name in known & _STAND_INS.keys()}
    try:
        return model.model_validate(stand_ins | {k: v for k, v in value.items() if k in known})
    except ValidationError:
        return None


def _field(model: type[Declared], name: str, value: Any) -> Any:
    info = model.model_fields[name]
    try:
        return TypeAdapter(info.rebuild_annotation()).validate_python(value)
    except ValidationError:
        return None
