"""What the commands share that answer a case: the engine that was asked for, the answer, and its warnings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sendrules.case.files import read_case_file
from sendrules.cli.common import chosen_calendar, chosen_readings, day_asked, echo_error
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.engine import Engine
    from sendrules.result import Result


def engine_of(readings: tuple[str, ...], proclaimed: tuple[date, ...]) -> Engine:
    """Give the engine with the readings and the proclaimed days that were asked for.

    Args:
        readings: ``question=answer`` pairs.
        proclaimed: days off that were proclaimed.

    Raises:
        InputError: a reading or a day cannot be used.
        UsageError: a question is answered twice.
    """
    from sendrules.engine import Engine

    return Engine(readings=chosen_readings(readings), calendar=chosen_calendar(proclaimed))


def answered(case: Path, as_of: date | None, engine: Engine) -> Result:
    """Read a case and answer it; what looks wrong in it is told on standard error.

    Args:
        case: the file.
        as_of: the day of the question; None for today.
        engine: the engine.

    Raises:
        InputError: the file cannot be used.
    """
    record = read_case_file(case)
    result = engine.evaluate(record, as_of=day_asked(as_of))
    tell_warnings(case, result)
    return result


def tell_warnings(case: Path, result: Result) -> None:
    """Tell on standard error what looks wrong in a case.

    Args:
        case: the file of the case.
        result: the answer for it.
    """
    for problem in result.warnings:
        echo_error(f"sendrules: warning: {on_one_line(str(case))}: {problem}")
