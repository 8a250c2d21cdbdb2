"""Making declarations of tables: what is wrong with each, and what can be read of one that is not whole.

A table with a mistake in one entry cannot be used. Its other entries can still be checked, so that a file's author learns of
everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.refusals import TOML, did_you_mean, translated
from sendrules.errors import Problem
from sendrules.local.checking.findings import refused
from sendrules.local.declarations.base import Declared
from sendrules.local.loading.policy_sources import WRITTEN_AS
from sendrules.local.loading.policy_tables import models_in, nested

At = tuple[str | int, ...]
_CLOSED = "the Regulations list the exceptions, and no authority can add one. A shortage of staff is not one of them."
_STAND_INS: Mapping[str, Any] = {
    "title": "(no title)",
    "provenance": {"document": "(none)", "place": "(none)", "status": "assumption"},
}


def declared_by(model: type[Any], value: Any, at: At, found: list[Problem], raw: Any = None) -> Any:
    """Make a declaration; None where it cannot be made, and ``found`` gets why.

    Args:
        model: the declaration.
        value: the table, filled in.
        at: its place in the file.
        found: is added to.
        raw: the table as it stands in the file, where that differs.
    """
    if not isinstance(value, dict):
        what = "is not there" if value is None else "is not a table"
        found.append(refused(at, f"the table [{at[0]}] {what}.", f"Write [{at[0]}]."))
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        for details in (e for e in errors if not _follows(e, errors)):
            found += _findings(details, model, at, raw if raw is not None else value)
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


def is_exception(name: str) -> bool:
    """Whether a name is of something that would add a ground of exception."""
    return any(word in name.casefold() for word in ("exception", "limb", "disappl", "exempt"))


def exceptions(at: At, value: Any) -> Iterator[Problem]:
    """Refuse each exception that a policy would add, by its name."""
    named: list[tuple[At, str]] = []
    if isinstance(value, dict):
        named = [((*at, "id"), str(value["id"]))] if "id" in value else [((*at, k), k) for k in value]
    elif isinstance(value, list):
        for n, entry in enumerate(value):
            name = entry.get("id") or entry.get("name") or f"number {n + 1}" if isinstance(entry, dict) else entry
            named.append(((*at, n), str(name)))
    for place, name in named or [(at, str(at[-1]) if isinstance(value, dict | list | bool) else str(value))]:
        yield refused(place, f"{name!r} cannot be an exception: {_CLOSED}", "Leave it out.")


def _findings(details: ErrorDetails, model: type[Declared], at: At, raw: Any) -> Iterator[Problem]:
    for problem in translated(details, TOML):
        place = (*at, *in_file(problem.at, raw))
        if details["type"] == "extra_forbidden" and is_exception(str(details["loc"][-1])):
            yield from exceptions(place, details.get("input"))
        else:
            yield refused(place, problem.message, problem.fix or _fix(details, model))


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is only too short because some of its entries could not be read."""
    size = len(error["loc"])
    return error["type"] == "too_short" and any(
        len(e["loc"]) > size and e["loc"][:size] == error["loc"] for e in errors
    )


def in_file(loc: At, raw: Any) -> At:
    """Give the path of an error as it stands in the file: the tags of unions are no part of it, and a source has another name."""
    out: list[str | int] = []
    for n, part in enumerate(loc):
        name = WRITTEN_AS.get(part, part) if isinstance(raw, dict) and part not in raw else part
        if _stands_in(name, raw):
            raw = raw[name]
            out.append(name)
        elif n == len(loc) - 1:
            out.append(part)
    return tuple(out)


def _stands_in(part: str | int, raw: Any) -> bool:
    if isinstance(raw, list):
        return isinstance(part, int) and part < len(raw)
    return isinstance(raw, dict) and part in raw


def _fix(details: ErrorDetails, model: type[Declared]) -> str:
    """Give the fix that only the declaration can tell: of a key too few or too many, or by what a field is."""
    name = str(details["loc"][-1]) if details["loc"] else ""
    missing = details["type"] == "missing"
    if missing and name == "provenance":
        return 'Write a [source] table with document and status, and source = "the place in it" here.'
    if missing and name == "mode_provenance":
        return 'Write mode_source = { place = "...", status = "assumption" }, or where the source says it.'
    if details["type"] == "extra_forbidden":
        if name in _names(model):  # a field of another entry is no slip
            return f"It belongs to another entry. Here stand {', '.join(_names_at(model, details['loc'][:-1]))}."
        return did_you_mean(name, _names(model)) or "Remove it, or check its spelling."
    if details["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return "Write mode = date_order, lexicographic or points, in quotes."
    known = _described(model, details["loc"])
    if missing:
        return f"Add {name}: {known}" if known else "Add it."
    return f"The field is {known}" if known else "See the page on hooks for what stands here."


def _names(model: type[Declared]) -> list[str]:
    """Give every name that can stand in a declaration or in those inside it."""
    names = {info.alias or name: None for each in nested(model) for name, info in each.model_fields.items()}
    return [*names, "source", "mode_source"]


def _names_at(model: type[Declared], loc: At) -> list[str]:
    """Give the fields of the entry at a place."""
    models = [model]
    for part in loc:
        known = {info.alias or name: info for each in models for name, info in each.model_fields.items()}
        if part in known:
            models = models_in(known[str(part)].annotation) or models
    named = dict.fromkeys(info.alias or name for each in models for name, info in each.model_fields.items())
    return [WRITTEN_AS.get(name, name) for name in named]


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
