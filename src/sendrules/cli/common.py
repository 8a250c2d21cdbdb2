"""What the commands share: dates, readings, calendars, JSON, and a console that is coloured on a terminal only."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from sendrules.errors import InputError, Problem
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

if TYPE_CHECKING:
    from rich.console import Console

if TYPE_CHECKING:
    _DateParam = click.ParamType[date]
else:  # generic at run time only in newer releases of click
    _DateParam = click.ParamType


class DateType(_DateParam):
    """A date as YYYY-MM-DD, and nothing else."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or fail with the mend."""
        if isinstance(value, date):
            return value
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError as error:
                self.fail(f"{value} is not a day of the calendar: {error}.", param, ctx)
        return self.fail(f"{value!r} is not a date. Write it as YYYY-MM-DD, such as 2025-05-21.", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "DATE"


DATE = DateType()

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
readings_option = click.option(
    "--reading", "readings", multiple=True, metavar="QUESTION=ANSWER",
    help="Answer a contested question otherwise, such as notify=sent. See `sendrules duties --readings`.",
)  # fmt: skip
proclaimed_option = click.option(
    "--proclaimed", multiple=True, type=DATE,
    help="Add a newly proclaimed bank holiday to the calendar, and show what it changes.",
)  # fmt: skip


def chosen_readings(pairs: tuple[str, ...]) -> dict[str, str]:
    """Read ``question=answer`` pairs.

    Raises:
        InputError: one has no equals sign.
    """
    out: dict[str, str] = {}
    for pair in pairs:
        question, equals, answer = pair.partition("=")
        if not equals:
            raise InputError("--reading", [Problem(pair, "there is no answer.", "Write QUESTION=ANSWER.")])
        out[question.strip()] = answer.strip()
    return out


def chosen_calendar(proclaimed: tuple[date, ...]) -> WorkingCalendar:
    """Give the official calendar, with the proclaimed days laid over it.

    Raises:
        InputError: a day is off already or outside the calendar.
    """
    if not proclaimed:
        return ENGLAND_AND_WALES
    try:
        return ENGLAND_AND_WALES.overlay(dict.fromkeys(proclaimed, "proclaimed (given on the command line)"))
    except ValueError as error:
        raise InputError("--proclaimed", [Problem("", str(error))]) from None


def as_of_or_today(given: date | None) -> tuple[date, str]:
    """Give the day asked about, and a remark where it was taken from the clock."""
    if given is not None:
        return given, ""
    today = datetime.now().astimezone().date()
    return today, f"as of today, {today.isoformat()}, from this machine's clock; give --as-of for another day"


def console() -> Console:
    """Give a console on standard output: coloured on a terminal only, and as wide as it is."""
    from rich.console import Console

    width = shutil.get_terminal_size(fallback=(110, 40)).columns
    return Console(width=max(width, 60), highlight=False, markup=False, emoji=False)


def echo_json(data: Any) -> None:
    """Print JSON in readable form."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
