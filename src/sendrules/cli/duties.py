"""``sendrules duties``: the duties, the exceptions and the contested questions."""

from __future__ import annotations

from datetime import date

import click

from sendrules.case.meanings import KINDS
from sendrules.case.synonyms import CALLED
from sendrules.cli.common import (
    DATE,
    WIDEST_TABLE,
    console,
    echo,
    echo_json,
    fold,
    in_blocks,
    json_option,
    table,
)
from sendrules.cli.names import known_duty
from sendrules.errors import InputError, NoPeriodError, Problem
from sendrules.explanation import words
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.statute import statute
from sendrules.wording.limit import limit_in_words
from sendrules.wording.listed import listed_duty


@click.command("duties")
@click.argument("id", required=False)
@click.option("--limit-for", type=DATE, help="Work out the last day for this duty, counted from this day.")
@click.option("--limbs", is_flag=True, help="List the exceptions (limbs), by id.")
@click.option("--readings", is_flag=True, help="List the contested questions and their answers.")
@click.option("--kinds", is_flag=True, help="List the kinds of event that a case can record, and what each means.")
@json_option
def command(id: str | None, limit_for: date | None, limbs: bool, readings: bool, kinds: bool, as_json: bool) -> None:
    """List the duties, show one, or work out one limit.

    Example: sendrules duties reg-13-2-final-plan-20-weeks --limit-for 2025-05-21
    """
    if sum((id is not None, limbs, readings, kinds)) > 1:
        raise click.UsageError("Choose one of the id of a duty, --limbs, --readings and --kinds.")
    if limit_for and not id:
        raise click.UsageError("--limit-for needs the id of a duty.")
    if id is not None:
        id = known_duty(id, "duties")
    if limbs:
        _limbs(as_json)
    elif readings:
        _readings(as_json)
    elif kinds:
        _kinds(as_json)
    elif id and limit_for:
        _show_limit(id, limit_for, as_json)
    elif id:
        data = listed_duty(statute().duty(id), statute())
        (echo_json if as_json else _show)(data)
    elif as_json:
        echo_json([listed_duty(duty, statute()) for duty in statute().duties])
    else:
        _list()


def _show_limit(id: str, day: date, as_json: bool) -> None:
    """Show the last day of the limit that runs from a day."""
    duty = statute().version(id, day)
    due = _limit_for(duty, day)
    if as_json:
        echo_json(
            {
                "duty": duty.id,
                "day": day.isoformat(),
                "limit": due.isoformat(),
                "bound": duty.bound.value,
                "provision": duty.provision.to_dict(),
            }
        )
        return
    last = {Bound.OPEN_UNTIL: "open until the end of ", Bound.TAKES_EFFECT: "takes effect on "}.get(duty.bound, "")
    echo(fold(f"{last}{words(due)}  {duty.title} [{duty.provision}]\n  counted from {words(day)}"))


def _limit_for(duty: Duty, day: date) -> date:
    """Give the limit that runs from a day, or say what to ask instead where the day alone does not give it."""
    try:
        return duty.limit_for(day)
    except NoPeriodError as error:
        if not error.missing:
            raise
        flags = [f"--{name.replace('_', '-')} DATE" for name in error.missing]
        kinds = dict.fromkeys(f"--{t.kind.value} {day.isoformat()}" for t in duty.trigger)
        asked = "; or ".join(f"sendrules timetable {kind} {' '.join(flags)}" for kind in kinds)
        problem = Problem(
            "--limit-for",
            "its date does not follow from this day alone.",
            f"Ask `{asked}`, which takes another day too.",
        )
        raise InputError(duty.id, [problem]) from None


def _show(data: dict[str, str | list[str] | None]) -> None:
    for name, value in data.items():
        several = value if isinstance(value, list) else [value or "—"]
        for n, text in enumerate(several or ["—"]):
            label = "" if n else _LABELS.get(name, name.replace("_", " "))
            echo(fold(f"{label:14}{text}", hang=0 if n else 14))


_LABELS = {"besides": "in any case", "limbs": "exceptions", "bound": "kind of limit", "readings": "contested"}
"""What the terminal calls a field whose name says little."""


def _list() -> None:
    rows = [(duty.id, duty.title, limit_in_words(duty), duty.provision.brief) for duty in statute().duties]
    if in_blocks(below=WIDEST_TABLE):  # an id is long, and leaves a narrower table columns of two words
        for id, *more in rows:
            echo(fold("\n  ".join([id, *more])))
        return
    grid = table("Duty", "What", "Limit", "Provision")
    for row in rows:
        grid.add_row(*row)
    console().print(grid)


def _limbs(as_json: bool) -> None:
    rows = [
        {
            "id": limb.id,
            "title": limb.title,
            "provision": str(limb.provision),
            "residual": limb.residual,
            "in_force": ("for limits that fall " if limb.in_force.last else "") + limb.in_force.dates,
        }
        for limb in statute().limbs.values()
    ]
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        echo(fold(f"{row['id']}\n  {row['title']} [{row['provision']}; {row['in_force']}]", hang=2))


def _readings(as_json: bool) -> None:
    rows = [
        {
            "id": r.id,
            "question": r.question,
            "adopted": r.adopted,
            "authority": r.authority,
            "seen": r.seen,
            "alternatives": dict(r.described),
            "duties": list(r.duties),
        }
        for r in statute().readings.values()
    ]
    if as_json:
        echo_json(rows)
        return
    for r in statute().readings.values():
        echo(fold(f"{r.id}: {r.question}\n  adopted: {r.adopted}\n  why: {r.authority}\n  seen: {r.seen}", hang=4))
        for name, text in r.described.items():
            echo(fold(f"  {r.id}={name}: {text}", hang=4))


def _kinds(as_json: bool) -> None:
    rows = [
        {"id": kind.value, "title": info.title, "means": info.meaning, "also_called": list(CALLED.get(kind, ()))}
        for kind, info in KINDS.items()
    ]
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        echo(fold(f"{row['id']}: {row['title']}\n  {row['means']}", hang=2))
        if row["also_called"]:
            echo(fold(f"  also called: {', '.join(row['also_called'])}", hang=2))
