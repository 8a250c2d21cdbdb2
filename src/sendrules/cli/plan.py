"""``sendrules plan``: when a backlog clears, and what waits until then."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from sendrules.cli.common import DATE, chosen_columns, console, counted, echo, echo_error, echo_json, fold, json_option
from sendrules.cli.plan_answer import Question, answered
from sendrules.cli.plan_asked import Stated
from sendrules.cli.plan_files import plain, write_all
from sendrules.cli.plan_places import check_places
from sendrules.cli.plan_progress import progress
from sendrules.cli.plan_typed import Counts, Number, Pair, Season, lane_shares, refuse_idle, stated_shares
from sendrules.cli.plan_view import show
from sendrules.outside_text import on_one_line

_LAST_OF_THE_REFORM = date(2029, 12, 31)


@click.command("plan")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False), metavar="[CASELOAD...]")
@click.option(
    "--authority",
    help="Take the contracts, teams and order of cases of this authority. `sendrules authorities` lists them.",
)
@click.option(
    "--policy",
    type=click.Path(path_type=Path, readable=False),
    help="Take the contracts, teams and order of cases of this policy file (TOML).",
)
@click.option(
    "--inputs",
    "inputs_file",
    type=click.Path(path_type=Path, readable=False),
    help="Take every figure from this file of inputs (TOML).",
)
@click.option(
    "--waiting",
    type=Counts(),
    help="Who waits, by whole months since the request: 30,28,25. One number: how long is not known.",
)
@click.option("--demand", type=Number(), help='Requests in a month of average season: 30, or "28 to 34".')
@click.option(
    "--lane",
    "lanes",
    multiple=True,
    metavar="LANE=SHARE",
    help="The share of the places that a lane of the policy has, such as 'overdue=0.6': all lanes, to come to 1.",
)
@click.option(
    "--requests-since",
    type=DATE,
    help="From when the caseload has every request, the first of a month: the demand, its season and the share agreed follow from them.",
)
@click.option("--season", type=Season(), help='By how much each month differs: twelve factors, or "flat".')
@click.option("--growth", type=Number(), help="By how much requests grow in a year: 0.1 for 10%.")
@click.option("--assessed", type=Number(), help="The share of requests that is agreed to assess.")
@click.option(
    "--withdrawn", type=click.FloatRange(0, 1), help="The share of waiting cases that is withdrawn in a month."
)
@click.option("--capacity", type=Number(), help="Cases that all of the authority's own teams take in a month.")
@click.option("--late", type=Number(), help="By how many months the contracts and teams that start later may be late.")
@click.option(
    "--vacancy",
    type=Pair("how many cases a month that loses"),
    help="The chance of a vacancy in a month, and what it loses: 0.1:5.",
)
@click.option(
    "--rejected",
    type=Pair("after how many months the case waits again"),
    help="The share of reports that is rejected, and after how many months: 0.05:1.",
)
@click.option("--plan-after", type=click.IntRange(0, 600), help="Months from a case's place to its finalised plan.")
@click.option("--leads-to-plan", type=Number(), help="The share of assessments that leads to a plan.")
@click.option(
    "--under-way", type=click.IntRange(0), help="Cases that have a place and no plan yet, for the reform plan."
)
@click.option(
    "--as-of", type=DATE, help="The day of your question. The plan begins with the next month. Default: today."
)
@click.option(
    "--until", type=DATE, help="A day in the last month of the plan. Default: 24 months; to 2029 with --reform-plan."
)
@click.option("--runs", type=click.IntRange(10, 100_000), default=1000, show_default=True, help="How many runs.")
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="The seed: the same seed gives the same plan."
)
@click.option("--promise", type=DATE, help="A day by which the backlog was promised to be gone.")
@click.option("--schedule-reading", metavar="ID", help="The reading of the schedule to take. Default: the slowest.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, readable=False),
    help="Write the forecast: .csv, .xlsx, .parquet, .json, or a folder.",
)
@click.option(
    "--charts",
    type=click.Path(path_type=Path, readable=False),
    metavar="FOLDER",
    help="Draw the charts into this folder, each with its table.",
)
@click.option("--dark", is_flag=True, help="Draw them for a dark background.")
@click.option(
    "--reform-plan",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Write requests, assessments and plans by year and age, to 2029: .csv, .xlsx or .parquet.",
)
@click.option(
    "--age",
    "ages",
    multiple=True,
    metavar="BAND=SHARE",
    help="The share of a band of age, such as 'under 5=0.21'. Else as in the caseload.",
)
@click.option(
    "--column", "columns", multiple=True, metavar="THEIRS=OURS", help="Which of the caseload's columns is which."
)
@click.option(
    "--shape", type=click.Choice(["long", "wide"]), help="Of the caseload. Long: a row an event. Wide: a row a case."
)
@click.option("--day-format", help="How the caseload writes dates where not as YYYY-MM-DD: DD/MM/YYYY, for example.")
@click.option("--sheet", help="The sheet of the caseload's workbook. Default: its only one.")
@json_option
def command(
    files: tuple[Path, ...],
    authority: str | None,
    policy: Path | None,
    inputs_file: Path | None,
    as_of: date | None,
    until: date | None,
    runs: int,
    seed: int,
    promise: date | None,
    schedule_reading: str | None,
    out: Path | None,
    charts: Path | None,
    dark: bool,
    reform_plan: Path | None,
    ages: tuple[str, ...],
    lanes: tuple[str, ...],
    under_way: int | None,
    columns: tuple[str, ...],
    shape: str | None,
    day_format: str | None,
    sheet: str | None,
    as_json: bool,
    **stated: Any,
) -> None:
    """Say when a backlog clears, and what waits until then, in many runs that chance makes different.

    Give what you know: totals, a caseload, the contracts of a policy, or a file of inputs. What nobody knows is named and asked for, and
    the plan is then "undetermined": no number is guessed.

    CASELOAD is a table of cases, as for `sendrules caseload`. It tells who waits, the ages and, with --requests-since, how many ask. With
    a policy it also tells in which lane and rank of the policy's order each case waits.

    It needs more than the plain installation: sendrules[plan], and sendrules[charts] to draw.
    """
    refuse_idle({"--age": ages, "--under-way": under_way}, "--reform-plan", reform_plan)
    refuse_idle({"--dark": dark}, "--charts", charts)
    refuse_idle({"--lane": lanes}, "a caseload and a policy", bool(files and (authority or policy)))
    refuse_idle(
        {"--column": columns, "--shape": shape, "--day-format": day_format, "--sheet": sheet}, "a caseload", files
    )
    from sendrules.commissioning import Forecast  # noqa: F401 — it says which extra to install, where it is not there

    check_places(out, charts, reform_plan, [path for path in (*files, inputs_file, policy) if path is not None])
    question = Question(
        authority=authority,
        policy=policy,
        inputs_file=inputs_file,
        files=files,
        how={"columns": chosen_columns(columns), "shape": shape, "day_format": day_format, "sheet": sheet},
        stated=Stated(lanes=lane_shares(lanes), **stated),
        as_of=as_of,
        until=until or (_LAST_OF_THE_REFORM if reform_plan else None),
        runs=runs,
        seed=seed,
        promise=promise,
        reading=schedule_reading,
        under_way=under_way,
    )
    shares = stated_shares(ages)
    with progress() as step:
        shown = answered(question, step)
        written = write_all(shown, out, charts, reform_plan, shares, step, dark=dark)
    if as_json:
        echo_json(plain(shown))
    else:
        show(shown, console())
        for path in written:
            echo(fold(f"Written to {on_one_line(str(path))}."))
    if shown.asked.invalid:
        rows = counted(shown.asked.invalid, "row")
        echo_error(f"sendrules: {rows} cannot be used; `sendrules caseload` names each with its fix.")
        raise SystemExit(1)
