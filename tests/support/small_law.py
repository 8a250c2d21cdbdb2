"""A statute that no parliament made: small rules with their limits and exceptions, to compare how both engines answer it.

Each way to answer a start, to count a limit and to lift it stands alone in one duty, so that few kinds of event meet again
and again. What the law of England has once, beside much else, is tried here in every second case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from matching import duty
from sendrules.case.conditions import AllOf, Condition
from sendrules.case.kinds import Dated, EventKind, Order, Role
from sendrules.citation import reg
from sendrules.law.conditions.appeals import BeforeTheResponse
from sendrules.law.conditions.history import LastWas
from sendrules.law.conditions.limbs import AdviceSoughtAroundClosure, CoronavirusReason
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.conditions.turning_25 import PowerEnds
from sendrules.law.model.anchors import Anchor, Last, LimitOf, Next, Revival
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After
from sendrules.law.model.overtaken import Overtaken, Stage
from sendrules.law.statute import Statute
from sendrules.time.periods import Days
from small_rules import ORDERED, OVERTAKEN, REFUSALS, RULES, K

LIFE = InForce(date(2000, 1, 1))
CHANGED = date(2024, 1, 15)
"""The day on which a limit becomes another one."""
ORDERS = (Trigger(K.TRIBUNAL_ORDER, under_order=True, set_by=(K.TRIBUNAL_DIRECTION,)), Trigger(K.REQUEST))
CONCEDED = Overtaken(
    (K.APPEAL_CONCEDED,), (Order.ASSESS, Order.MAKE_PLAN), (), when=((K.APPEAL_CONCEDED, BeforeTheResponse()),)
)
UNCLEAR = LastWas(K.DECISION_TO_ASSESS, (K.DECISION_TO_ASSESS, K.RESPONSIBLE), K.RESPONSIBLE, "the last was a decision")
MAY_MOVE = Overtaken((K.MOVED,), when=((K.MOVED, UNCLEAR),))
ORDERED_AGAIN = Overtaken(
    (K.TRIBUNAL_ORDER,), (Order.REASSESS,), (Stage((Order.REASSESS,), (K.REFUSAL_TO_ASSESS,), (K.DECISION_TO_ASSESS,)),)
)
REFUSED = Answer(K.REFUSAL_TO_ASSESS)


@cache
def small_law() -> Statute:
    """Give the statute."""
    return Statute(replace(rule, id=f"reg-0-{name}", in_force=rule.in_force) for name, rule in _rules())


def _rules() -> Iterator[tuple[str, Duty]]:
    for name, rule in RULES.items():
        yield name.replace(", ", "-").replace(" ", "-"), replace(rule, in_force=LIFE)
    yield from _limits()
    yield from _exceptions()
    yield "conceded", _made(ends_with=REFUSALS, overtaken_by=CONCEDED, revived_by=Reversal(K.DECISION_TO_ASSESS))
    yield "may-move", _made(ends_with=REFUSED, overtaken_by=MAY_MOVE, revived_by=Reversal(K.DECISION_TO_ASSESS))
    yield "ordered-again", _made(ends_with=REFUSED, overtaken_by=ORDERED_AGAIN)
    yield "lapses-refused", _made(ends_with=REFUSED, lapses=PowerEnds())
    yield (
        "recorded-before",
        _made(
            discharged_by=Answer(
                K.DECISION_TO_CEASE, only_after=(K.REVIEW_MEETING,), always=(K.DECISION_TO_CEASE,), since=(K.MOVED,)
            )
        ),
    )
    yield "to-come", _made(arises_with=(K.TERM_STARTS, K.DECISION_TO_ASSESS))
    yield "two-dates", _made(trigger=(Trigger(K.REQUEST, set_by=(K.TRIBUNAL_DIRECTION, K.TIME_AGREED)),))
    yield "suspended", _made(trigger=ORDERS)
    yield (
        "ordered",
        _made(trigger=ORDERED, overtaken_by=OVERTAKEN, revived_by=Reversal(K.FINAL_PLAN, K.DECISION_TO_ASSESS)),
    )


def _made(**changes: Any) -> Duty:
    return replace(duty(in_force=LIFE), **changes)


def _limits() -> Iterator[tuple[str, Duty]]:
    def from_(anchor: Anchor, **changes: Any) -> Duty:
        return _made(limit=After(Days(5), of=anchor), **changes)

    yield "next", from_(Next(K.DECISION_TO_ASSESS, until=(K.MOVED,)))
    yield "next-of-its-kind", from_(Next(K.REQUEST, K.DECISION_TO_ASSESS, by=Dated.SERVED))
    yield "last", from_(Last(K.REQUEST, K.MOVED))
    yield "last-since-the-start-before", from_(Last(K.MOVED, K.RESPONSIBLE))
    yield "last-of-any-start", from_(Last(K.MOVED, K.RESPONSIBLE, across_starts=True))
    yield (
        "revival",
        from_(
            Revival(),
            ends_with=REFUSALS,
            revived_by=Reversal(K.DECISION_TO_ASSESS, K.NO_PLAN_NOTICE, K.REFUSAL_TO_ASSESS),
        ),
    )
    yield "changed", _made(limit=After(Days(5)), in_force=InForce(LIFE.first, CHANGED - timedelta(1)))
    yield "changed", _made(limit=After(Days(9)), in_force=InForce(CHANGED))
    yield "with-the-changed", from_(LimitOf("reg-0-changed"))


def _exceptions() -> Iterator[tuple[str, Duty]]:
    def limb(name: str, when: Condition) -> tuple[Limb, ...]:
        return (Limb(id=f"reg-0-{name}", title=name, when=when, provision=reg("0"), in_force=LIFE),)

    always = AllOf(())
    yield "excused", _made(trigger=(Trigger(K.REFUSAL_TO_ASSESS, by=Dated.SERVED),), unless=limb("always", always))
    yield (
        "advice-excused",
        _made(
            trigger=(Trigger(K.ADVICE_REQUEST),), discharged_by=Answer(K.ADVICE_RECEIVED), unless=limb("advice", always)
        ),
    )
    yield (
        "order-excused",
        _made(trigger=(Trigger(K.TRIBUNAL_ORDER),), unless=limb("order", OrderIs((Order.ASSESS, Order.CEASE)))),
    )
    around = AdviceSoughtAroundClosure((Role.POST_16_INSTITUTION, Role.SCHOOL), (Role.POST_16_INSTITUTION, Role.SCHOOL))
    yield "closed", _made(discharged_by=Answer(K.ADVICE_RECEIVED), unless=limb("closed", around))
    yield (
        "stricken",
        _made(trigger=(Trigger(EventKind.REQUEST), Trigger(K.RESPONSIBLE)), unless=limb("ill", CoronavirusReason())),
    )
