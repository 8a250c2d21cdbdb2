"""Reading the inputs of a forecast from TOML: strict, and with everything that is wrong at once, each with its line and fix."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from sendrules.case.toml_models import refused
from sendrules.commissioning.inputs.plan_inputs import PlanInputs
from sendrules.errors import InputError
from sendrules.toml.lines import Lines
from sendrules.toml.reading import NotToml, text_of, values_of

_SEE = "See the reference of the inputs of a forecast."


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
        found = [
            problem for details in error.errors(include_url=False) for problem in refused(details, PlanInputs, _SEE)
        ]
        placed = (replace(problem, line=lines.of(problem.at)) for problem in found)
        raise InputError(source, sorted(placed, key=lambda problem: problem.line or 0)) from None
