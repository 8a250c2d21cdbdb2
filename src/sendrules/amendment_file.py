"""Reading an amendment of the law from TOML: strict, and with everything that is wrong at once, each with its line and fix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.toml_models import refused
from sendrules.errors import InputError, Problem
from sendrules.law.amendments.checks import problems_of, problems_of_edit, unknown_duty
from sendrules.law.model.amendment import Amendment, DutyEdit
from sendrules.law.statute import statute
from sendrules.toml.lines import Lines
from sendrules.toml.reading import NotToml, text_of, values_of

_SEE = "See how to try a change in the law."


def read_amendment(path: str | Path) -> Amendment:
    """Read an amendment from a TOML file.

    Args:
        path: the file. ``examples/amendments/`` has two.

    Raises:
        InputError: the file cannot be read or used; every problem is listed, with its line and its fix.

    >>> read_amendment("examples/amendments/plan-in-16-weeks.toml").name
    'The finalised plan within 16 weeks of the request, and not 20 (illustration)'
    """
    return parse_amendment(text_of(path), str(path))


def parse_amendment(text: str, source: str = "amendment") -> Amendment:
    r"""Read an amendment from the text of a TOML file.

    Args:
        text: TOML.
        source: where it came from, for messages.

    Raises:
        InputError: it cannot be used; every problem is listed, with its line and its fix.

    >>> parse_amendment('id = "x"\ncohort = "plan"')
    Traceback (most recent call last):
    ...
    sendrules.errors.InputError: amendment: 6 problems
    ...
    """
    try:
        data = values_of(text)
    except NotToml as error:
        raise InputError(source, [error.problem]) from None
    amendment, problems = _read(data)
    if amendment is None or problems:
        lines = Lines(text.replace("\r\n", "\n"))
        placed = (replace(problem, line=lines.of(problem.at)) for problem in problems)
        raise InputError(source, sorted(placed, key=lambda problem: problem.line or 0))
    return amendment


def _read(data: dict[str, Any]) -> tuple[Amendment | None, list[Problem]]:
    """Give the amendment, and everything that is wrong with it: in itself, and held against the law."""
    versions = {id: statute().versions(id) for id in statute().ids}
    try:
        amendment = Amendment.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        problems = [
            problem
            for details in errors
            if not _follows(details, errors)
            for problem in refused(details, Amendment, _SEE)
        ]
        return None, [*problems, *_of_edits(data)]
    return amendment, list(problems_of(amendment, versions))


def _of_edits(data: dict[str, Any]) -> Iterator[Problem]:
    """What does not fit the law in the edits of a file that cannot be used for another reason."""
    versions = {id: statute().versions(id) for id in statute().ids}
    edits, given = data.get("edits"), data.get("in_force_from")
    first = given if type(given) is date else None
    for n, raw in enumerate(edits if isinstance(edits, list) else []):
        try:
            yield from problems_of_edit(DutyEdit.model_validate(raw), first, versions, ("edits", n))
        except ValidationError:
            id = raw.get("duty") if isinstance(raw, dict) else None
            if isinstance(id, str) and id not in versions:
                yield unknown_duty(id, versions, ("edits", n))


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is only too short because some of its entries could not be read."""
    return error["type"] == "too_short" and any(len(other["loc"]) > 1 for other in errors)
