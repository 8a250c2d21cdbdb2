"""Reading cases from JSON: one case, or several from a list or a folder, with every problem in plain words and its fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sendrules.case.case import Case
from sendrules.case.other_formats import another_format, is_left_over
from sendrules.errors import InputError, Problem
from sendrules.json_text import LARGEST, NotJson, decoded, values_with_problems
from sendrules.outside_files import MEGABYTE, bytes_of, unreadable

LARGEST_LIST = 200 * MEGABYTE
"""How many bytes a file with a list of cases may have."""


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
    except InputError as error:
        places = [problem.where for problem in wrong]
        more = (problem for problem in error.problems if problem.where not in places)
        raise InputError(source, [*wrong, *more]) from None
    if wrong:
        raise InputError(source, wrong)
    return case


def read_case_file(path: str | Path) -> Case:
    """Read a case from a JSON file.

    Raises:
        InputError: the file cannot be read, or with every problem in it.
    """
    data = bytes_of(path, LARGEST)
    if other := another_format(Path(path), data):
        raise InputError(str(path), [other])
    return read_case(data, str(path))


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


def left_out(path: str | Path) -> tuple[str, ...]:
    """Name the files of a folder that are no cases but were left there by a program: ``read_cases`` passes them over.

    Args:
        path: the folder; of a file nothing is left out.
    """
    place = Path(path)
    if not place.is_dir():
        return ()
    return tuple(sorted(file.name for file in place.iterdir() if ".json" in file.name and is_left_over(file.name)))


def _of_folder(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Case]]:
    try:
        files = sorted(
            file
            for file in folder.iterdir()
            if file.suffix == ".json" and not is_left_over(file.name) and (file.is_file() or not file.exists())
        )
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
        body = bytes_of(file, LARGEST_LIST)
        if other := another_format(file, body):
            problems.append(other)
            return
        data, wrong = values_with_problems(decoded(body, LARGEST_LIST))
    except (NotJson, InputError) as error:
        problems += error.problems
        return
    if not isinstance(data, list):
        what = "one case, and not a list of them" if isinstance(data, dict) else "not a list of cases"
        problems.append(
            Problem("", f"this is {what}.", "Write a list: [{...}, {...}], or name a folder of case files.")
        )
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
