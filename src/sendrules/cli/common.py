"""What the commands share: dates, readings, calendars, JSON, and how wide to print."""

from __future__ import annotations

import os
import sys
import textwrap
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.console import Console, Table
from sendrules.cli.typed import as_typed
from sendrules.errors import DateSyntaxError, InputError, Problem
from sendrules.explanation import words
from sendrules.outside_text import in_json, in_lines, on_one_line
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.written_dates import read_date

if TYPE_CHECKING:
    _DateParam = click.ParamType[date]
else:  # generic at run time only in newer releases of click
    _DateParam = click.ParamType


WIDEST_TEXT, WIDEST_TABLE, NARROWEST, BLOCKS_BELOW = 100, 140, 40, 90


class DateType(_DateParam):
    """A date as people write it. What was not typed as YYYY-MM-DD is said back with its weekday."""

    name = "date"

    def __init__(self, *, says_back: bool = True) -> None:
        """Read dates, and say them back unless the command itself says which day it took."""
        self.says_back = says_back

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or fail with the fix."""
        if isinstance(value, date):
            return value
        try:
            day = read_date(value)
        except DateSyntaxError as error:
            self.fail(str(error), param, ctx)
        if self.says_back and value != day.isoformat():
            flag = f"{param.opts[0]} " if param is not None and param.opts[0].startswith("-") else ""
            echo_error(f"sendrules: {flag}{on_one_line(value)} is {words(day)}.")
        return day

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "DATE"


DATE = DateType()

as_of_option = click.option(
    "--as-of", type=DATE, help="The day of your question. Later events are ignored. Default: today."
)
day_format_option = click.option(
    "--day-format", help="How dates are written where not as YYYY-MM-DD: DD/MM/YYYY, for example."
)
sheet_option = click.option("--sheet", help="The sheet of a workbook. Default: its only one.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
readings_option = click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="QUESTION=ANSWER",
    help="Use another answer to a contested question, such as notify=sent. `sendrules duties --readings` lists them.",
)
proclaimed_option = click.option(
    "--proclaimed",
    multiple=True,
    type=DATE,
    help="Add a newly proclaimed bank holiday, and show what it changes.",
)


def chosen_readings(pairs: tuple[str, ...]) -> dict[str, str]:
    """Read ``question=answer`` pairs.

    Raises:
        InputError: one has no equals sign.
        click.UsageError: a question is answered twice.
    """
    out: dict[str, str] = {}
    for pair in pairs:
        question, equals, answer = pair.partition("=")
        if not equals:
            raise InputError("--reading", [Problem(pair, "the answer is missing.", "Write QUESTION=ANSWER.")])
        question = question.strip()
        if question in out:
            raise click.UsageError(f"You gave --reading {question} twice. Choose one answer.")
        out[question] = answer.strip()
    return out


def chosen_columns(pairs: tuple[str, ...]) -> dict[str, str | None] | None:
    """Read ``theirs=ours`` pairs: with nothing after the sign a column is left out.

    Raises:
        click.UsageError: one has no equals sign, or a column is given twice.
    """
    found: dict[str, str | None] = {}
    for pair in pairs:
        theirs, equals, ours = pair.rpartition("=")
        if not equals:
            raise click.UsageError(f"--column {pair}: write THEIRS=OURS, such as 'Pupil ref=case'.")
        if theirs in found:
            raise click.UsageError(f"You gave --column {theirs} twice. Choose one.")
        found[theirs] = ours.strip() or None
    return found or None


def chosen_calendar(proclaimed: tuple[date, ...]) -> WorkingCalendar:
    """Give the official calendar, with the proclaimed days laid over it.

    Raises:
        InputError: a day is off already or outside the calendar.
    """
    if not proclaimed:
        return ENGLAND_AND_WALES
    problems = [problem for day in proclaimed if (problem := _not_to_be_added(day))]
    if problems:
        raise InputError("--proclaimed", problems)
    return ENGLAND_AND_WALES.overlay(dict.fromkeys(proclaimed, "proclaimed (given on the command line)"))


def _not_to_be_added(day: date) -> Problem | None:
    calendar = ENGLAND_AND_WALES
    if not calendar.knows(day):
        return Problem(
            day.isoformat(),
            f"the calendar reaches from {words(calendar.first)} to {words(calendar.last)}.",
            "Give a day within it.",
        )
    name = calendar.name_of(day)
    if name is None:
        return None
    return Problem(day.isoformat(), f"{words(day)} is already a day off ({name}).", "Leave it out.")


def day_asked(given: date | None) -> date:
    """Give the day asked about; where it is taken from the clock, say so on standard error.

    Args:
        given: the day that was given.
    """
    if given is not None:
        return given
    today = datetime.now().astimezone().date()
    echo_error(f"sendrules: as of today, {words(today)}, from this machine's clock; give --as-of for another day")
    return today


def terminal_width() -> int | None:
    """Give the width asked for in COLUMNS, else the terminal's, else None: the output goes to a file or a program."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return max(int(asked), NARROWEST)
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, AttributeError, ValueError):  # no terminal, or no descriptor
        return None
    return max(width, NARROWEST) if width else None


def console() -> Console:
    """Give a console on standard output, as wide as it is, within reason."""
    return Console(min(terminal_width() or 110, WIDEST_TABLE))


def in_blocks(below: int = BLOCKS_BELOW) -> bool:
    """Whether a table would be too narrow to read, so that each row is better printed on lines of its own.

    Args:
        below: the width that the table needs.
    """
    return (terminal_width() or below) < below


def table(*columns: str, first_breaks: bool = False, last_is_wide: bool = False) -> Table:
    """Make a table without lines.

    Args:
        columns: the heading of each column.
        first_breaks: whether the first column may be broken; it holds a date or a name otherwise.
        last_is_wide: whether the last column may be wide; it holds a provision otherwise.
    """
    widest = {} if last_is_wide else {len(columns) - 1: 24}
    return Table(columns, frozenset() if first_breaks else frozenset({0}), widest)


def fold(text: str, *, hang: int = 2) -> str:
    """Break lines to the terminal's width, at most 100, keeping each line's indent.

    Args:
        text: the lines.
        hang: by how much more the rest of a broken line is indented.
    """
    width = terminal_width()
    if width is None:
        return text
    return "\n".join(_folded(line, min(width, WIDEST_TEXT), hang) for line in text.split("\n"))


def _folded(line: str, width: int, hang: int) -> str:
    if len(line) <= width:
        return line
    indent = len(line) - len(line.lstrip())
    after = min(indent + hang, width // 2)
    rows = textwrap.wrap(line, width, subsequent_indent=" " * after, break_long_words=False, break_on_hyphens=False)
    return "\n".join(rows)


def counted(n: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "error"), counted(0, "warning")
    ('1 error', '0 warnings')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def echo(text: str = "", *, nl: bool = True) -> None:
    """Print on standard output in its own encoding; click would choose another where that is ASCII.

    Args:
        text: the text; what would steer a terminal is printed as its code.
        nl: whether the line ends after it.
    """
    click.echo(in_lines(as_typed(text)), file=sys.stdout, nl=nl)


def echo_error(text: str, *, nl: bool = True) -> None:
    """Print on standard error, as ``echo`` does on standard output."""
    click.echo(in_lines(as_typed(text)), err=True, nl=nl)


def ask(question: str, suffix: str) -> str:
    """Ask for a line of text, and give it without spaces around it.

    Raises:
        click.Abort: nobody answers.
    """
    answer: str = click.prompt(in_lines(question), default="", show_default=False, prompt_suffix=suffix)
    return answer.strip()


def confirmed(question: str) -> bool:
    """Ask for yes or no; no where the answer is empty.

    Raises:
        click.Abort: nobody answers.
    """
    return click.confirm(in_lines(question), default=False)


def echo_json(data: Any) -> None:
    """Print JSON in readable form; what the terminal cannot show, or would obey, is an escape that loses nothing."""
    import json  # a table does without

    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    click.echo(in_json(json.dumps(data, indent=2, ensure_ascii=encoding != "utf8")), file=sys.stdout)
