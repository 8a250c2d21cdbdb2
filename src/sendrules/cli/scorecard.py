"""``sendrules scorecard``: every measure of a return, with what each rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.benchmark_store import store_option, store_path
from sendrules.cli.common import DATE, console, echo, echo_error, echo_json, fold, json_option
from sendrules.cli.scorecard_authority import authority_and_policy, done_by_milestone
from sendrules.cli.scorecard_policy_view import plain_policy, show_policy
from sendrules.cli.scorecard_view import show
from sendrules.explanation import words
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.local.declarations.policy import LocalPolicy
    from sendrules.scorecard import Scorecard
    from sendrules.scorecard.policy_targets import PolicyStanding
    from sendrules.scorecard.published import Comparison
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
    file: Path,
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
    left out and why, and whose measure it is. No person is in the output.

    It needs more than the plain installation: sendrules[sen2].
    """
    from sendrules.scorecard import scorecard
    from sendrules.scorecard.beside import beside
    from sendrules.scorecard.published import PublishedStore, read_neighbours
    from sendrules.sen2 import read

    code, policy = authority_and_policy(authority)
    milestones = done_by_milestone(done)
    found = read(file, year=year, survey_day=survey_day, day_format=day_format, authority=None if policy else code)
    card = scorecard(found, as_of=as_of, first=first, last=last)
    if card.authority is None and code is not None:
        card = replace(card, authority=code)
    if no_personal_data:
        card = _for_publication(card, found)
    published = beside(card, PublishedStore(store_path(store)), read_neighbours(neighbours) if neighbours else None)
    standing = _standing(card, policy, milestones)
    _write(card, published, found, file, out, answer_pack)
    for line in (*_not_used(found, card.frame.as_of, file), *_another(card, code, policy)):
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


def _for_publication(card: Scorecard, found: Return) -> Scorecard:
    from sendrules.scorecard.of_return import journeys_of
    from sendrules.scorecard.publishing import for_publication

    return for_publication(card, journeys_of(found))


def _write(
    card: Scorecard, published: Mapping[str, Comparison], found: Return, file: Path, out: Path | None, pack: Path | None
) -> None:
    """Write the files that were asked for."""
    if out is not None:
        from sendrules.caseload.writing.tables import write_table
        from sendrules.caseload.writing.whole import check_apart
        from sendrules.scorecard.table import about, table_of

        check_apart(out, [file])
        write_table(table_of(card, published), out, about(card, published))
    if pack is not None:
        _write_pack(found, card, pack)


def _write_pack(found: Return, card: Scorecard, folder: Path) -> None:
    from sendrules.scorecard.answer_files import write_pack
    from sendrules.scorecard.answer_pack import answer_pack
    from sendrules.scorecard.of_return import journeys_of

    write_pack(answer_pack(journeys_of(found), card.frame), card.frame, card.authority, card.source, folder)


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
    return lines
