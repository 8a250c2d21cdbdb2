"""Crowded cases: many events of few kinds on few days, so that every rule of the order in which they count is met."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import sendrules as sr
from matching import D
from sendrules.case.checks import APART
from sendrules.case.kinds import EventKind, Order

ORDERS = (None, Order.ASSESS, Order.MAKE_PLAN, Order.CEASE)
SENT = {
    EventKind.DECISION_TO_ASSESS, EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE, EventKind.FINAL_PLAN,
    EventKind.REVIEW_MEETING_NOTICE, EventKind.AMENDED_PLAN, EventKind.SCHOOL_CONSULTED,
    EventKind.ADVICE_REQUEST, EventKind.PLAN_TRANSFERRED,
}  # fmt: skip
"""The kinds that may bear other dates than their own."""
TOLD = {EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE}
"""The kinds that may be told by telephone."""
NAMED = {EventKind.SCHOOL_CONSULTED, EventKind.SCHOOL_ANSWER, EventKind.ADVICE_REQUEST, EventKind.ADVICE_RECEIVED}
"""The kinds that may say what they are about."""


def crowded_cases(kinds: Sequence[EventKind], how_many: int, *, days: int = 7, seed: int = 1) -> list[sr.Case]:
    """Give cases with up to nine events of some kinds, all within some days from 3 March 2025; the same for one seed."""
    draw = random.Random(seed)
    return [_case(draw, kinds, n, days) for n in range(how_many)]


def _case(draw: random.Random, kinds: Sequence[EventKind], n: int, days: int) -> sr.Case:
    drawn = (_event(draw, draw.choice(kinds), draw.randrange(days)) for _ in range(draw.randint(1, 9)))
    said = {tuple(one.get(field) for field in APART): one for one in drawn}  # a case has no two that say the same
    ids = draw.sample(range(100), len(said))
    events = [sr.Event(id=f"e{id:02}", **one) for id, one in zip(ids, said.values(), strict=True)]
    return sr.Case(reference=f"D-{n}", events=events)


def _event(draw: random.Random, kind: EventKind, day: int) -> dict[str, Any]:
    one: dict[str, Any] = {"kind": kind, "on": D + timedelta(day)}
    if kind in SENT:
        served = draw.choice((None, None, 0, 1, 3))
        if served is not None:
            one["served"] = one["on"] + timedelta(served)
        if draw.random() < 0.2:
            one["written"] = one["on"] - timedelta(draw.randrange(3))
    if kind in TOLD and draw.random() < 0.4:
        one["method"] = "by-telephone"
    if kind in NAMED:
        one["about"] = draw.choice((None, "Oak School", "oak  school", "Elm"))
    if kind is EventKind.ADVICE_REQUEST:
        one["to"] = draw.choice(("educational-psychologist", "social-care"))
    if kind in (EventKind.TRIBUNAL_ORDER, EventKind.APPEAL_CONCEDED):
        one["order"] = draw.choice(ORDERS if kind is EventKind.TRIBUNAL_ORDER else ORDERS[:3])
    if kind is EventKind.TURNS_25:
        one["sector"] = draw.choice(("further-education", "other"))
        one["course_ends"] = one["on"] + timedelta(draw.randrange(4))
    if kind is EventKind.TRIBUNAL_DIRECTION:
        one["duty"], one["sets"] = (
            draw.choice(("reg-0-act", "reg-0-other", "reg-0-third")),
            D + timedelta(draw.randrange(40)),
        )
    return one
