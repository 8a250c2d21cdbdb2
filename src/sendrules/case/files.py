"""Reading cases from JSON: one case, or several from a list or a folder, with every problem in plain words and its fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.case import Case
from sendrules.case.circumstances import Circumstance, Claim, Determination
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.record import Record
from sendrules.case.refusals import did_you_mean, needed, translated, unknown
from sendrules.errors import InputError, Problem
from sendrules.json_text import LARGEST, NotJson, decoded, values_with_problems
from sendrules.outside_files import MEGABYTE, bytes_of, unreadable

_CIRCUMSTANCES: dict[str, type[Record]] = {
    get_args(m.model_fields["kind"].annotation)[0]: m for m in get_args(get_args(Circumstance)[0])
}
_MODELS: dict[str, type[Record]] = {
    "": Case,
    "events": Event,
    "determinations": Determination,
    "claims": Claim,
    **_CIRCUMSTANCES,
}
LARGEST_LIST = 200 * MEGABYTE
"""How many bytes a file with a list of cases may have."""
_NO_FACT = ("this cannot be a fact.", "Write true or false, a number, a text in quotes, or a list of texts.")
_NO_CASE = ("a case is one JSON object, {...}.", "Put the reference and the events into one.")


def read_case(text: str | bytes, source: str = "case") -> Case:
    """Read a case from JSON.

    Args:
        text: the JSON text.
        source: where it came from, for the error.

    Raises:
        InputError: with every problem, its field and its fix.
    """
    try:
        return _case(*values_with_problems(decoded(text)), source)
    except NotJson as error:
        raise InputError(source, error.problems) from None


def case_of(data: Any, source: str = "case") -> Case:
    """Make a case of its plain data, as it was read from JSON.

    Args:
        data: the data.
        source: where it came from, for the error.

    Raises:
        InputError: with every problem, its field and its fix.
    """
    return _case(data, (), source)


def _case(data: Any, wrong: Sequence[Problem], source: str) -> Case:
    """Make a case, or refuse it for what is wrong with its JSON and for all else, each place once."""
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        places = [problem.where for problem in wrong]
        more = (problem for problem in problems_of(error) if problem.where not in places)
        raise InputError(source, [*wrong, *more]) from None
    if wrong:
        raise InputError(source, wrong)
    return case


def read_case_file(path: str | Path) -> Case:
    """Read a case from a JSON file.

    Raises:
        InputError: the file cannot be read, or with every problem in it.
    """
    return read_case(bytes_of(path, LARGEST), str(path))


def read_cases(path: str | Path) -> tuple[Case, ...]:
    """Read several cases. Either every one is read, or none is and every problem is listed.

    Args:
        path: a file with a JSON list of cases, or a folder whose ``.json`` files are each one case.

    Raises:
        InputError: it cannot be read, or with every problem of every case, or two cases share a reference.
    """
    place = Path(path)
    problems: list[Problem] = []
    found = list(_of_folder(place, problems) if place.is_dir() else _of_file(place, problems))
    first: dict[str, str] = {}
    for where, case in found:
        if case.reference in first:
            message = f"{first[case.reference]} has the reference {case.reference!r} too."
            problems.append(Problem(f"{where}, reference", message, "Give each case a reference of its own."))
        first.setdefault(case.reference, where)
    if problems:
        raise InputError(str(path), problems)
    return tuple(case for _, case in found)


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Say what a record's constructor refused in plain words, with each field and its fix."""
    found = (problem for details in error.errors() for problem in _problems(details))
    return tuple({(p.place, p.message): p for p in found}.values())


def _problems(error: ErrorDetails) -> Iterator[Problem]:
    """Put one validation error into plain words; one about the whole case may be several problems."""
    parts = [str(part) for part in error["loc"]]
    tag = parts.pop(2) if parts[:1] == ["circumstances"] and len(parts) > 2 else ""  # of the union: no field
    if (special := _of_a_case(error, parts, tag)) is not None:
        yield special
        return
    for problem in translated({**error, "loc": ()}):
        fix = problem.fix or ("Add it." if error["type"] == "missing" else "")
        yield replace(problem, place=".".join(map(str, (*parts, *problem.at))), fix=fix)


def _of_a_case(error: ErrorDetails, parts: list[str], tag: str) -> Problem | None:
    """Say what only the shape of a case can tell; None where the words for every record do."""
    field, kind = ".".join(parts), error["type"]
    if parts[:1] == ["facts"] and len(parts) > 1:
        return Problem(".".join(parts[:2]), *_NO_FACT)
    match kind:
        case "model_type" | "dict_type" if not parts:
            return Problem("", *_NO_CASE)
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
            model = _MODELS[tag or (parts[0] if len(parts) > 1 else "")]
            fix = did_you_mean(parts[-1], model.model_fields) or "Remove it, or check its spelling."
            return Problem(field, "there is no such field.", fix)
    return None


def _of_folder(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Case]]:
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".json" and file.is_file())
    except OSError as error:
        problems.append(unreadable(error))
        return
    if not files:
        problems.append(Problem("", "the folder has no case file.", "Put one .json file for each case into it."))
    for file in files:
        try:
            yield file.name, read_case_file(file)
        except InputError as error:
            problems += (_within(file.name, problem) for problem in error.problems)


def _of_file(file: Path, problems: list[Problem]) -> Iterator[tuple[str, Case]]:
    try:
        data, wrong = values_with_problems(decoded(bytes_of(file, LARGEST_LIST), LARGEST_LIST))
    except (NotJson, InputError) as error:
        problems += error.problems
        return
    if not isinstance(data, list):
        what = "one case, and not a list of them" if isinstance(data, dict) else "not a list of cases"
        problems.append(Problem("", f"this is {what}.", "Write a list: [{...}, {...}]."))
        return
    for n, entry in enumerate(data):
        reference = entry.get("reference") if isinstance(entry, dict) else None
        where = f"case {n + 1} ({reference})" if isinstance(reference, str) else f"case {n + 1}"
        own = [replace(problem, place=rest) for problem in wrong if (rest := _below(problem, n)) is not None]
        try:
            yield where, _case(entry, own, str(file))
        except InputError as error:
            problems += (_within(where, problem) for problem in error.problems)


def _below(problem: Problem, entry: int) -> str | None:
    """Give the place of a problem within one entry of a list; None where it is in another."""
    first, _, rest = problem.where.partition(".")
    return rest if first == str(entry) else None


def _within(case: str, problem: Problem) -> Problem:
    return replace(problem, place=f"{case}, {problem.where}" if problem.where else case)
