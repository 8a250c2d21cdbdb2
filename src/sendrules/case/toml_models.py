"""What pydantic refuses in a TOML file of one model, with the fix that only the model can tell: which names may stand at a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from sendrules.case.refusals import TOML, did_you_mean, translated
from sendrules.errors import Place, Problem


def refused(error: ErrorDetails, model: type[BaseModel], see: str) -> Iterator[Problem]:
    """Give the problems of one error of pydantic, each with its fix.

    Args:
        error: the error.
        model: the model of the whole file.
        see: the fix where neither the error nor the model tells one.
    """
    for problem in translated(error, TOML):
        yield replace(problem, fix=problem.fix or _fix(error, problem.at, model, see))


def _fix(error: ErrorDetails, place: Place, model: type[BaseModel], see: str) -> str:
    """Give the fix that only the place can tell: of a field too few or too many."""
    fields = _model_at(place[:-1], model).model_fields
    name = str(place[-1]) if place else ""
    if error["type"] == "extra_forbidden":
        return did_you_mean(name, fields) or f"Remove it. What may stand here: {', '.join(fields)}."
    said = fields[name].description if name in fields else None
    return f"Write {name}: {said}" if said else see


def _model_at(place: Place, model: type[BaseModel]) -> type[BaseModel]:
    """The model whose field stands at a place."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
