"""``sendrules scorecard``: every measure of a return, with what each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.benchmark_store import store_option, store_path
from sendrules.cli.common import DATE, console, echo, echo_error, echo_json, fold, json_option
from sendrules.cli.scorecard_authority import authority_and_policy, done_by_milestone
from sendrules.cli.scorecard_policy_view import plain_policy, show_policy
from sendrules.cli.scorecard_source import Counted, of_events, of_returns
from sendrules.cli.scorecard_view import show
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.local.declarations.policy import LocalPolicy
    from sendrules.scorecard import Scorecard
    from sendrules.scorecard.policy_targets import PolicyStanding
    from sendrules.scorecard.published import Comparison


@click.command("scorecard")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="FILE...")
@click.option(
    "--events", is_flag=True, help="FILE is a table of events, as `sendrules caseload` reads it, and no return."
)
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
@click.option(
    "--authority",
    metavar="CODE_OR_PLUGIN",
    help="The three-digit code, where the files do not say it; or a plugin such as milton_keynes, to show its own targets.",
)
@click.option(
    "--done",
    "done",
    multiple=True,
    metavar="MILESTONE=NUMBER",
    help="How far a milestone of the plugin is; or yes or no.",
)
@click.option(
    "--neighbours",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    help="A CSV file of statistical neighbours: two columns of three-digit codes.",
)
@store_option
@click.option(
    "--answer-pack",
    type=click.Path(path_type=Path, readable=False),
    metavar="FOLDER",
    help="Write the counts that public requests ask for into this folder: a CSV file and a page.",
)
@click.option(
    "--no-personal-data",
    is_flag=True,
    help="For publication: hide small numbers in every figure too, and what would give one away.",
)
@json_option
def command(
    files: tuple[Path, ...],
    events: bool,
    as_of: date | None,
    year: int | None,
    survey_day: date | None,
    day_format: str | None,
    first: date | None,
    last: date | None,
    out: Path | None,
    authority: str | None,
    done: tuple[str, ...],
    neighbours: Path | None,
    store: Path | None,
    answer_pack: Path | None,
    no_personal_data: bool,
    as_json: bool,
) -> None:
    """Show the official measures of a SEN2 return before they are published, and what they cannot show.

    FILE is XML, the department's template or another workbook, or a folder or zip of CSV files. Each figure names its cohort, what is
    left out and why, and whose measure it is. No person is in the output. Of several returns the latest is counted, and of the earlier
    ones the moves between phases.

    It needs more than the plain installation: sendrules[sen2].
    """
    from sendrules.scorecard import Scorecard  # noqa: F401 — it says which extra to install, where it is not there
    from sendrules.scorecard.beside import beside
    from sendrules.scorecard.published import PublishedStore, read_neighbours
    from sendrules.scorecard.publishing import for_publication

    code, policy = authority_and_policy(authority)
    milestones = done_by_milestone(done)
    asked: dict[str, Any] = {"as_of": as_of, "first": first, "last": last, "code": code, "day_format": day_format}
    if events:
        _check_events(year, survey_day)
        counted = of_events(files, **asked)
    else:
        named = None if policy else code
        counted = of_returns(files, year=year, survey_day=survey_day, authority=named, **asked)
    card = counted.card
    if no_personal_data:
        card = for_publication(card, counted.journeys, counted.earlier)
    published = beside(card, PublishedStore(store_path(store)), read_neighbours(neighbours) if neighbours else None)
    standing = _standing(card, policy, milestones)
    _write(card, published, counted, files, out, answer_pack)
    for line in (*counted.notes, *_another(card, code, policy)):
        echo_error(fold(on_one_line(f"sendrules: {line}")))
    if as_json:
        echo_json(_plain(card, published, policy, standing))
        return
    show(card, console(), published)
    if policy is not None and standing is not None:
        show_policy(policy.authority.name, standing, console())
    if out is not None:
        echo(fold(f"Written to {on_one_line(str(out))}."))
    if answer_pack is not None:
        echo(fold(f"The answer pack is in {on_one_line(str(answer_pack))}."))


def _plain(
    card: Scorecard, published: Mapping[str, Comparison], policy: LocalPolicy | None, standing: PolicyStanding | None
) -> dict[str, Any]:
    """The scorecard as plain data, with what stands beside it."""
    from sendrules.scorecard.beside import plain

    data = card.to_dict()
    for figure in data["figures"]:
        if figure["id"] in published:
            figure["published"] = plain(published[figure["id"]])
    if policy is not None and standing is not None:
        data["policy"] = plain_policy(policy.authority.key, standing)
    return data


def _check_events(year: int | None, survey_day: date | None) -> None:
    """See that no option is given that goes with a return only."""
    given = (("--year", year), ("--survey-day", survey_day))
    if wrong := [name for name, value in given if value is not None]:
        raise click.UsageError(f"{wrong[0]} goes with a return, and not with --events.")


def _write(
    card: Scorecard,
    published: Mapping[str, Comparison],
    counted: Counted,
    files: tuple[Path, ...],
    out: Path | None,
    pack: Path | None,
) -> None:
    """Write the files that were asked for."""
    if out is not None:
        from sendrules.caseload.writing.tables import write_table
        from sendrules.caseload.writing.whole import check_apart
        from sendrules.scorecard.table import about, table_of

        check_apart(out, list(files))
        write_table(table_of(card, published), out, about(card, published))
    if pack is not None:
        _write_pack(counted, card, pack)


def _write_pack(counted: Counted, card: Scorecard, folder: Path) -> None:
    from sendrules.scorecard.answer_files import write_pack
    from sendrules.scorecard.answer_pack import answer_pack

    answers = answer_pack(counted.journeys, card.frame, counted.earlier, counted.advice)
    write_pack(answers, card.frame, card.authority, card.source, folder)


def _standing(card: Scorecard, policy: LocalPolicy | None, done: dict[str, Decimal | bool]) -> PolicyStanding | None:
    """How the authority stands by its own policy; None where there is none."""
    if policy is None:
        if done:
            raise click.UsageError("--done goes with --authority and the name of a plugin.")
        return None
    if policy.performance is None:
        echo_error(f"sendrules: {policy.authority.name} has published no targets.")
        return None
    from sendrules.scorecard.policy_targets import by_policy

    known = [one.id for one in policy.performance.milestones]
    if unknown := [id for id in done if id not in known]:
        raise click.UsageError(f"there is no milestone {unknown[0]}. The plugin has: {', '.join(known) or 'none'}.")
    return by_policy(card, policy.performance, done)


def _another(card: Scorecard, code: str | None, policy: LocalPolicy | None) -> list[str]:
    """Say where the files are of another authority than the policy."""
    if policy is None or code is None or card.authority in (None, code):
        return []
    return [f"The return is of authority {card.authority}, and the policy of {policy.authority.name} ({code})."]
