"""``sendrules scorecard``: every measure of a return, with what each rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sendrules.cli.common import DATE, console, echo, echo_error, echo_json, fold, json_option
from sendrules.explanation import words
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.sen2 import Return


@click.command("scorecard")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--as-of", type=DATE, help="The day of your question. Later events are ignored. Default: the survey day.")
@click.option(
    "--year", type=int, help="The year of the collection, where the files do not say it. It is about the year before."
)
@click.option(
    "--survey-day", type=DATE, help="The survey day, where the files do not say it. Default: that of the year."
)
@click.option("--day-format", help="DD/MM/YYYY or MM/DD/YYYY, where days are written in figures that leave it open.")
@click.option(
    "--first", type=DATE, help="The first day of the period. Default: 1 January of the year that the return is about."
)
@click.option("--last", type=DATE, help="The last day of the period. Default: 31 December of that year.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, readable=False),
    help="Write every figure into this file: .csv, .xlsx or .parquet.",
)
@json_option
def command(
    file: Path,
    as_of: date | None,
    year: int | None,
    survey_day: date | None,
    day_format: str | None,
    first: date | None,
    last: date | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Show the official measures of a SEN2 return before they are published, and what they cannot show.

    FILE is XML, the department's template or another workbook, or a folder or zip of CSV files. Each figure names its cohort, what is
    left out and why, and whose measure it is. No person is in the output.

    It needs more than the plain installation: sendrules[sen2].
    """
    from sendrules.scorecard import scorecard
    from sendrules.sen2 import read

    found = read(file, year=year, survey_day=survey_day, day_format=day_format)
    card = scorecard(found, as_of=as_of, first=first, last=last)
    if out is not None:
        from sendrules.caseload.writing.tables import write_table
        from sendrules.scorecard.table import about, table_of

        write_table(table_of(card), out, about(card))
    for line in _not_used(found, card.frame.as_of, file):
        echo_error(fold(on_one_line(line)))
    if as_json:
        echo_json(card.to_dict())
        return
    from sendrules.cli.scorecard_view import show

    show(card, console())
    if out is not None:
        echo(fold(f"Written to {on_one_line(str(out))}."))


def _not_used(found: Return, as_of: date, file: Path) -> list[str]:
    """Say what of the return could not be used, and of which time it says nothing."""
    lines = []
    if found.refused:
        many = "1 value or record" if len(found.refused) == 1 else f"{len(found.refused):,} values or records"
        lines.append(
            f"{many} of {found.people_refused:,} of {found.people:,} people cannot be used. "
            f"`sendrules sen2 check {file}` names each with its fix."
        )
    if found.not_read:
        lines.append(f"{len(found.not_read):,} elements, columns or sheets are not known and were not read.")
    if (survey := found.header.survey_day) is not None and as_of > survey:
        lines.append(
            f"The return ends on its survey day, {words(survey)}. What happened after it is not in the figures."
        )
    return [f"sendrules: {line}" for line in lines]
