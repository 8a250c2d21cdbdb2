"""Rules that no law has, one for each way in which events answer a start: what is rare in the law is tried by them.

The law on columns has to answer them as the engine for one case does, for the law may use any of these ways tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from matching import duty
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.conditions.turning_25 import PowerEnds
from sendrules.law.model.discharge import Answer, EarlierAnswer, OpenMatter, Reversal
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.overtaken import Overtaken, Stage
from sendrules.time.periods import Days

K = EventKind
REFUSALS = Answer(K.REFUSAL_TO_ASSESS, K.NO_PLAN_NOTICE, K.REQUEST_WITHDRAWN)
STAGE = Stage((Order.ASSESS,), (K.REFUSAL_TO_ASSESS,), (K.DECISION_TO_ASSESS,))
LATER_STAGE = Stage((Order.ASSESS, Order.MAKE_PLAN), (K.NO_PLAN_NOTICE,), (K.FINAL_PLAN,))
OVERTAKEN = Overtaken((K.TRIBUNAL_ORDER, K.MOVED), (Order.ASSESS, Order.MAKE_PLAN), (STAGE, LATER_STAGE))
REQUESTS = (Trigger(K.REQUEST), Trigger(K.RESPONSIBLE))
ORDERED = (Trigger(K.TRIBUNAL_ORDER, when=OrderIs((Order.ASSESS,)), under_order=True), Trigger(K.REQUEST))
SCHOOLS = duty(trigger=(Trigger(K.SCHOOL_CONSULTED),), discharged_by=Answer(K.SCHOOL_ANSWER))
MOVES = duty(trigger=(Trigger(K.MOVED), Trigger(K.RELEASED)), discharged_by=EarlierAnswer(K.PLAN_TRANSFERRED))

RULES: Mapping[str, Duty] = {
    "refused and revived": duty(
        trigger=REQUESTS, ends_with=REFUSALS, revived_by=Reversal(K.DECISION_TO_ASSESS, K.FINAL_PLAN, K.NO_PLAN_NOTICE)
    ),
    "served": duty(
        trigger=(Trigger(K.REQUEST),),
        discharged_by=Answer(K.FINAL_PLAN, K.DECISION_TO_ASSESS, by=Dated.SERVED),
        ends_with=Answer(K.REFUSAL_TO_ASSESS, K.REQUEST_WITHDRAWN, by=Dated.SENT, served=(K.REFUSAL_TO_ASSESS,)),
    ),
    "written": duty(discharged_by=Answer(K.FINAL_PLAN, by=Dated.WRITTEN), ends_with=REFUSALS),
    "written, again": duty(discharged_by=Answer(K.FINAL_PLAN, K.AMENDED_PLAN, K.DECISION_TO_ASSESS, by=Dated.WRITTEN)),
    "by the notice that started it": duty(
        trigger=(Trigger(K.REFUSAL_TO_ASSESS, by=Dated.SERVED),), discharged_by=Answer(K.FINAL_PLAN)
    ),
    "the latest alone": duty(latest_start_only=True, ends_with=REFUSALS, revived_by=Reversal(K.DECISION_TO_ASSESS)),
    "a window": duty(trigger=REQUESTS, bound=Bound.OPEN_UNTIL, ends_with=REFUSALS, overtaken_by=OVERTAKEN),
    "overtaken": duty(
        trigger=REQUESTS, ends_with=REFUSALS, overtaken_by=OVERTAKEN,
        revived_by=Reversal(K.DECISION_TO_ASSESS, K.FINAL_PLAN, K.TRIBUNAL_ORDER),
    ),
    "a change of mind": duty(
        ends_with=REFUSALS,
        overtaken_by=Overtaken(
            (K.TRIBUNAL_ORDER, K.APPEAL_CONCEDED), (Order.ASSESS, Order.MAKE_PLAN), (STAGE,),
            when=((K.APPEAL_CONCEDED, OrderIs((Order.ASSESS,))),),
        ),
        revived_by=Reversal(K.DECISION_TO_ASSESS),
    ),
    "set aside": duty(
        trigger=ORDERED, ends_with=REFUSALS, revived_by=Reversal(K.DECISION_TO_ASSESS, until=(K.TRIBUNAL_ORDER, K.MOVED))
    ),
    "pairs": duty(
        ends_with=Answer(K.NO_PLAN_NOTICE, K.DETAINED, K.REFUSAL_TO_ASSESS),
        revived_by=Reversal(
            K.RELEASED, K.DECISION_TO_ASSESS, only=((K.RELEASED, K.DETAINED),), until=(K.MOVED, K.REQUEST)
        ),
    ),
    "led to": duty(
        trigger=(Trigger(K.FINAL_PLAN), Trigger(K.DECISION_TO_CONTINUE)),
        discharged_by=Answer(
            K.DECISION_TO_CONTINUE, K.DECISION_TO_CEASE, K.AMENDED_PLAN, only_after=(K.REVIEW_MEETING,),
            always=(K.DECISION_TO_CEASE,), alone=(K.AMENDED_PLAN,), since=(K.MOVED,),
        ),
    ),
    "led to beside an open matter": duty(
        discharged_by=Answer(
            K.DECISION_TO_CONTINUE, K.AMENDED_PLAN, only_after=(K.REVIEW_MEETING,),
            answers=OpenMatter((K.AMENDMENT_NOTICE,), (K.AMENDED_PLAN,), ()),
        ),
    ),
    "open matter": duty(
        discharged_by=Answer(
            K.DECISION_TO_CONTINUE, K.AMENDED_PLAN,
            answers=OpenMatter((K.AMENDMENT_NOTICE,), (K.AMENDED_PLAN,), (K.MOVED,)),
        ),
        ends_with=Answer(
            K.DECISION_TO_CEASE, K.AMENDED_PLAN,
            answers=OpenMatter((K.AMENDMENT_NOTICE,), (K.AMENDED_PLAN,), (K.MOVED,), own=False),
        ),
    ),
    "in writing": duty(discharged_by=Answer(K.DECISION_TO_CONTINUE, K.DECISION_SENT, K.DECISION_TO_CEASE, in_writing=True)),
    "schools": replace(SCHOOLS, ends_with=Answer(K.MOVED)),
    "the latest school": replace(SCHOOLS, latest_start_only=True),
    "schools passed": replace(
        SCHOOLS, ends_with=Answer(K.SCHOOL_CONSULTED), revived_by=Reversal(K.SCHOOL_ANSWER),
        overtaken_by=Overtaken(
            (K.TRIBUNAL_ORDER,), (Order.ASSESS,), (Stage((Order.ASSESS,), (K.ADVICE_RECEIVED,), (K.SCHOOL_ANSWER,)),)
        ),
    ),
    "advice": duty(
        trigger=(Trigger(K.ADVICE_REQUEST),), discharged_by=Answer(K.ADVICE_RECEIVED), arises_with=(K.ADVICE_RECEIVED, K.SCHOOL_ANSWER)
    ),
    "lapses": duty(trigger=REQUESTS, lapses=PowerEnds(), ends_with=REFUSALS, arises_with=(K.DECISION_TO_ASSESS,)),
    "directions": duty(
        trigger=(Trigger(K.REQUEST, set_by=(K.TRIBUNAL_DIRECTION,)), Trigger(K.RESPONSIBLE)), timed_with=("reg-0-other",)
    ),
    "directions before": duty(
        trigger=(Trigger(K.REQUEST, set_by=(K.TRIBUNAL_DIRECTION,)),), discharged_by=EarlierAnswer(K.FINAL_PLAN)
    ),
    "before": MOVES,
    "before, by service": replace(MOVES, discharged_by=EarlierAnswer(K.PLAN_TRANSFERRED, by=Dated.SERVED)),
    "before, within": replace(MOVES, discharged_by=EarlierAnswer(K.PLAN_TRANSFERRED, within=Days(2))),
    "before, or next": replace(MOVES, discharged_by=EarlierAnswer(K.PLAN_TRANSFERRED, K.FINAL_PLAN, or_next=True)),
    "before, led to": replace(
        MOVES, discharged_by=EarlierAnswer(K.PLAN_TRANSFERRED, within=Days(3), or_next=True, only_after=(K.REVIEW_MEETING,))
    ),
    "before, when": replace(
        MOVES,
        discharged_by=EarlierAnswer(
            K.PLAN_TRANSFERRED, K.TRIBUNAL_ORDER, or_next=True, when=((K.TRIBUNAL_ORDER, OrderIs((Order.ASSESS,))),)
        ),
    ),
    "before, lapses": replace(MOVES, lapses=PowerEnds()),
    "before, of its own kind": replace(MOVES, discharged_by=EarlierAnswer(K.MOVED, K.PLAN_TRANSFERRED, or_next=True)),
    "before, about a school": replace(
        SCHOOLS, discharged_by=EarlierAnswer(K.ADVICE_REQUEST, K.SCHOOL_ANSWER, or_next=True)
    ),
    "its own": duty(trigger=(Trigger(K.PLAN_TRANSFERRED),), discharged_by=EarlierAnswer(K.MOVED, by=Dated.SENT, own=True)),
}  # fmt: skip


def kinds_of(rule: Duty) -> list[EventKind]:
    """Give the kinds that a rule reads; what starts it twice, so that starts are many."""
    starts = [trigger.kind for trigger in rule.trigger]
    rules = (rule.discharged_by, rule.ends_with, rule.revived_by, rule.overtaken_by, rule.lapses)
    others = {kind for each in rules if each is not None for kind in each.looks_at.events}
    others |= {kind for trigger in rule.trigger for kind in trigger.set_by} | {
        *rule.answered_by.kinds,
        *rule.arises_with,
    }
    return [*starts, *starts, *sorted(others - {*starts})]
