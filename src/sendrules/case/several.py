"""Reading several cases: a JSON list in one file, or a folder of case files. Every problem names file, case and field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sendrules.case.case import Case
from sendrules.case.reading import read_case, read_case_file
from sendrules.errors import InputError, Problem


def read_cases(path: str | Path) -> tuple[Case, ...]:
    """Read several cases. Either every one is read, or none and every problem is told.

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
            said = f"the reference {case.reference!r} is that of {first[case.reference]} too."
            problems.append(Problem(f"{where}, reference", said, "Give each case a reference of its own."))
        first.setdefault(case.reference, where)
    if problems:
        raise InputError(str(path), problems)
    return tuple(case for _, case in found)


def _of_folder(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Case]]:
    files = sorted(file for file in folder.iterdir() if file.suffix == ".json" and file.is_file())
    if not files:
        problems.append(Problem("", "the folder has no case file.", "Put one .json file for each case into it."))
    for file in files:
        try:
            yield file.name, read_case_file(file)
        except InputError as error:
            problems += (_at(file.name, problem) for problem in error.problems)


def _of_file(file: Path, problems: list[Problem]) -> Iterator[tuple[str, Case]]:
    try:
        data = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        why = error.strerror or "it cannot be read"
        problems.append(Problem("", f"{why}.", "Check the path of the file."))
        return
    except UnicodeError:
        problems.append(Problem("", "the file is not in UTF-8.", "Save it as UTF-8."))
        return
    except RecursionError:
        problems.append(Problem("", "it is nested too deeply to be read.", "Take the inner ones out."))
        return
    except ValueError as error:
        fix = "Look there for a comma, a quote or a bracket, and for a number of thousands of digits."
        problems.append(Problem("", f"this cannot be read as JSON: {error}.", fix))
        return
    if not isinstance(data, list):
        said = "one case, and not a list of them" if isinstance(data, dict) else "no list of cases"
        problems.append(Problem("", f"this is {said}.", "Write a list: [{...}, {...}]."))
        return
    for n, entry in enumerate(data, start=1):
        reference = entry.get("reference") if isinstance(entry, dict) else None
        where = f"case {n} ({reference})" if isinstance(reference, str) else f"case {n}"
        try:
            yield where, read_case(json.dumps(entry), str(file))
        except InputError as error:
            problems += (_at(where, problem) for problem in error.problems)


def _at(where: str, problem: Problem) -> Problem:
    return Problem(f"{where}, {problem.field}" if problem.field else where, problem.message, problem.fix)
