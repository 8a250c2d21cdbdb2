"""``sendrules evaluate FOLDER``: what is overdue in a folder of cases, and what falls due soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sendrules.case.files import left_out, read_cases
from sendrules.cli.common import (
    console,
    counted,
    day_asked,
    echo,
    echo_error,
    echo_json,
    fold,
    in_blocks,
    table,
)
from sendrules.engine import Engine
from sendrules.explanation import words
from sendrules.law.model.duty import Bound
from sendrules.outside_text import on_one_line
from sendrules.statutory.instance import can_be_done
from sendrules.wording.standing import standing

if TYPE_CHECKING:
    from sendrules.result import Result
    from sendrules.statutory.instance import Instance

DEFAULT_WITHIN = 14


class Pressing(NamedTuple):
    """A limit that has passed, or falls soon.

    Attributes:
        reference: the reference of the case.
        instance: the occurrence.
        contested: whether another answer to a contested question would change it.
    """

    reference: str
    instance: Instance
    contested: bool


def show_folder(folder: Path, as_of: date | None, within: int, engine: Engine, *, as_json: bool) -> None:
    """Show the limits that press in every case of a folder.

    Args:
        folder: a folder of case files.
        as_of: the day of the question; None for today.
        within: how many days ahead to look.
        engine: the law.
        as_json: whether to print JSON.

    Raises:
        InputError: a case cannot be read; with every problem of every case.
    """
    for name in left_out(folder):
        echo_error(f"sendrules: {on_one_line(name)} is left out: it is no case, but a file that a program left there.")
    cases = read_cases(folder)
    day = day_asked(as_of)
    overdue: list[Pressing] = []
    coming: list[Pressing] = []
    for case in cases:
        result = engine.evaluate(case, as_of=day)
        overdue += _overdue(result)
        coming += _coming(result, day + timedelta(within))
    for found in (overdue, coming):
        found.sort(key=lambda p: (p.instance.limit or date.max, p.reference, p.instance.id))
    if as_json:
        echo_json(_to_dict(len(cases), day, within, overdue, coming))
        return
    console().print(f"{counted(len(cases), 'case')}, as of {words(day)}", style="bold")
    _show(f"Overdue: {len(overdue) or 'nothing'}", overdue)
    _show(f"Falls due in the next {counted(within, 'day')}: {len(coming) or 'nothing'}", coming)
    if any(pressing.contested for pressing in (*overdue, *coming)):
        echo(
            fold(
                "* Contested: another answer to an open question would change it. `sendrules evaluate` of the case says how."
            )
        )
    echo("Not legal advice.")


def _overdue(result: Result) -> Iterator[Pressing]:
    for instance in result.overdue:
        if can_be_done(instance, result.as_of):
            yield _pressing(result, instance)


def _coming(result: Result, last: date) -> Iterator[Pressing]:
    for instance in result.pending:
        if instance.duty.bound is Bound.NOT_LATER_THAN and instance.due is not None and instance.due <= last:
            yield _pressing(result, instance)


def _pressing(result: Result, instance: Instance) -> Pressing:
    changed = {(a.instead_of or a.trigger).id for a in result[instance.id].alternatives}
    return Pressing(result.case.reference, instance, instance.trigger.id in changed)


def _show(heading: str, found: list[Pressing]) -> None:
    out = console()
    out.print()
    out.print(heading, style="bold")
    if not found:
        return
    if in_blocks():
        for reference, instance, contested in found:
            out.print(fold(f"{reference}: {_day(instance)}{'*' if contested else ''} {instance.title}"))
            out.print(fold(f"  {standing(instance)} ({instance.duty.provision.ref})"))
        return
    grid = table("Case", "Due", "What", "How it stands", "Provision")
    for reference, instance, contested in found:
        due = f"{_day(instance)}{'*' if contested else ''}"
        grid.add_row(reference, due, instance.title, standing(instance), instance.duty.provision.ref)
    out.print(grid)


def _day(instance: Instance) -> str:
    return instance.limit.isoformat() if instance.limit else ""


def _to_dict(cases: int, day: date, within: int, overdue: list[Pressing], coming: list[Pressing]) -> Mapping[str, Any]:
    return {
        "format": "sendrules-pressing-1",
        "as_of": day.isoformat(),
        "within_days": within,
        "cases": cases,
        "overdue": [_row(each) for each in overdue],
        "coming": [_row(each) for each in coming],
    }


def _row(pressing: Pressing) -> Mapping[str, Any]:
    instance = pressing.instance
    return {
        "case": pressing.reference,
        "duty": instance.id,
        "title": instance.title,
        "started": instance.started.isoformat(),
        "due": _day(instance),
        "standing": standing(instance),
        "provision": instance.duty.provision.ref,
        "contested": pressing.contested,
    }
