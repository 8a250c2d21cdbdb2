"""``sendrules caseload``: a whole table of cases, answered into a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.common import (
    as_of_option,
    chosen_calendar,
    chosen_columns,
    chosen_readings,
    counted,
    day_asked,
    day_format_option,
    echo,
    echo_error,
    echo_json,
    fold,
    json_option,
    proclaimed_option,
    readings_option,
    sheet_option,
)
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.caseload import Summary
    from sendrules.engine import Engine

_MOST_SHOWN = 20


@click.command("caseload")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="FILE...")
@as_of_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The file to write: .parquet, .csv or .xlsx. It is written whole, or not at all.",
)
@click.option("--authority", help="Also give this authority's own targets. `sendrules authorities` lists them.")
@click.option("--policy", type=click.Path(path_type=Path), help="Also give the targets of this policy file (TOML).")
@click.option("--fallback", help="An authority, such as generic, to use where the first has no policy.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="THEIRS=OURS",
    help="Which of your columns is which, such as 'Pupil ref=case'. THEIRS= leaves a column out. Others are found by their names.",
)
@click.option(
    "--columns",
    "map_file",
    type=click.Path(path_type=Path, readable=False),
    help="The column map (TOML) that `sendrules map` wrote. The options beside it go before what it says.",
)
@click.option("--shape", type=click.Choice(["long", "wide"]), help="Long: a row an event. Wide: a row a case.")
@day_format_option
@sheet_option
@click.option("--no-contested", is_flag=True, help="Do not ask which answers are contested. That is faster.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes answer."
)
@click.option(
    "--audit",
    type=click.IntRange(min=0),
    default=4000,
    show_default=True,
    help="Of how many cases one is answered again by the engine for one case, and compared. 0: none.",
)
@readings_option
@proclaimed_option
@json_option
def command(
    files: tuple[Path, ...],
    as_of: date | None,
    out: Path,
    authority: str | None,
    policy: Path | None,
    fallback: str | None,
    columns: tuple[str, ...],
    map_file: Path | None,
    shape: str | None,
    day_format: str | None,
    sheet: str | None,
    no_contested: bool,
    processes: int,
    audit: int,
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
    as_json: bool,
) -> None:
    """Answer every duty in a whole table of cases, and write the answers into a file.

    FILE is CSV, Parquet or Excel, or a folder of Parquet files. In a long table a row is an event, with the columns case, kind
    and on. In a wide table a row is a case, with a column for each kind of event. The answers have a row for each case, duty and
    occurrence.

    A row that cannot be used is reported with its place and its fix. Its whole case is left out, and the exit code is 1.

    It needs more than the plain installation: sendrules[caseload], and sendrules[excel] for Excel.
    """
    if authority and policy:
        raise click.UsageError("Choose one of --authority and --policy.")
    if fallback and not (authority or policy):
        raise click.UsageError("--fallback goes with --authority or --policy.")
    from sendrules.caseload import evaluate_to

    read_as = _read_as(map_file, columns, shape, day_format, sheet)
    engine = _engine(authority, policy, fallback, readings, proclaimed)
    day = day_asked(as_of)
    summary = evaluate_to(
        files,
        out,
        as_of=day,
        engine=engine,
        contested=not no_contested,
        **read_as,
        audit=audit,
        processes=processes,
    )
    _tell_invalid(summary)
    if as_json:
        echo_json(
            {"format": "sendrules-caseload-summary-1", "as_of": day.isoformat(), "out": str(out), **summary.to_dict()}
        )
    else:
        for line in summary.lines():
            echo(fold(on_one_line(line)))
        echo(f"Written to {on_one_line(str(out))}.")
    if summary.rows_invalid:
        raise SystemExit(1)


def _engine(
    authority: str | None,
    policy: Path | None,
    fallback: str | None,
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
) -> Engine:
    from sendrules.engine import Engine

    chosen, calendar = chosen_readings(readings), chosen_calendar(proclaimed)
    if policy:
        return Engine.from_policy(policy, fallback=fallback, readings=chosen, calendar=calendar)
    if authority:
        return Engine.for_authority(authority, fallback=fallback, readings=chosen, calendar=calendar)
    return Engine(readings=chosen, calendar=calendar)


def _read_as(
    map_file: Path | None, columns: tuple[str, ...], shape: str | None, day_format: str | None, sheet: str | None
) -> dict[str, Any]:
    """How the table is read: as the options say, and else as the column map says."""
    from sendrules.caseload import ColumnMap, read_column_map

    found = read_column_map(map_file) if map_file else ColumnMap()
    said = found.options | {"columns": {**found.columns, **(chosen_columns(columns) or {})} or None}
    given = {"shape": shape, "day_format": day_format, "sheet": sheet}
    return said | {name: value for name, value in given.items() if value is not None}


def _tell_invalid(summary: Summary) -> None:
    for row in summary.invalid[:_MOST_SHOWN]:
        echo_error(f"sendrules: {on_one_line(str(row))}")
    more = summary.rows_invalid - min(len(summary.invalid), _MOST_SHOWN)
    if summary.rows_invalid and more > 0:
        echo_error(
            f"sendrules: {counted(more, 'row')} more cannot be used; --json lists the first {len(summary.invalid):,}."
        )
