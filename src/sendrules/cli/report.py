"""``sendrules report``: a caseload as one page that needs no script, and that prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sendrules.cli.answering import engine_of
from sendrules.cli.common import (
    DATE,
    as_of_option,
    chosen_columns,
    counted,
    day_asked,
    day_format_option,
    echo,
    echo_error,
    fold,
    proclaimed_option,
    readings_option,
    sheet_option,
)
from sendrules.cli.scorecard_authority import authority_and_policy
from sendrules.cli.typed import program
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.local.declarations.policy import LocalPolicy


@click.command("report")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="FILE...")
@as_of_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="The page to write, such as report.html. The whole lists of what needs doing and of reviews are written beside it.",
)
@click.option(
    "--authority", metavar="CODE_OR_PLUGIN", help="Whose report it is: a three-digit code, or a plugin such as kent."
)
@click.option(
    "--plan",
    "inputs",
    type=click.Path(path_type=Path, readable=False),
    metavar="INPUTS",
    help="Show when the backlog clears, from this file of inputs (TOML), as `sendrules plan --inputs` reads it.",
)
@click.option("--first", type=DATE, help="The first day of the period. Default: twelve months before the last.")
@click.option("--last", type=DATE, help="The last day of the period. Default: the day of your question.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="THEIRS=OURS",
    help="Which of your columns is which, such as 'Pupil ref=case'. THEIRS= leaves a column out.",
)
@day_format_option
@sheet_option
@readings_option
@proclaimed_option
def command(
    files: tuple[Path, ...],
    as_of: date | None,
    out: Path,
    authority: str | None,
    inputs: Path | None,
    first: date | None,
    last: date | None,
    columns: tuple[str, ...],
    day_format: str | None,
    sheet: str | None,
    readings: tuple[str, ...],
    proclaimed: tuple[date, ...],
) -> None:
    """Write a report of a whole caseload: one page to read on a screen or to print.

    FILE is a table of cases, as `sendrules caseload` reads it. The page has the headline measures, what needs doing this week and by
    whom, charts with their tables, advice that is awaited, reviews that are due, and what is wrong in the data. It names cases: keep it
    as safe as the cases themselves.

    Rows that cannot be used are listed in the page. Their whole cases are left out, and the exit code is 1.

    With --plan, or an authority whose policy has contracts, it also says when the backlog clears, in a range of runs; what nobody knows is
    named, and the plan is then "undetermined".

    It needs more than the plain installation: sendrules[report], and sendrules[plan] for the plan.
    """
    from sendrules.cli.report_plan import plan_of
    from sendrules.report.pages import write_report
    from sendrules.report.pages.to_do import OVER
    from sendrules.report.pages.writing import check_out

    if one := next((file for file in files if file.suffix.lower() == ".json"), None):
        raise click.UsageError(
            f"{on_one_line(str(one))} is a case, and a report is made from tables. `{program()} case page` makes a page of one case."
        )
    code, policy = authority_and_policy(authority)

    engine = engine_of(readings, proclaimed)
    day = day_asked(as_of)
    how = {"columns": chosen_columns(columns), "day_format": day_format, "sheet": sheet}
    check_out(out, list(files))
    report = write_report(
        list(files),
        out,
        as_of=day,
        engine=engine,
        authority=_name_of(code, policy),
        plan=plan_of(inputs, policy, authority, files, day, how),
        first=first,
        last=last,
        **how,
    )
    summary = report.summary
    open_ = report.to_do.num_rows - report.to_do["standing"].to_pylist().count(OVER)
    echo(fold(f"{counted(summary.cases_answered, 'case')}, {counted(open_, 'limit')} on the list to do."))
    echo(fold(f"Written to {on_one_line(str(out))}, and the lists beside it."))
    if summary.rows_invalid:
        echo_error(
            fold(f"sendrules: {counted(summary.rows_invalid, 'row')} cannot be used. The page says which, and why.")
        )
        raise SystemExit(1)


def _name_of(code: str | None, policy: LocalPolicy | None) -> str:
    """The name of the authority; empty where nobody says."""
    if policy is not None:
        return policy.authority.name
    if code is None:
        return ""
    from sendrules.authorities import by_code

    return by_code(code).name
