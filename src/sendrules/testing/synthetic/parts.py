"""A part of a synthetic caseload: so many cases, drawn together, as sorted columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind as K
from sendrules.case.kinds import Order
from sendrules.testing.synthetic import (
    assessments,
    changes,
    days,
    disagreements,
    grounds,
    people,
    reviews,
    shares,
)
from sendrules.testing.synthetic.days import Ints
from sendrules.testing.synthetic.words import DAYS, FLAGS, WORDS
from sendrules.testing.synthetic.writer import Writer, column

SIZE = 5_000
"""How many cases are drawn together: the cases of a part are the same however many parts are made."""
NUMBERS = ("trigger_kind", "trigger_about")
_EVENTS = len(K)
_RANK = {
    name: np.argsort(np.argsort(np.array(["", *values]), kind="stable"), kind="stable").astype(np.int32)
    for name, values in WORDS.items()
}
"""By code the place of a word among the words of its column: a case keeps its events in the order of their names."""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a part, in order of case; in each case the events in their order, then what is known around them.

    Attributes:
        cases: how many cases it has.
        case: by line the case, from 0.
        columns: by name the codes, days and flags of the lines.
        trigger: by line which request for advice of the case it names, from 1; 0 for none.
    """

    cases: int
    case: Ints
    columns: dict[str, Ints]
    trigger: Ints


def part(number: int, seed: int, as_of: int, years: int) -> Part:
    """Make a part.

    Args:
        number: which part, from 0.
        seed: the seed of the caseload.
        as_of: the day on which the files are read.
        years: how many years of requests there are.
    """
    writer = Writer(SIZE, np.random.default_rng([seed, number]), as_of)
    who = people.drawn(writer)
    every = np.arange(SIZE, dtype=np.int32)
    start = _requests(writer, years)
    old = writer.chance(SIZE, shares.FROM_A_PLAN)
    noticed = ~old & writer.chance(SIZE, 0.01)
    assessed = [
        assessments.assess(writer, who, every[some], start[some], kind=kind)
        for some, kind in ((~old & ~noticed, K.REQUEST), (noticed, K.RESPONSIBLE))
    ]
    assessments.begun_with_a_plan(writer, every[old], start[old])
    plans = [(every[old], days.weekday(start[old])), *(_decided(writer, who, made) for made in assessed)]
    _with_a_plan(writer, who, np.concatenate([p[0] for p in plans]), np.concatenate([p[1] for p in plans]))
    for made in assessed:
        grounds.grounds(writer, who, made)
        changes.detained_in_the_middle(writer, made.case, made.start)
        changes.complain(writer, made.case, made.start)
    return _sorted(writer)


def _requests(writer: Writer, years: int) -> Ints:
    first = writer.as_of - round(365.25 * years)
    weights = days.request_weights(first, writer.as_of)
    index = np.searchsorted(np.cumsum(weights), writer.draw.random(writer.cases), "right")
    return (first + np.minimum(index, len(weights) - 1)).astype(np.int32)


def _decided(writer: Writer, who: people.People, made: assessments.Assessed) -> tuple[Ints, Ints]:
    """What follows an assessment: appeals, second requests; gives the cases with a plan and its day."""
    found = [(made.case[made.planned], made.made[made.planned])]
    for which, on, orders, mediation, appeal, to_assess in (
        (made.refused, made.decided, {Order.ASSESS: 1.0}, shares.MEDIATION_ON_REQUEST, shares.APPEAL_ON_REQUEST, True),
        (made.no_plan, made.made, {Order.MAKE_PLAN: 1.0}, shares.MEDIATION_ON_NO_PLAN, shares.APPEAL_ON_NO_PLAN, False),
    ):
        case, day = made.case[which], on[which]
        ended = disagreements.disagree(writer, case, day, orders, mediation, appeal)
        won = ended.won & (ended.on <= writer.as_of)
        found.append(disagreements.follow(writer, who, case[won], ended.on[won], to_assess=to_assess))
        again = ~ended.won & ~ended.appealed & writer.chance(len(case), 0.2)
        later = day + writer.between(len(case), 90, 500)
        again &= later <= writer.as_of
        second = assessments.assess(writer, who, case[again], later[again])
        found.append((second.case[second.planned], second.made[second.planned]))
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _with_a_plan(writer: Writer, who: people.People, case: Ints, made: Ints) -> None:
    """What follows a plan."""
    there = made <= writer.as_of
    case, made = case[there], made[there]
    orders = {Order.NAME_SCHOOL: 0.3, Order.NAME_SCHOOL_AND_AMEND: 0.4, Order.AMEND_PROVISION: 0.3}
    ended = disagreements.disagree(writer, case, made, orders, shares.MEDIATION_ON_PLAN, shares.APPEAL_ON_PLAN)
    won = ended.won & (ended.on <= writer.as_of)
    disagreements.amend_as_ordered(writer, case[won], ended.on[won])
    disagreements.recommend(writer, case, ended.on, won & ended.appealed)
    reviews.review(writer, who, case, made)
    reviews.transfer(writer, who, case, made)
    reviews.turn_25(writer, who, case, made)
    changes.reassess(writer, who, case, made)
    changes.move(writer, case, made)
    changes.detain(writer, case, made)
    changes.pay(writer, case, made)
    changes.travel(writer, case, made)


def _sorted(writer: Writer) -> Part:
    """Sort all lines, and leave out what comes after the end of a case and what says the same twice."""
    lines = writer.lines
    case = np.concatenate([each.case for each in lines])
    sizes = [len(each.case) for each in lines]
    kind = np.repeat(np.array([each.kind for each in lines], np.int32), sizes)
    columns = {"kind": kind, "on": np.concatenate([each.on for each in lines])}
    names = [name for name in (*WORDS, *DAYS, *FLAGS, *NUMBERS) if name not in columns]
    columns |= {name: column(lines, name) for name in names}
    order = np.lexsort(
        (
            columns["order"],
            _RANK["to"][columns["to"]],
            _RANK["about"][columns["about"]],
            _RANK["kind"][kind],
            columns["on"],
            np.where(kind <= _EVENTS, 0, kind),
            case,
        )
    )
    case, columns = case[order], {name: values[order] for name, values in columns.items()}
    kept = ~_repeated(case, columns) & ((columns["on"] <= writer.ends[case]) | (columns["kind"] > _EVENTS))
    case, columns = case[kept], {name: values[kept] for name, values in columns.items()}
    trigger, known = _triggers(case, columns)
    return Part(
        SIZE,
        case[known],
        {name: values[known] for name, values in columns.items() if name not in NUMBERS},
        trigger[known],
    )


def _repeated(case: Ints, columns: dict[str, Ints]) -> NDArray[np.bool_]:
    """Whether a line is an event like the one before it, which a case refuses."""
    same = np.zeros(len(case), bool)
    same[1:] = (case[1:] == case[:-1]) & (columns["kind"][1:] <= _EVENTS)
    for name in ("kind", "on", "about", "to", "order", "limb"):
        same[1:] &= columns[name][1:] == columns[name][:-1]
    return same


def _triggers(case: Ints, columns: dict[str, Ints]) -> tuple[Ints, NDArray[np.bool_]]:
    """Give by line the number of the request for advice that it names, and whether the line can be kept."""
    wanted = np.flatnonzero(columns["trigger_kind"])
    found, known = np.zeros(len(case), np.int32), np.ones(len(case), bool)
    for line in wanted.tolist():
        first = np.searchsorted(case, case[line])
        of_kind = first + np.flatnonzero(columns["kind"][first:line] == columns["trigger_kind"][line])
        hit = np.flatnonzero(columns["about"][of_kind] == columns["trigger_about"][line])
        before = hit[columns["on"][of_kind[hit]] <= columns["on"][line]] if len(hit) else hit
        known[line] = len(before) > 0
        found[line] = before[-1] + 1 if len(before) else 0
    return found, known
