"""The tables of a policy file: which declaration each makes, its sources filled in, and its JSON Schema for editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Field, TypeAdapter, ValidationError

from sendrules.local.declarations.base import Declared, Provenance, Status
from sendrules.local.declarations.commissioning import CommissioningPolicy
from sendrules.local.declarations.facts import FactDeclared
from sendrules.local.declarations.fast_track import FastTrackPolicy
from sendrules.local.declarations.performance import PerformancePolicy
from sendrules.local.declarations.policy import HOOKS
from sendrules.local.declarations.prioritisation import (
    DateOrder,
    Lanes,
    Lexicographic,
    Points,
    PrioritisationPolicy,
    Queues,
)
from sendrules.local.declarations.quality import QualityPolicy
from sendrules.local.declarations.standards import StandardsPolicy
from sendrules.local.declarations.values import Text
from sendrules.local.loading.policy_sources import SAID, WRITTEN_AS, SourceTable, says_where, source_of

MODES: Mapping[str, type[Declared]] = {
    "date_order": DateOrder,
    "lexicographic": Lexicographic,
    "points": Points,
    "lanes": Lanes,
    "queues": Queues,
}
MODELS: Mapping[str, type[Declared]] = {
    "standards": StandardsPolicy,
    "fast_track": FastTrackPolicy,
    "commissioning": CommissioningPolicy,
    "performance": PerformancePolicy,
    "quality": QualityPolicy,
}


class AuthorityTable(Declared):
    """Who the policy is of."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(
        description="A short name: small letters and underscores."
    )
    name: Text = Field(description="Its full name.")
    gss_code: Annotated[str, Field(pattern=r"^E\d{8}$")] | None = Field(
        default=None, description="Its code in the Government Statistical Service."
    )


TABLES: Mapping[str, Any] = {
    "authority": AuthorityTable,
    "source": SourceTable,
    "facts": tuple[FactDeclared, ...],
    **{hook: MODELS.get(hook, PrioritisationPolicy) for hook in HOOKS},
}
"""What each table of a file may hold, by its heading."""


def model_for(hook: str, raw: Any) -> type[Declared]:
    """Give the declaration that a table makes: of an order, by its mode."""
    if hook != "prioritisation":
        return MODELS[hook]
    return MODES[raw["mode"]] if isinstance(raw, dict) else DateOrder


_REFUSED = {"document": "the source", "place": "the place", "status": Status.PUBLISHED}
"""What the entries below a table take of its source where that is refused, so that none of them is refused for it again."""


def filled(model: type[Declared], raw: Any, source: SourceTable | None, id: str) -> Any:
    """Fill in a table's id, and the source of every entry that does not give its own.

    Args:
        model: the declaration.
        raw: the table.
        source: the file's document.
        id: the id of the declaration, where the table gives none.
    """
    if not isinstance(raw, dict):
        return raw
    return _filled(model, {"id": id} | raw, source.above() if source else {})


def _filled(model: type[Declared], raw: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(raw)
    own = above
    for field, word in WRITTEN_AS.items():
        if field not in model.model_fields or field in out:
            continue
        given = out.pop(word, None)
        here = [source_of(each, above) for each in (given if isinstance(given, list) else [given])]
        whole = all(says_where(source) for source in here)
        if (given is not None or _inherits(model, field)) and (whole or given is not None):
            out[field] = here
        if field == "provenance" and here:
            own = here[0] if given is None or _is_source(here[0]) else _REFUSED
    for name, value in out.items():
        info = model.model_fields.get(name) or _aliased(model, name)
        if info is None or name in WRITTEN_AS:
            continue
        out[name] = _within(info.annotation, value, own)
    return out


def _is_source(source: dict[str, Any]) -> bool:
    try:
        Provenance.model_validate(source)
    except ValidationError:
        return False
    return True


def _inherits(model: type[Declared], field: str) -> bool:
    """Whether an entry takes the source of what stands above it; how an order was made never does."""
    return field == "provenance" and model.model_fields[field].is_required()


def _aliased(model: type[Declared], name: str) -> Any:
    return next((info for info in model.model_fields.values() if info.alias == name), None)


def _within(annotation: Any, value: Any, above: dict[str, Any]) -> Any:
    models = [m for m in models_in(annotation) if m is not Provenance]
    if not models:
        return value
    if isinstance(value, list):
        return [_within(annotation, each, above) for each in value]
    if not isinstance(value, dict):
        return value
    if is_mapping(annotation):
        return {
            key: _entry(models, {"id": key} | each if isinstance(each, dict) else each, above)
            for key, each in value.items()
        }
    return _entry(models, value, above)


def _entry(models: list[type[Declared]], value: Any, above: dict[str, Any]) -> Any:
    if not isinstance(value, dict):
        return value
    model = MODES.get(str(value.get("mode")), models[0]) if len(models) > 1 else models[0]
    return _filled(model, value, above)


def is_mapping(annotation: Any) -> bool:
    """Whether a field is a table with names of its own as keys."""
    return get_origin(annotation) is dict or any(
        is_mapping(arg) for arg in get_args(annotation) if get_origin(annotation) in (Union, UnionType, Annotated)
    )


def models_in(annotation: Any) -> list[type[Declared]]:
    """Give the declarations that a field's type names, in order."""
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        return [annotation]
    return [m for arg in get_args(annotation) for m in models_in(arg)]


def nested(model: type[Declared], seen: set[type[Declared]] | None = None) -> Iterator[type[Declared]]:
    """Give a declaration and every one inside it, each once."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    yield model
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield from nested(inner, seen)


def policy_schema() -> dict[str, Any]:
    """Give the JSON Schema of a policy file, for editors that complete and check TOML.

    >>> sorted(policy_schema()["properties"])[:3]
    ['authority', 'commissioning', 'facts']
    """
    tables: dict[str, Any] = {
        "authority": AuthorityTable,
        "source": SourceTable,
        "facts": list[FactDeclared],
        **MODELS,
        "prioritisation": PrioritisationPolicy,
    }
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for name, model in tables.items():
        schema = TypeAdapter(model).json_schema(ref_template="#/$defs/{model}")
        definitions |= schema.pop("$defs", {})
        schema.pop("default", None)
        properties[name] = _as_written(schema, top=name not in ("authority", "source", "facts"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A policy file of sendrules",
        "type": "object",
        "properties": properties,
        "required": ["authority"],
        "additionalProperties": False,
        "$defs": {name: _as_written(schema) for name, schema in sorted(definitions.items())},
    }


def _as_written(schema: dict[str, Any], *, top: bool = False) -> dict[str, Any]:
    """Say in a schema what the reader fills in: the source, and the id of a table."""
    fields = schema.get("properties", {})
    needed = [n for n in schema.get("required", []) if n not in ("provenance", "mode_provenance")]
    if top or {"in_force_from", "in_force_to"} <= set(fields):
        needed = [n for n in needed if n != "id"]
    for field, word in WRITTEN_AS.items():
        if field in fields:
            fields[word] = {
                "description": "The place in the [source] document, a table with document, place, url, seen and status, or a list of these.",
                "anyOf": [*SAID, {"type": "array", "items": {"anyOf": SAID}, "minItems": 1}],
            }
    if "required" in schema:
        schema["required"] = needed
    return schema
