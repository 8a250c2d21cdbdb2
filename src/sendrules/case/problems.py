"""What is wrong with a record, in plain words: what pydantic refused, with each field and its fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.circumstances import Circumstance, Claim, Determination
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.record import Record
from sendrules.case.refusals import did_you_mean, in_plain_words, needed, unknown
from sendrules.errors import Problem

_CIRCUMSTANCES: dict[str, type[Record]] = {
    get_args(m.model_fields["kind"].annotation)[0]: m for m in get_args(get_args(Circumstance)[0])
}
_MODELS: dict[str, type[Record]] = {
    "events": Event,
    "determinations": Determination,
    "claims": Claim,
    **_CIRCUMSTANCES,
}
_NO_FACT = ("this cannot be a fact.", "Write true or false, a number, a text in quotes, or a list of texts.")
_NO_CASE = ("a case is one JSON object, {...}.", "Put the reference and the events into one.")
_A_LIST = (
    "this is a list, and a case is one JSON object, {...}.",
    "Take one case out of it, or give the list alone to `sendrules queue`.",
)


def problems_of_case(error: ValidationError, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Say what was refused of a case in plain words, with each field and its fix.

    Args:
        error: what pydantic raised.
        model: ``Case``.
    """
    found = (problem for details in error.errors() for problem in _problems(details, model))
    return tuple({(p.place, p.message): p for p in found}.values())


def _problems(error: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    """Put one validation error into plain words; one about the whole case may be several problems."""
    parts = [str(part) for part in error["loc"]]
    tag = parts.pop(2) if parts[:1] == ["circumstances"] and len(parts) > 2 else ""  # of the union: no field
    special = _of_a_case(error, parts, _MODELS.get(tag or (parts[0] if len(parts) > 1 else ""), model))
    if special is not None:
        yield special
    else:
        yield from in_plain_words({**error, "loc": tuple(parts)}, model)


def _of_a_case(error: ErrorDetails, parts: list[str], model: type[BaseModel]) -> Problem | None:
    """Say what only the shape of a case can tell; None where the words for every record do."""
    field, kind = ".".join(parts), error["type"]
    if parts[:1] == ["facts"] and len(parts) > 1:
        return Problem(".".join(parts[:2]), *_NO_FACT)
    match kind:
        case "model_type" | "dict_type" if not parts:
            return Problem("", *(_A_LIST if isinstance(error.get("input"), list) else _NO_CASE))
        case "union_tag_not_found" | "union_tag_invalid":
            given = error.get("input")
            if isinstance(given, dict) and "kind" not in given:
                return needed(f"{field}.kind", _CIRCUMSTANCES)
            return unknown(f"{field}.kind", given["kind"] if isinstance(given, dict) else given, _CIRCUMSTANCES)
        case "missing" if parts[:1] == ["events"] and parts[-1] == "kind":
            return needed(field, EventKind)
        case "extra_forbidden" if not parts[-1].strip():
            return Problem(".".join(parts[:-1]), f"there is a field without a name ({parts[-1]!r}).", "Remove it.")
        case "extra_forbidden":
            fix = did_you_mean(parts[-1], model.model_fields) or "Remove it, or check its spelling."
            return Problem(field, "there is no such field.", fix)
    return None
