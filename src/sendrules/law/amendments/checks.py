"""What is wrong with an amendment when it is held against the law: ids that name nothing, edits that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sendrules.errors import Problem, near
from sendrules.law.amendments.edits import CannotEdit, edited
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import TestedOn

if TYPE_CHECKING:  # an amendment loads pydantic, which a timetable does without
    from sendrules.law.model.amendment import Amendment, DutyEdit

Versions = Mapping[str, Sequence[Duty]]
"""By id, the versions of a duty."""


def problems_of(amendment: Amendment, versions: Versions) -> Iterator[Problem]:
    """Give everything in an amendment that does not fit the law.

    Args:
        amendment: the amendment.
        versions: the duties.
    """
    gone = {edit.duty for edit in amendment.edits if edit.repealed}
    otherwise = {edit.duty for edit in amendment.edits if edit.limit}
    for n, edit in enumerate(amendment.edits):
        yield from problems_of_edit(edit, amendment.in_force_from, versions, ("edits", n))
        left = [id for id in _counted_from(edit.duty, versions) if id not in gone | otherwise] if edit.repealed else []
        for id in left:
            message = f"the limit of {id} counts from {edit.duty}, which would be gone."
            yield Problem(("edits", n, "repealed"), message, f"Repeal {id} too, or give it another limit.")


def _counted_from(id: str, versions: Versions) -> Iterator[str]:
    """The duties whose limit counts from that of another."""
    for other, duties in versions.items():
        legs = [leg for duty in duties if duty.limit for leg in duty.limit.legs()]
        if any(isinstance(leg, LimitOf) and leg.duty == id for leg in legs):
            yield other


def problems_of_edit(
    edit: DutyEdit, first: date | None, versions: Versions, at: tuple[str | int, ...]
) -> Iterator[Problem]:
    """Give everything in one edit that does not fit the law.

    Args:
        edit: the edit.
        first: the first day of the amendment; None where it is not known.
        versions: the duties.
        at: the place of the edit.
    """
    if edit.duty not in versions:
        yield unknown_duty(edit.duty, versions, at)
        return
    for duty in versions[edit.duty]:
        if first is None or edit.commences or duty.in_force.contains(first):
            yield from _of_version(edit, duty, at)
    if first is not None:
        yield from _of_life(edit, first, versions[edit.duty], at)


def _of_life(edit: DutyEdit, first: date, duties: Sequence[Duty], at: tuple[str | int, ...]) -> Iterator[Problem]:
    """What is wrong with the first day."""
    life = duties[-1].in_force
    if edit.commences and life.commenced:
        yield Problem((*at, "commences"), f"{edit.duty} is commenced: in force {life.dates}.", "Leave commences out.")
    elif not edit.commences and not life.commenced:
        message = f"{edit.duty} is enacted and not commenced."
        yield Problem((*at, "duty"), message, "Say commences = true, or leave this edit out.")
    elif not edit.commences and not any(duty.in_force.contains(first) for duty in duties):
        message = f"{edit.duty} is not in force on {first}, so there is nothing to amend: it is in force {life.dates}."
        yield Problem((*at, "duty"), message, "Check in_force_from, or name another duty.")


def _of_version(edit: DutyEdit, duty: Duty, at: tuple[str | int, ...]) -> Iterator[Problem]:
    if duty.in_force.tested_on is TestedOn.LIMIT:
        message = f"the life of {edit.duty} goes by the day of its limit, which an amendment cannot divide."
        yield Problem((*at, "duty"), message, "Leave this edit out.")
        return
    try:
        edited(duty, edit)
    except CannotEdit as error:
        yield Problem((*at, error.field), f"{edit.duty}: {error.why}", error.fix)


def unknown_duty(id: str, versions: Versions, at: tuple[str | int, ...]) -> Problem:
    """Say that an id names no duty, with the nearest.

    Args:
        id: the id.
        versions: the duties.
        at: the place of the edit.
    """
    close = near(id, versions)
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    return Problem((*at, "duty"), f"there is no duty called {id!r}.", f"{hint}`sendrules duties` lists them.")
