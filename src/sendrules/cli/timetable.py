"""``sendrules timetable``: every duty that follows from one date. Its flags are the kinds of event that start something."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click

from sendrules.case.kinds import Ending, EventKind, Issues, Order, Role, Sector
from sendrules.case.meanings import KINDS
from sendrules.cli.common import (
    DATE,
    DateType,
    chosen_calendar,
    chosen_readings,
    console,
    echo,
    echo_json,
    fold,
    in_blocks,
    json_option,
    proclaimed_option,
    readings_option,
    table,
)
from sendrules.cli.what_if import chosen_amendment, under_option, what_if_cells
from sendrules.engine import timetable
from sendrules.errors import near
from sendrules.explanation import words
from sendrules.law.shared.bodies import with_local_name
from sendrules.law.starts import PROVISIONS
from sendrules.statutory.rows import Row, Timetable
from sendrules.statutory.timetable import details_of
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.wording.besides import is_next_step
from sendrules.wording.windows import window_in_words
from sendrules.wording.working_days import working_days_in_words

if TYPE_CHECKING:
    _Param = click.ParamType[str]
else:  # generic at run time only in newer releases of click
    _Param = click.ParamType


class _Listed(_Param):
    """One name of a closed list, or the beginning of one that no other shares."""

    name = "name"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the name, or fail with the list."""
        found = [value] if value in self.names else [n for n in self.names if n.startswith(value)]
        if len(found) == 1 and value:
            return found[0]
        why = f"{value!r} could be {' or '.join(found)}" if found and value else f"there is no {value!r}"
        return self.fail(f"{why}. Choose from {', '.join(self.names)}.", param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show what is wanted in the help."""
        return "NAME"


def _one_of(names: type[StrEnum]) -> _Listed:
    return _Listed([name.value for name in names])


class _DayOrYear(DateType):
    """A date; or a year, for what happens on 1 September unless another day is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or take 1 September of the year."""
        if isinstance(value, str) and re.fullmatch("[0-9]{4}", value):
            value = f"{value}-09-01"
        return super().convert(value, param, ctx)


def _starts(command: Callable[..., Any]) -> Callable[..., Any]:
    for kind in reversed(EventKind):
        if kind in PROVISIONS:
            help = f"The day of: {KINDS[kind].title}."
            year = kind is EventKind.PHASE_TRANSFER
            if year:
                help += " A year alone means 1 September."
            type = _DayOrYear() if year else DATE
            command = click.option(f"--{kind.value}", kind.name.lower(), type=type, multiple=True, help=help)(command)
    return command


def _details(command: Callable[..., Any]) -> Callable[..., Any]:
    options = {
        "--order": (_one_of(Order), "What an order, a concession or an agreement is about."),
        "--issues": (_one_of(Issues), "What a mediation is about."),
        "--ended": (_one_of(Ending), "How an appeal ended: withdrawn or struck out."),
        "--to": (
            _one_of(Role),
            "Who was asked for advice, or where a phase transfer leads (post-16 or school).",
        ),
        "--by": (_one_of(Role), "Who made a request."),
        "--aware": (DATE, "The day the old authority became aware of a move."),
        "--commissioner-aware": (DATE, "The day the original commissioning body became aware of a move."),
        "--closes": (DATE, "The last day for representations that a notice gives."),
        "--course-ends": (DATE, "The day a course outside the further-education sector ends."),
        "--sent": (
            DATE,
            "The day an order, the notice of the end of an appeal, or that of a transfer review, was sent.",
        ),
        "--sector": (_one_of(Sector), "In which sector a young person who turns 25 is educated or trained."),
        "--review-by": (DATE, "The day by which a plan or a decision says that the next review will be."),
    }
    for flag, (type, help) in reversed(options.items()):
        command = click.option(flag, type=type, help=f"Detail: {help[0].lower()}{help[1:]}")(command)
    return click.option(
        "--attends/--no-institution",
        default=None,
        help="Detail: whether the child or young person attends a school or other institution.",
    )(command)


class _WithKinds(click.Command):
    """A command whose flags are kinds of event, which may go by their titles and by what the field calls them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the flags, or fail with the kinds that may be meant."""
        flags = [opt for param in self.params for opt in param.opts if opt.startswith("--")]
        try:
            return super().parse_args(ctx, [_known_flag(arg, flags) for arg in args])
        except click.NoSuchOption as error:
            raise click.UsageError(_no_such(error.option_name, flags), ctx) from None


def _known_flag(arg: str, flags: Sequence[str]) -> str:
    """Give the flag of a kind for a flag that is another name of it, such as --ehcp-request; else what was given."""
    flag, equals, value = arg.partition("=")
    if not flag.startswith("--") or flag == "--" or flag in flags:
        return arg
    from sendrules.case.kind_names import kinds_called  # only a flag that is no id needs the other names
    from sendrules.cli.names import said_back

    called = kinds_called(flag.removeprefix("--"))
    if len(called) != 1 or called[0] not in PROVISIONS:
        return arg
    known = f"--{called[0].value}"
    said_back(flag, known, KINDS[called[0]].title)
    return f"{known}{equals}{value}"


def _no_such(flag: str, flags: Sequence[str]) -> str:
    from sendrules.case.kind_names import kinds_called, kinds_meant

    name = flag.removeprefix("--")
    called = kinds_called(name)
    if called and not set(called) & set(PROVISIONS):
        return f"{flag}: no time limit starts with this kind of event. {_LISTED}"
    meant = [f"--{kind.value} ({KINDS[kind].title})" for kind in kinds_meant(name, map(EventKind, PROVISIONS))]
    meant = meant or [f"--{other}" for other in near(name, [known.removeprefix("--") for known in flags])]
    return f"there is no {flag}. " + (f"Did you mean {' or '.join(meant)}?" if meant else _LISTED)


_LISTED = "Give the day of an event, such as --request 2025-05-21. `sendrules timetable --help` lists the flags."


@click.command("timetable", cls=_WithKinds)
@_starts
@_details
@click.option("--in-detention", is_flag=True, help="The person is detained, so the Regulations of 2015 apply.")
@under_option
@json_option
@readings_option
@proclaimed_option
def command(
    as_json: bool,
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
    in_detention: bool,
    under: str | None,
    **flags: Any,
) -> None:
    """Show every duty that follows from one date, and by when.

    Each flag is a kind of event that starts a limit. For a request, give the day it was received. For a draft plan,
    give the day it was served. Give several flags, or one flag several times, to get several tables. Add details to
    leave out the rows that do not apply.

    Example: sendrules timetable --tribunal-order 2025-05-21 --order assess
    """
    details = {name: flags.pop(name) for name in _DETAILS}
    given = [(EventKind[name.upper()], day) for name, several in flags.items() for day in dict.fromkeys(several)]
    if not given:
        raise click.UsageError(_LISTED)
    said = {name: value for name, value in details.items() if value is not None}
    _check_details(said, [kind for kind, _ in given])
    chosen, calendar, amendment = chosen_readings(readings), chosen_calendar(proclaimed), chosen_amendment(under)

    def found(kind: EventKind, day: date, calendar: WorkingCalendar) -> Timetable:
        own = {name: value for name, value in said.items() if name in details_of(kind)}
        return timetable(kind, day, readings=chosen, calendar=calendar, what_if=amendment, detained=in_detention, **own)

    tables = [found(kind, day, calendar) for kind, day in given]
    if as_json:
        echo_json([t.to_dict() for t in tables] if len(tables) > 1 else tables[0].to_dict())
        return
    for table_ in tables:
        days = {n: day for n, day in said.items() if isinstance(day, date) and n in details_of(table_.kind)}
        _show(table_, days, in_detention=in_detention)
        if proclaimed:
            _show_changes(table_, found(table_.kind, table_.on, ENGLAND_AND_WALES))


_DETAILS = (
    "order",
    "issues",
    "ended",
    "to",
    "by",
    "aware",
    "commissioner_aware",
    "closes",
    "course_ends",
    "sector",
    "review_by",
    "sent",
    "attends",
)


def _check_details(said: Mapping[str, Any], kinds: Sequence[EventKind]) -> None:
    """Refuse a detail that none of the events has, which would be dropped."""
    for name in said:
        if not any(name in details_of(kind) for kind in kinds):
            having = [f"--{kind.value}" for kind in EventKind if name in details_of(kind)]
            flag = "--attends" if name == "attends" else f"--{name.replace('_', '-')}"
            raise click.UsageError(f"{flag} goes with {' or '.join(having)}.")


def _show(found: Timetable, days: Mapping[str, date], *, in_detention: bool) -> None:
    out = console()
    more = "".join(f", {name.replace('_', ' ')} {words(day)}" for name, day in days.items())
    out.print(f"{KINDS[found.kind].title.capitalize()}: {words(found.on)}{more}", style="bold")
    if not found:
        echo("No duty starts with it" + (" for a person who is detained." if in_detention else "."))
    if found.what_if is not None:
        _say_what_if(found)
    cells = what_if_cells(found) if found.what_if is not None else {}
    first = [row for row in found if not is_next_step(row.duty)]
    _rows(first, found.on, cells)
    if len(first) < len(found):
        if first:
            out.print("What may be done next", style="bold")
        _rows([row for row in found if is_next_step(row.duty)], found.on, cells)
    out.print(f"{working_days_in_words(found.calendar)} Not legal advice.", style="dim")
    out.print()


def _rows(found: Sequence[Row], on: date, what_if: Mapping[str, tuple[str, str]]) -> None:
    rows = [_cells(row, on, what_if.get(row.id)) for row in found]
    if in_blocks():
        for due, *others in rows:
            more = textwrap.indent("\n".join(others), "  ")
            echo(f"{due}\n{fold(more)}")
    elif rows:
        grid = table("Due in law", "What if", "What", "Provision") if what_if else table("Due", "What", "Provision")
        for row in rows:
            grid.add_row(*row)
        console().print(grid)


def _say_what_if(found: Timetable) -> None:
    from sendrules.wording.what_if import heading

    if found.what_if is not None and found.what_if.amendment is not None:
        console().print(heading(found.what_if.amendment))


def _cells(row: Row, on: date, what_if: tuple[str, str] | None) -> tuple[str, ...]:
    """The cells of one row, with the day under an amendment where there is one."""
    due, what = words(row.due) if row.due else "—", _what(row, on)
    if what_if is None:
        return due, what, row.provision.brief
    day, more = what_if
    cell = f"what if: {day}" if in_blocks() else day
    return due, cell, f"{what}\n{more}" if more else what, row.provision.brief


def _what(row: Row, on: date) -> str:
    text = with_local_name(row.title, on)
    if row.body and text == row.title:
        text += f"\n{with_local_name(f'for the {row.duty.holder.value} to do', on)}"
    if row.lawful_from and row.window_first and row.due:
        text += f"\n{window_in_words(row.duty, row.window_first, row.due, row.lawful_from)}"
    if row.practical:
        text += f"\nnot a working day: the last one before it is {words(row.practical)} (practical, not statutory)"
    if row.safe and row.duty.safe:
        text += f"\n{row.duty.safe.in_words(row.safe)}"
    if row.note:
        text += f"\n{row.note}"
    return text


def _show_changes(new: Timetable, old: Timetable) -> None:
    out = console()
    pairs = new.changes_from(old)
    for now, before in pairs:
        was = words(before.practical or before.due) if before.due else "no date"
        out.print(f"Changed: {now.title}: {words(now.practical or now.due) if now.due else 'no date'} (was {was})")
    if not pairs:
        out.print("No row changes: limits in weeks and calendar days do not look at bank holidays.")
    out.print()
