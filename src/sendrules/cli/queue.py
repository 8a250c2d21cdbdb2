"""``sendrules queue``: several cases in an authority's order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sendrules.cli.common import (
    as_of_option,
    console,
    counted,
    day_asked,
    echo,
    echo_error,
    echo_json,
    fold,
    in_blocks,
    json_option,
    table,
)
from sendrules.explanation import words
from sendrules.outside_text import on_one_line

if TYPE_CHECKING:
    from sendrules.local.ranking.places import Place, Ranking

_MODES = {
    "lexicographic": "factor by factor",
    "points": "by points",
    "lanes": "in lanes that take turns",
    "date_order": "by date",
}


@click.command("queue")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--authority", help="Use this authority's order. `sendrules authorities` lists them.")
@click.option("--policy", type=click.Path(path_type=Path), help="Use the order in this policy file (TOML).")
@click.option("--fallback", help="An authority, such as generic, to use where the first has no order.")
@as_of_option
@click.option("--queue", help="Which queue, by its id. Needed where the policy has several.")
@click.option(
    "--take", type=click.IntRange(min=1), help="Show only the cases that come next, this many. They all wait."
)
@click.option("--lane", help="Show only the cases of this lane. Without shares, --take needs it.")
@json_option
def command(
    file: Path,
    authority: str | None,
    policy: Path | None,
    fallback: str | None,
    as_of: date | None,
    queue: str | None,
    take: int | None,
    lane: str | None,
    as_json: bool,
) -> None:
    """Put several cases in an authority's order, and show the reasons for each place.

    First come the cases that wait for what the queue is for. Then come those of which it is not known whether they wait, and
    those that do not, each with the reason.

    FILE is a JSON list of cases, or a folder of case files.
    """
    if (authority is None) == (policy is None):
        raise click.UsageError("Give --authority or --policy, and not both. Each authority has its own order.")
    from sendrules.case.files import left_out, read_cases
    from sendrules.engine import Engine

    for name in left_out(file):
        echo_error(f"sendrules: {on_one_line(name)} is left out: it is no case, but a file that a program left there.")
    cases = read_cases(file)
    if policy is not None:
        engine = Engine.from_policy(policy, fallback=fallback)
    else:
        engine = Engine.for_authority(authority or "", fallback=fallback)
    day = day_asked(as_of)
    ranking = engine.prioritise(cases, as_of=day, queue=queue)
    every = take is None and lane is None
    batch = ranking.places if every else ranking.batch(len(cases) if take is None else take, lane)
    left = len(cases) - len(batch)
    if as_json:
        counts = {
            "format": "sendrules-queue-2",
            "as_of": day.isoformat(),
            "read": len(cases),
            "taken": len(batch),
            "left": left,
        }
        echo_json(counts | {"batch": [place.reference for place in batch]} | ranking.to_dict())
        return
    _show(ranking, batch, day)
    echo(f"{counted(len(cases), 'case')} read, {len(batch)} shown, {left} not shown.")


_PARTS = {
    "waiting": "Waiting for {what}: {n}",
    "not-known": "Not known whether they wait: {n}. Find out, and record it",
    "not-waiting": "Not waiting: {n}",
}


def _show(ranking: Ranking, batch: tuple[Place, ...], day: date) -> None:
    out = console()
    how = "in lanes, each in an order of its own" if ranking.without_shares else _MODES.get(ranking.mode, ranking.mode)
    out.print(f"{ranking.source}, {how}, as of {words(day)}", style="bold")
    for part, heading in _PARTS.items():
        places, every = [place for place in batch if place.part == part], ranking.part(part)
        if places or part == "waiting":
            first = f", {len(places)} shown" if len(places) < len(every) else ""
            out.print()
            out.print(heading.format(what=ranking.waits_for, n=f"{len(every) or 'nobody'}{first}"), style="bold")
            _table(places)
    for note in ranking.notes:
        out.print(f"note: {note}")


def _table(places: list[Place]) -> None:
    out = console()
    if not places:
        return
    if in_blocks():
        for place in places:
            lane = f", lane {place.lane}, place {place.place_in_lane} in it" if place.lane else ""
            out.print(f"{place.place}. {place.reference}{lane}")
            for reason in place.reasons:
                out.print(fold(f"  {reason}"))
        return
    lanes = any(place.lane for place in places)
    grid = table("Place", "Case", *["Lane", "In lane"] * lanes, "Reasons", last_is_wide=True)
    for place in places:
        where = [place.lane or "—", str(place.place_in_lane or "—")] * lanes
        grid.add_row(str(place.place), place.reference, *where, "; ".join(place.reasons))
    out.print(grid)
