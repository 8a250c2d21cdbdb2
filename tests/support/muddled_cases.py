"""Cases in which requests, decisions, refusals, orders, advice and gaps lie in any order, so that every reason for a wait comes up."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import sendrules as sr

FIRST = date(2024, 1, 1)
_KINDS = (
    "decision-to-assess", "refusal-to-assess", "advice-request", "advice-received", "allocated", "no-plan-notice", "plan-decision",
    "draft-plan", "final-plan", "tribunal-order", "mediation-agreement", "appeal-conceded", "reassessment-request",
    "decision-to-reassess", "refusal-to-reassess", "request-withdrawn", "plan-ceased", "reassessed-plan", "not-necessary-notice",
    "detained", "released", "decision-to-cease", "detained-request", "plan-transferred", "responsible", "request",
    "decision-to-continue", "review-meeting", "transfer-review", "turns-25",
)  # fmt: skip
_DAYS = (0, 7, 7, 14, 30, 42, 42, 60, 100, 140, 140, 200, 300)
_ORDERS = tuple({"order": order} for order in ("assess", "reassess", "make-plan", "remit", "dismiss"))
_PSYCHOLOGIST, _TRUST = "educational-psychologist", "nhs-trust"
_MORE: dict[str, tuple[dict[str, Any], ...]] = {
    "advice-request": ({}, {"to": _PSYCHOLOGIST}, {"to": _TRUST, "about": "speech therapy"}, {"to": "parent"}),
    "advice-received": (
        {}, {"by": _PSYCHOLOGIST}, {"about": "Speech Therapy"}, {"by": "parent"}, {"about": "Educational psychologist"},
    ),
    "allocated": ({"to": _PSYCHOLOGIST}, {"to": _TRUST}, {"to": _TRUST, "about": "Speech Therapy"}),
    "tribunal-order": _ORDERS,
    "mediation-agreement": _ORDERS[:4],
    "appeal-conceded": _ORDERS[:3],
}  # fmt: skip
_GAPS = ((), (), ("final-plan",), ("decision-to-assess",), ("allocated",), ("tribunal-order", "plan-ceased"))
_ANEW: tuple[dict[str, Any], ...] = (
    {"kind": "advice-received", "by": _PSYCHOLOGIST}, {"kind": "refusal-to-assess"}, {"kind": "tribunal-order", "order": "assess"},
)  # fmt: skip
"""Advice that came before a refusal which an order undid: whether it is enough for the assessment that was ordered."""


def muddled_cases(how_many: int, seed: int) -> tuple[sr.Case, ...]:
    """Make so many cases, the same for a seed; each begins with a request, and one in ten is ordered anew."""
    chance = random.Random(seed)
    return tuple(_case(f"M{n:04}", chance, anew=n % 10 == 0) for n in range(how_many))


def _case(reference: str, chance: random.Random, *, anew: bool) -> sr.Case:
    said: list[dict[str, Any]] = [{"kind": "request", "on": FIRST}]
    for _ in range(chance.randint(1, 3 if anew else 9)):
        kind = chance.choice(_KINDS)
        said.append(
            {"kind": kind, "on": FIRST + timedelta(chance.choice(_DAYS)), **chance.choice(_MORE.get(kind, ({},)))}
        )
    if anew:
        days = sorted(chance.sample(range(10, 120), len(_ANEW)))
        said += [{**more, "on": FIRST + timedelta(n)} for n, more in zip(days, _ANEW, strict=True)]
    apart = {(each["kind"], each["on"]): each for each in said}
    events = [sr.Event(**each) for each in apart.values()]
    return sr.Case(reference=reference, events=events, circumstances=_gaps(chance))


def _gaps(chance: random.Random) -> list[sr.RecordGap]:
    found = []
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        first = FIRST + timedelta(chance.randint(-30, 200))
        last = chance.choice((None, first + timedelta(chance.randint(0, 100))))
        found.append(sr.RecordGap(first_day=first, last_day=last, kinds=chance.choice(_GAPS)))
    return found
