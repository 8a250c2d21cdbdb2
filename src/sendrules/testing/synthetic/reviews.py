"""Synthetic years of plans: reviews with their decisions and amendments, transfers between phases, and ceasing."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind as K
from sendrules.case.kinds import Order, Role, Sector
from sendrules.testing.synthetic import shares
from sendrules.testing.synthetic.days import (
    NO_DAY,
    SEPTEMBER,
    Ints,
    schools_open,
    weekday,
    weekday_from,
    year_index,
)
from sendrules.testing.synthetic.disagreements import disagree
from sendrules.testing.synthetic.people import People
from sendrules.testing.synthetic.words import code
from sendrules.testing.synthetic.writer import Flags, Writer

_FOUR_WEEKS, _EIGHT_WEEKS = 28, 56
_AHEAD = 56
"""How many days ahead a meeting stands in the file."""


def review(writer: Writer, people: People, case: Ints, made: Ints) -> None:
    """Let plans be reviewed from year to year, as far as the day on which the files are read.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        case: the cases with a plan.
        made: the day of each plan.
    """
    last = made.copy()
    while len(case):
        meeting = last + np.clip(writer.draw.normal(345, 26, len(case)), 250, 430).astype(np.int32)
        held = writer.chance(len(case), shares.REVIEW_HELD)
        meeting = np.where(schools_open(meeting), meeting, meeting - 50).astype(np.int32)
        meeting = weekday(meeting)
        soon = meeting <= writer.as_of + _AHEAD
        case, meeting, held = case[soon], meeting[soon], held[soon]
        ceased = _one(writer, people, case, meeting, held)
        case, last = case[~ceased], meeting[~ceased]


def _one(writer: Writer, people: People, case: Ints, meeting: Ints, held: Flags) -> Flags:
    """One review in each case, where it is held; says where the plan will cease."""
    number, chance = len(case), writer.chance
    invited = weekday(meeting - writer.between(number, 8, 35))
    writer.add(K.REVIEW_MEETING_NOTICE, case, invited, held & chance(number, 0.65))
    sent = weekday(meeting - writer.between(number, 8, 24))
    writer.add(K.REVIEW_ADVICE_CIRCULATED, case, sent, held & chance(number, 0.55))
    attends = np.where(chance(number, 0.25), 2, np.where(chance(number, 0.05), 1, 0)).astype(np.int32)
    writer.add(K.REVIEW_MEETING, case, meeting, held, attends=attends)
    past = held & (meeting <= writer.as_of)
    reported = weekday(meeting + writer.between(number, 3, 30))
    writer.add(K.REVIEW_REPORT, case, reported, past & chance(number, 0.7), **writer.notice(reported, served=0.1))
    decided = _decided(writer, meeting)
    what = writer.draw.random(number)
    known = past & chance(number, shares.REVIEW_DECIDED)
    ceases = known & (what < shares.REVIEW_CEASES)
    amends = known & (what > 1 - shares.REVIEW_AMENDS)
    _continue(writer, case, decided, known & ~ceases & ~amends)
    amend(writer, case, decided, amends)
    _cease(writer, people, case, decided, ceases)
    return ceases


def _decided(writer: Writer, meeting: Ints) -> Ints:
    number = len(meeting)
    in_time = weekday(meeting + _FOUR_WEEKS - writer.tail(number, 5, 24))
    late = weekday_from(meeting + _FOUR_WEEKS + 1 + writer.tail(number, 35, 160))
    return np.where(writer.chance(number, shares.REVIEW_DECIDED_IN_TIME), in_time, late).astype(np.int32)


def _continue(writer: Writer, case: Ints, decided: Ints, which: Flags) -> None:
    number = len(case)
    review_by = np.where(writer.chance(number, 0.04), decided + writer.between(number, 200, 360), NO_DAY)
    writer.add(
        K.DECISION_TO_CONTINUE, case, decided, which,
        review_by=review_by.astype(np.int32), **writer.notice(decided, telephone=True),
    )  # fmt: skip


def amend(writer: Writer, case: Ints, decided: Ints, which: Flags) -> None:
    """Let plans be amended, late or not, or not after all.

    Args:
        writer: what draws and gathers.
        case: the cases.
        decided: the day of the decision to amend.
        which: where it was taken.
    """
    number, chance = len(case), writer.chance
    writer.add(K.DECISION_TO_AMEND, case, decided, which, **writer.notice(decided))
    noticed = np.where(chance(number, 0.6), decided, weekday_from(decided + writer.between(number, 1, 40)))
    noticed = noticed.astype(np.int32)
    told = which & chance(number, 0.9)
    closes = np.where(chance(number, 0.2), noticed + writer.between(number, 19, 25), NO_DAY).astype(np.int32)
    writer.add(K.AMENDMENT_NOTICE, case, noticed, told, closes=closes, **writer.notice(noticed, served=0.35))
    what = writer.draw.random(number)
    in_time = told & (what < shares.AMENDED_IN_TIME)
    late = told & ~in_time & (what < shares.AMENDED_IN_TIME + shares.AMENDED_LATE)
    soon = weekday(noticed + _EIGHT_WEEKS - writer.tail(number, 12, 35))
    later = weekday_from(noticed + _EIGHT_WEEKS + 1 + writer.tail(number, 50, 150))
    amended = np.where(in_time, soon, later).astype(np.int32)
    how = writer.notice(amended, served=0.2)
    names_next = np.where(chance(number, 0.05), 2, 0).astype(np.int32)
    writer.add(K.AMENDED_PLAN, case, amended, in_time | late, names_next=names_next, **how)
    left = told & (what > 1 - shares.NOT_AMENDED)
    writer.add(K.NO_AMENDMENT_NOTICE, case, weekday_from(noticed + writer.between(number, 20, 70)), left)


def _cease(writer: Writer, people: People, case: Ints, decided: Ints, which: Flags) -> None:
    number, some = len(case), np.flatnonzero(which)
    del people
    writer.add(K.DECISION_TO_CEASE, case, decided, which, **writer.notice(decided))
    kept = np.zeros(number, bool)
    if len(some):
        won = disagree(
            writer, case[some], decided[some], {Order.CONTINUE: 0.6, Order.CONTINUE_AND_AMEND: 0.4}, 0.3, 0.15
        )
        kept[some] = won.appealed
    ceased = weekday_from(decided + writer.between(number, 63, 130))
    gone = which & ~kept & writer.chance(number, 0.85)
    writer.add(K.PLAN_CEASED, case, ceased, gone)
    writer.end(case, ceased, gone)


def transfer(writer: Writer, people: People, case: Ints, made: Ints) -> None:
    """Let some move to the next phase of education on a 1 September, with a plan amended in the spring before, or late.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        case: the cases with a plan.
        made: the day of each plan.
    """
    number, chance = len(case), writer.chance
    years = year_index(made) + 1 + writer.between(number, 0, 5)
    on = SEPTEMBER[np.minimum(years, len(SEPTEMBER) - 1)]
    moves = chance(number, 0.55) & (on > made + 150) & (on <= writer.as_of + 300)
    college = chance(number, 0.3) | people.young[case]
    to = np.where(college, code("to", Role.POST_16_INSTITUTION), code("to", Role.SCHOOL))
    to = np.where(chance(number, 0.03), 0, to).astype(np.int32)
    writer.add(K.PHASE_TRANSFER, case, on, moves, to=to)
    decided = weekday(on - np.where(college, 250, 290) + writer.between(number, 0, 25))
    amended = moves & (decided > made + 30) & chance(number, 0.8)
    writer.add(K.DECISION_TO_AMEND, case, decided, amended)
    noticed = weekday_from(decided + writer.between(number, 0, 20))
    writer.add(K.AMENDMENT_NOTICE, case, noticed, amended, **writer.notice(noticed, served=0.3))
    # by 15 February, or 31 March: 198 or 154 days before, in years that are not leap years about the same
    last = on - np.where(college, 154, 199)
    in_time = np.maximum(weekday(last - writer.tail(number, 4, 20)), noticed)
    late = weekday_from(last + 1 + writer.tail(number, 25, 120))
    plan = np.where(chance(number, 0.65), in_time, late).astype(np.int32)
    done = amended & chance(number, 0.92)
    writer.add(K.AMENDED_PLAN, case, plan, done, names_next=2, **writer.notice(plan, served=0.2))


def turn_25(writer: Writer, people: People, case: Ints, made: Ints) -> None:
    """Let some young persons turn 25, and the plans of some cease."""
    number, chance = len(case), writer.chance
    on = made + writer.between(number, 30, 2600)
    known = people.young[case] & chance(number, 0.35) & (on <= writer.as_of + 700)
    sector = writer.word("sector", number, {Sector.FURTHER_EDUCATION: 0.7, Sector.OTHER: 0.15, None: 0.15})
    ends = np.where((sector == code("sector", Sector.OTHER)) & chance(number, 0.6), on + 200, NO_DAY).astype(np.int32)
    writer.add(K.TURNS_25, case, on, known, sector=sector, course_ends=ends)
    ceased = np.maximum(weekday_from(on + writer.between(number, 0, 200)), on)
    gone = known & (on <= writer.as_of)
    writer.add(K.PLAN_CEASED, case, ceased, gone & chance(number, 0.7))
    writer.end(case, ceased, gone)
