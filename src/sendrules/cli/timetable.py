"""``sendrules timetable``: every duty that follows from one date. Its flags are the kinds of event that start something."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from sendrules.case.kinds import KINDS, EventKind
from sendrules.cli.common import (
    DATE,
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
from sendrules.engine import timetable
from sendrules.explanation import words
from sendrules.law.statute import statute
from sendrules.statutory.timetable import Row, Timetable


def _starts(command: Callable[..., Any]) -> Callable[..., Any]:
    started = {t.kind for duty in statute().duties for t in duty.trigger}
    for kind in reversed(EventKind):
        if kind in started:
            help = f"The day of: {KINDS[kind].title}."
            command = click.option(f"--{kind.value}", kind.name.lower(), type=DATE, multiple=True, help=help)(
                command
            )
    return command


@click.command("timetable")
@_starts
@json_option
@readings_option
@proclaimed_option
def command(
    as_json: bool, readings: tuple[str, ...], proclaimed: tuple[date, ...], **days: tuple[date, ...]
) -> None:
    """Show every duty that follows from one date, with its limit and its provision.

    The flags are the kinds of event that start a limit. Give the day of receipt for a request and the day of service
    for a draft plan. Several flags, or one flag several times, give several tables.

    Example: sendrules timetable --request 2025-05-21
    """
    given = [
        (EventKind[name.upper()], day) for name, several in days.items() for day in dict.fromkeys(several)
    ]
    if not given:
        flags = ", ".join(f"--{EventKind[name.upper()].value}" for name in days)
        raise click.UsageError(f"Give the day of at least one event: {flags}.")
    chosen, calendar = chosen_readings(readings), chosen_calendar(proclaimed)
    tables = [timetable(kind, day, readings=chosen, calendar=calendar) for kind, day in given]
    if as_json:
        echo_json([t.to_dict() for t in tables] if len(tables) > 1 else tables[0].to_dict())
        return
    for found in tables:
        _show(found)
        if proclaimed:
            _show_changes(found, timetable(found.kind, found.on, readings=chosen))


def _show(found: Timetable) -> None:
    out = console()
    out.print(f"{KINDS[found.kind].title.capitalize()}: {words(found.on)}", style="bold")
    rows = [(words(row.due) if row.due else "—", _what(row), row.provision.brief) for row in found]
    if in_blocks():
        for due, what, provision in rows:
            more = textwrap.indent("\n".join((what, provision)), "  ")
            echo(f"{due}\n{fold(more)}")
    else:
        grid = table("Due", "What", "Provision")
        for row in rows:
            grid.add_row(*row)
        out.print(grid)
    out.print(f"Calendar {found.calendar.id} ({found.calendar.digest}). Not legal advice.", style="dim")
    out.print()


def _what(row: Row) -> str:
    text = row.title
    if row.lawful_from and row.window_first:
        text += f"\nrepresentations from {words(row.window_first)}; finalising lawful from {words(row.lawful_from)}"
    if row.practical:
        text += f"\nno working day: the last one before is {words(row.practical)} (practical, not statutory)"
    if row.note:
        text += f"\n{row.note}"
    return text


def _show_changes(new: Timetable, old: Timetable) -> None:
    out = console()
    for change in new.calendar.changes:
        out.print(f"Calendar: {words(change.day)} {change.change}, {change.name}.")
    pairs = new.changes_from(old)
    for now, before in pairs:
        was = words(before.practical or before.due) if before.due else "no date"
        out.print(
            f"Changed: {now.title}: {words(now.practical or now.due) if now.due else 'no date'} (was {was})"
        )
    if not pairs:
        out.print("No row changes: limits in weeks and calendar days do not look at bank holidays.")
    out.print()
