"""``sendrules calendar``: the days on which something is due, as a file for a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sendrules.case.files import left_out, read_case_file, read_cases
from sendrules.cli.answering import engine_of
from sendrules.cli.common import (
    as_of_option,
    counted,
    day_asked,
    echo,
    echo_error,
    fold,
    proclaimed_option,
    readings_option,
)
from sendrules.errors import InputError, Problem
from sendrules.outside_files import MEGABYTE, bytes_of
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.case.case import Case

LARGEST_CALENDAR = 200 * MEGABYTE


@click.command("calendar")
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="CASE...")
@as_of_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The file to write, such as limits.ics. It is written whole, or not at all.",
)
@click.option(
    "--update",
    type=click.Path(path_type=Path, readable=False),
    help="The calendar file that you wrote before. What is no longer due is then cancelled, and what did not change stays as it was.",
)
@click.option(
    "--remind",
    type=click.IntRange(0, 365),
    multiple=True,
    metavar="DAYS",
    help="Remind me so many days before. You can give it more than once. Default: 1.",
)
@click.option("--no-reminder", is_flag=True, help="Write no reminders.")
@click.option("--no-reference", is_flag=True, help="Leave the reference of the case out of every entry.")
@readings_option
@proclaimed_option
def command(
    cases: tuple[Path, ...],
    as_of: date | None,
    out: Path,
    update: Path | None,
    remind: tuple[int, ...],
    no_reminder: bool,
    no_reference: bool,
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
) -> None:
    """Write the days on which something is due into a file for Outlook or another calendar.

    CASE is a JSON file with one case, or a folder of such files. Each limit is an all-day entry with what to do next, the provision
    and a reminder the day before. Import the file again after each change: an entry is then changed, and not doubled.

    It needs more than the plain installation: sendrules[calendar].
    """
    if remind and no_reminder:
        raise click.UsageError("Choose one of --remind and --no-reminder.")
    if out.suffix.lower() != ".ics":
        raise InputError(str(out), [Problem("", "a calendar file ends in .ics.", "Name a file that does.")])
    from sendrules.caseload.writing.whole import check_place, whole
    from sendrules.report import to_ical

    check_place(out)
    engine = engine_of(readings, proclaimed)
    earlier = bytes_of(update, LARGEST_CALENDAR) if update else None
    found = list(_read(cases))
    day = day_asked(as_of)
    data = to_ical(
        (engine.evaluate(case, as_of=day) for case in found),
        reference=not no_reference,
        remind=() if no_reminder else tuple(dict.fromkeys(remind)) or (1,),
        earlier=earlier,
        source=str(update),
    )
    with whole(out) as beside:
        beside.write_bytes(data)
    cancelled = data.count(b"\r\nSTATUS:CANCELLED\r\n")
    entries = data.count(b"\r\nBEGIN:VEVENT\r\n") - cancelled
    told = "1 entry" if entries == 1 else f"{entries:,} entries"
    echo(
        fold(f"{counted(len(found), 'case')}: {told}, and {cancelled:,} cancelled. Written to {on_one_line(str(out))}.")
    )


def _read(places: tuple[Path, ...]) -> Iterator[Case]:
    for place in places:
        if not place.is_dir():
            yield read_case_file(place)
            continue
        for name in left_out(place):
            echo_error(
                f"sendrules: {on_one_line(name)} is left out: it is no case, but a file that a program left there."
            )
        yield from read_cases(place)
