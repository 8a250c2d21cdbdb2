"""``form_data``: what a case may hold, as a page needs it to ask: kinds, fields, labels, choices. All of it comes from the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sendrules.browser.exceptions import limb_data
from sendrules.browser.labels import CIRCUMSTANCES, LABELS
from sendrules.case.circumstances import Circumstance, Claim, Determination
from sendrules.case.events import Event
from sendrules.case.kinds import NEVER_ABOUT, EventKind, Order
from sendrules.case.meanings import CHAPTERS, KINDS
from sendrules.law.shared.claims import NOT_LIMBS
from sendrules.law.starts import PROVISIONS
from sendrules.law.statute import statute

_SAID = (
    ("post-16", "post\N{NON-BREAKING HYPHEN}16"),
    ("early-years", "early\N{NON-BREAKING HYPHEN}years"),
    ("sen-", "SEN-"),
    ("nhs-england", "NHS England"),
    ("nhs", "NHS"),
    ("senco", "SENCO"),
)
"""Names of the library of which a part keeps its hyphen or its capitals, in this order."""
_HERE = frozenset({"kind", "id"})
"""Fields that no question asks for: the kind is chosen first, and the id is made."""
_RECORDS: tuple[type[BaseModel], ...] = get_args(get_args(Circumstance)[0])


@cache
def form_data() -> dict[str, Any]:
    """Give what a case may hold, as plain data; ``web/src/engine.js`` has its form.

    >>> found = form_data()
    >>> found["events"][0]["kind"], found["events"][0]["fields"][0], found["fields"]["by"]["type"]
    ('request', 'by', 'choice')
    """
    law = statute()
    of_limbs = {limb: [d.id for d in law.duties if any(each.id == limb for each in d.unless)] for limb in law.limbs}
    return {
        "events": [_kind(kind) for kind in EventKind],
        "fields": {f.pop("name"): f for f in _fields(Event, {"duty": _duties_with_a_date()})},
        "choices": {
            kind.value: {"order": [o.value for o in Order if o not in never]} for kind, never in NEVER_ABOUT.items()
        },
        "circumstances": [_circumstance(record) for record in _RECORDS],
        "determination": _fields(Determination, {"limb": {limb.id: limb.title for limb in law.limbs.values()}}),
        "claim": _fields(Claim, {}),
        "reasons": [{"reason": name, "title": _spaced(name), "why": why} for name, why in NOT_LIMBS.items()],
        "exceptions": [limb_data(limb) | {"duties": of_limbs[limb.id]} for limb in law.limbs.values()],
        "readings": [
            {
                "id": reading.id,
                "question": reading.question,
                "adopted": reading.adopted,
                "answers": [{"id": name, "described": said} for name, said in reading.described.items()],
            }
            for reading in law.readings.values()
        ],
        "chapters": [{"title": title, "kinds": [k.value for k in kinds]} for title, kinds in CHAPTERS.items()],
    }


def _kind(kind: EventKind) -> dict[str, Any]:
    info = KINDS[kind]
    return {
        "kind": kind.value,
        "title": info.title,
        "meaning": info.meaning,
        "chapter": next(title for title, kinds in CHAPTERS.items() if kind in kinds),
        "day": info.on_is.value,
        "fields": list(info.fields),
        "needs": list(info.needs),
        "starts": kind in PROVISIONS,
        "follows": [each.value for each in info.follows],
        "scheduled": info.scheduled,
    }


def _circumstance(record: type[BaseModel]) -> dict[str, Any]:
    kind = record.model_fields["kind"].default
    help_ = " ".join((record.__doc__ or "").split())
    return {"kind": kind, "title": CIRCUMSTANCES[kind], "help": help_, "fields": _fields(record, {})}


def _duties_with_a_date() -> dict[str, str]:
    """Give the duties whose date a direction or an agreement can set."""
    return {duty.id: duty.title for duty in statute().duties if any(t.set_by for t in duty.trigger)}


def _fields(record: type[BaseModel], named: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """Give the fields of a record.

    Args:
        record: the record.
        named: for a field that takes one of the library's ids: by id, what it is called.
    """
    return [_field(name, info, named.get(name)) for name, info in record.model_fields.items() if name not in _HERE]


def _field(name: str, info: FieldInfo, named: Mapping[str, str] | None) -> dict[str, Any]:
    type_, choices = _type(info.annotation) if named is None else ("choice", named)
    found: dict[str, Any] = {"name": name, "label": LABELS[name], "help": info.description, "type": type_}
    if choices:
        found["choices"] = [{"value": value, "label": label} for value, label in choices.items()]
    return found | {"needed": info.is_required()}


def _type(annotation: Any) -> tuple[str, Mapping[str, str]]:
    """Say how a field is asked for: a day, yes or no, a choice, several choices or text; with its choices."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin in (Union, UnionType):
        (only,) = (each for each in inner if each is not type(None))
        return _type(only)
    if origin is tuple:
        return "choices", _type(inner[0])[1]
    if origin is Literal:
        return "choice", _named(inner)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return "choice", _named(annotation)
    return {date: "day", bool: "yes-no"}.get(annotation, "text"), {}


def _named(values: Iterable[StrEnum]) -> dict[str, str]:
    return {each.value: KINDS[each].title if isinstance(each, EventKind) else _spaced(each.value) for each in values}


def _spaced(name: str) -> str:
    """Give a name of the library as words."""
    for written, said in _SAID:
        name = name.replace(written, said)
    return name.replace("-", " ")
