"""Reading the inputs of a forecast from TOML: strict, and with everything that is wrong at once, each with its line and fix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.refusals import TOML, did_you_mean, translated
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.errors import InputError, Place, Problem
from sendrules.toml.lines import Lines
from sendrules.toml.reading import NotToml, text_of, values_of


def read_inputs(path: str | Path) -> PlanInputs:
    """Read the inputs of a forecast from a TOML file.

    Args:
        path: the file.

    Raises:
        InputError: the file cannot be read or used; every problem is listed, with its line and its fix.
    """
    return parse_inputs(text_of(path), str(path))


def parse_inputs(text: str, source: str = "inputs") -> PlanInputs:
    r"""Read the inputs of a forecast from the text of a TOML file.

    Args:
        text: TOML.
        source: where it came from, for messages.

    Raises:
        InputError: it cannot be used; every problem is listed, with its line and its fix.

    >>> parse_inputs('first_month = 2027-01-01\nmonths = 24\nsource = "x"\n[demand]\na_mont = 30\nsource = "x"')
    Traceback (most recent call last):
    ...
    sendrules.errors.InputError: inputs: 1 problem
      - line 5, demand.a_mont: there is no such field. Did you mean a_month?
    """
    try:
        data = values_of(text)
        return PlanInputs.model_validate(data)
    except NotToml as error:
        raise InputError(source, [error.problem]) from None
    except ValidationError as error:
        lines = Lines(text.replace("\r\n", "\n"))
        found = [problem for details in error.errors(include_url=False) for problem in _said(details)]
        placed = (replace(problem, line=lines.of(problem.at)) for problem in found)
        raise InputError(source, sorted(placed, key=lambda problem: problem.line or 0)) from None


def _said(details: ErrorDetails) -> Iterator[Problem]:
    for problem in translated(details, TOML):
        yield replace(problem, fix=problem.fix or _fix(details, problem.at))


def _fix(details: ErrorDetails, place: Place) -> str:
    """Give the fix that only the place can tell: of a field too few or too many."""
    fields = _model_at(place[:-1]).model_fields
    name = str(place[-1]) if place else ""
    if details["type"] == "extra_forbidden":
        return did_you_mean(name, fields) or f"Remove it. What may stand here: {', '.join(fields)}."
    said = fields[name].description if name in fields else None
    return f"Write {name}: {said}" if said else "See the reference of the inputs of a forecast."


def _model_at(place: Place) -> type[BaseModel]:
    """The model whose field stands at a place."""
    model: type[BaseModel] = PlanInputs
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
