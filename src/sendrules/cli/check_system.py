"""``sendrules check-system``: feeds another system the conformance suite, and reports how it counts wrongly."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sendrules.cli.common import echo, echo_json, fold, json_option
from sendrules.errors import InputError, Problem
from sendrules.json_text import LARGEST
from sendrules.outside_files import bytes_of


@click.command("check-system", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("system", nargs=-1, type=click.UNPROCESSED, metavar="[--] COMMAND...")
@click.option(
    "--level", type=click.Choice(["dates", "cases"]), help="Ask about single dates only, or whole cases only."
)
@click.option("--duty", "duties", multiple=True, help="Ask only about duties whose id begins so, such as reg-13.")
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(["outcome", "was", "compliance", "days_over", "exceptions"]),
    help="Do not ask for this part of the answer about a case.",
)
@click.option("--each", is_flag=True, help="Start the command again for every question.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1, max=3600),
    default=30,
    show_default=True,
    help="Stop the command when it has said nothing for so long.",
)
@click.option("--questions", is_flag=True, help="Print the questions, and start nothing.")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="Mark answers from a file, and start nothing.",
)
@click.option("--all", "every", is_flag=True, help="List everything that is wrong, not only the first few.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    system: tuple[str, ...],
    level: str | None,
    duties: tuple[str, ...],
    without: tuple[str, ...],
    each: bool,
    seconds: float,
    questions: bool,
    answers: Path | None,
    every: bool,
    as_json: bool,
) -> None:
    """Check how another system counts the statutory dates, and name its mistakes.

    COMMAND reads one question a line on standard input, in JSON, and writes one answer a line. Give it after `--`.

    Exit codes: 0 every answer is right, 1 something is wrong or missing.
    """
    from sendrules.suite.items import questions as asked
    from sendrules.suite.items import suite
    from sendrules.suite.report import check, report_on

    if (bool(system) + questions + (answers is not None)) != 1:
        raise click.UsageError("Give a command to check, or --questions, or --answers FILE: one of the three.")
    part = suite().only(level=level, duties=duties, without=without)
    if not part.items:
        fix = "Choose less narrowly. `sendrules duties` lists the ids of the duties."
        raise InputError("check-system", [Problem(", ".join(duties), "no question is left to ask.", fix)])
    if questions:
        echo("\n".join(asked(part.items)))
        return
    if answers is not None:
        piped = str(answers) == "-"
        text = sys.stdin.read() if piped else bytes_of(answers, LARGEST).decode("utf-8-sig", "replace")
        report = report_on(part, text.split("\n"))
    else:
        report = check(part, system, seconds=seconds, each=each)
    if as_json:
        echo_json(report.to_dict())
    else:
        echo("\n".join(fold(line) for line in report.to_text(every).split("\n")))
    if not report.passed:
        ctx.exit(1)
