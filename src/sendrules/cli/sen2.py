"""``sendrules sen2``: what can be asked of a SEN2 return."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sendrules.cli.common import DATE, counted, echo, echo_error, echo_json, fold, json_option
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.sen2 import Findings, Return

_MOST_SHOWN = 20


@click.group("sen2")
def command() -> None:
    """Read and check a SEN2 return, the person-level survey that every authority makes each January.

    It needs more than the plain installation: sendrules[sen2].
    """


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, readable=False),
    help="Write every finding into this file: .csv, .xlsx or .parquet.",
)
@click.option("--year", type=int, help="The year of the collection, where the files do not say it.")
@click.option(
    "--survey-day", type=DATE, help="The survey day, where the files do not say it. Default: that of the year."
)
@click.option("--day-format", help="DD/MM/YYYY or MM/DD/YYYY, where days are written in figures that leave it open.")
@click.option("--upn", is_flag=True, help="Show each person's UPN, so that you find the record. It is personal data.")
@json_option
def check(
    file: Path,
    out: Path | None,
    year: int | None,
    survey_day: date | None,
    day_format: str | None,
    upn: bool,
    as_json: bool,
) -> None:
    """Check the dates of a return, and that its parts agree.

    FILE is XML, the department's template or another workbook, or a folder or zip of CSV files. The checks and their codes are ours, and
    not the department's. A finding names the record by our own reference: the number of the person, and of the request.

    The exit code is 1 where an error is found; a query is no error.
    """
    from sendrules.sen2 import check as checked
    from sendrules.sen2 import read

    found = read(file, year=year, survey_day=survey_day, day_format=day_format)
    findings = checked(found, upn=upn)
    if out is not None:
        from sendrules.caseload.writing.tables import write_table

        write_table(findings.table, out, _about(found))
    if as_json:
        echo_json(_as_json(found, findings))
    else:
        _tell(found, findings, out)
    if findings.errors:
        raise SystemExit(1)


def _about(found: Return) -> dict[str, str]:
    return {
        "files": ", ".join(found.files),
        "format": found.form.value,
        "version": found.version,
        "survey day": str(found.header.survey_day or "not known"),
        "checks": "sendrules' own; they are not the department's rules",
    }


def _as_json(found: Return, findings: Findings) -> dict[str, object]:
    return {
        "format": "sendrules-sen2-findings-1",
        "return": _about(found),
        "people": findings.people,
        "people_with_findings": findings.people_found,
        "not_run": dict(findings.not_run),
        "findings": findings.table.to_pylist(),
    }


def _tell(found: Return, findings: Findings, out: Path | None) -> None:
    header = found.header
    whose = f"authority {header.authority}, " if header.authority else ""
    when = f"survey day {header.survey_day}" if header.survey_day else "survey day not known: give --year"
    echo(
        fold(on_one_line(f"{findings.people:,} people in {found.form.value}, version {found.version}, {whose}{when}."))
    )
    rows = findings.table.to_pylist()
    by_code: Counter[tuple[str, str, str]] = Counter((row["code"], row["severity"], row["message"]) for row in rows)
    for (code, severity, message), many in sorted(by_code.items()):
        echo(fold(on_one_line(f"{code} {severity}, {counted(many, 'time')}: {message}")))
    if findings.not_run:
        echo(fold(f"Not run, as this format does not carry what they read: {', '.join(findings.not_run)}."))
    if not rows:
        echo("Nothing was found.")
        return
    people = f"{findings.people_found:,} of {findings.people:,} people have a finding."
    if out is not None:
        echo(fold(on_one_line(f"{people} Every finding is in {out}.")))
        return
    for row in rows[:_MOST_SHOWN]:
        place = ", ".join(str(part) for part in (row["file"], row["row"] and f"row {row['row']}", row["field"]) if part)
        record = f" record {row['record']}" if row["record"] else ""
        number = f" ({row['upn']})" if row.get("upn") else ""
        value = f" {row['value']!r}." if row["value"] else ""
        echo_error(on_one_line(f"{row['code']}{record}{number}, {place}:{value} {row['message']} {row['fix']}"))
    more = len(rows) - _MOST_SHOWN
    rest = f" {counted(more, 'finding')} more: give --out." if more > 0 else ""
    echo(fold(f"{people}{rest}"))


@command.command("cases")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The file to write: .csv, .xlsx or .parquet. `sendrules caseload` reads it.",
)
@click.option("--year", type=int, help="The year of the collection, where the files do not say it.")
@click.option(
    "--survey-day", type=DATE, help="The survey day, where the files do not say it. Default: that of the year."
)
@click.option("--day-format", help="DD/MM/YYYY or MM/DD/YYYY, where days are written in figures that leave it open.")
def cases(file: Path, out: Path, year: int | None, survey_day: date | None, day_format: str | None) -> None:
    """Write a return as a table of cases: a case for each request, with the events that the return dates.

    What a return cannot say, such as advice and earlier reviews, stands as gaps in the record, so that nothing looks missed which
    the return only leaves out. Ask it as of the survey day.
    """
    from sendrules.caseload.writing.tables import write_table
    from sendrules.sen2 import caseload_of, read

    found = read(file, year=year, survey_day=survey_day, day_format=day_format)
    made = caseload_of(found)
    write_table(made.table, out, _about(found))
    many = len(set(made.table["case"].to_pylist()))
    echo(fold(on_one_line(f"{counted(many, 'case')}, {counted(made.table.num_rows, 'row')}, written to {out}.")))
    if made.left_out:
        echo_error(
            f"{counted(len(made.left_out), 'request')} left out, since a day or a code cannot be used: `sendrules sen2 check` shows them."
        )
    if made.without_days:
        echo_error(f"{counted(len(made.without_days), 'request')} without any day: there is nothing to ask about.")
    if found.header.survey_day is not None:
        echo(
            on_one_line(f"Next: sendrules caseload {out} --as-of {found.header.survey_day} --out answers.csv")
        )  # to be copied
