"""Synthetic disagreements: mediation, appeals with their responses, concessions and orders, and what follows these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sendrules.case.kinds import Ending, Issues, Order
from sendrules.case.kinds import EventKind as K
from sendrules.testing.synthetic import assessments
from sendrules.testing.synthetic.days import NO_DAY, Ints, weekday, weekday_from
from sendrules.testing.synthetic.people import People
from sendrules.testing.synthetic.words import DIRECTED, code
from sendrules.testing.synthetic.writer import Flags, Writer

_ALLOWED = 0.97
"""Of the appeals that were decided, nearly all are decided for the family."""


@dataclass(frozen=True, slots=True)
class Disagreed:
    """How disagreements ended.

    Attributes:
        appealed: where there was an appeal.
        won: where an order, a concession or an agreement gives the family what it asked for.
        on: the day of that.
    """

    appealed: Flags
    won: Flags
    on: Ints


def disagree(
    writer: Writer, case: Ints, decided: Ints, orders: Mapping[Order, float], mediation: float, appeal: float
) -> Disagreed:
    """Let some families contest a decision.

    Args:
        writer: what draws and gathers.
        case: the cases.
        decided: the day of the decision.
        orders: what an order, a concession or an agreement is about, each with its share.
        mediation: the share that goes to mediation.
        appeal: the share that appeals.
    """
    number, chance = len(case), writer.chance
    order = writer.word("order", number, orders)
    appeals = chance(number, appeal)
    mediates = chance(number, mediation) | (appeals & chance(number, 0.6))
    agreed, over = _mediate(writer, case, decided, order, mediates)
    appeals &= ~agreed
    on = weekday_from(np.maximum(decided + 35, over + 1) + writer.between(number, 0, 24))
    won, won_on = _appeal(writer, case, on, order, appeals)
    return Disagreed(appeals, agreed | won, np.where(agreed, over, won_on).astype(np.int32))


def _mediate(writer: Writer, case: Ints, decided: Ints, order: Ints, which: Flags) -> tuple[Flags, Ints]:
    """Mediation: where it ended in an agreement, and the day on which it was over."""
    number, chance = len(case), writer.chance
    contact = decided + writer.between(number, 10, 55)
    writer.add(K.MEDIATION_CONTACT, case, contact, which)
    wanted = which & chance(number, 0.6)
    declined = which & ~wanted
    writer.add(K.MEDIATION_DECLINED, case, contact, declined & chance(number, 0.6))
    issues = writer.word("issues", number, {Issues.EDUCATION_AND_SOCIAL_CARE: 0.7, Issues.MIXED: 0.2, Issues.HEALTH: 0.05, None: 0.05})  # fmt: skip
    told = weekday_from(contact + writer.between(number, 0, 4))
    writer.add(K.MEDIATION_WANTED, case, told, wanted, issues=issues)
    health = (issues == code("issues", Issues.MIXED)) | (issues == code("issues", Issues.HEALTH))
    writer.add(K.COMMISSIONERS_TOLD, case, weekday_from(told + writer.between(number, 0, 5)), wanted & health)
    held = weekday(told + writer.between(number, 18, 50))
    possible = wanted & chance(number, 0.93)
    impossible = wanted & ~possible
    late = weekday_from(told + writer.between(number, 20, 31))
    writer.add(K.MEDIATION_NOT_POSSIBLE, case, late, impossible)
    writer.add(K.ADVISER_TOLD, case, weekday_from(late + writer.between(number, 0, 3)), impossible)
    writer.add(K.MEDIATION_NOTICE, case, weekday(held - writer.between(number, 5, 12)), possible & chance(number, 0.7))
    writer.add(K.MEDIATION, case, held, possible)
    past = possible & (held <= writer.as_of)
    writer.add(K.MEDIATION_CONCLUDED, case, held, past & chance(number, 0.8))
    agreed = past & chance(number, 0.35)
    writer.add(K.MEDIATION_AGREEMENT, case, held, agreed, order=order)
    over = np.where(wanted, np.where(possible, held, late), contact)
    certified = weekday_from(over + writer.between(number, 0, 5))
    writer.add(K.MEDIATION_CERTIFICATE, case, certified, which & ~agreed & (over <= writer.as_of))
    return agreed, np.where(which, np.where(agreed, over, certified), decided).astype(np.int32)


def _appeal(writer: Writer, case: Ints, on: Ints, order: Ints, which: Flags) -> tuple[Flags, Ints]:
    """Appeals: where the family got what it asked for, and on which day."""
    number, chance = len(case), writer.chance
    writer.add(K.APPEAL, case, on, which)
    received = weekday_from(on + writer.between(number, 3, 12))
    writer.add(K.APPEAL_RECEIVED, case, received, which)
    conceded = which & chance(number, 0.4)
    conceded_on = weekday(received + writer.between(number, 8, 38))
    writer.add(K.APPEAL_CONCEDED, case, conceded_on, conceded, order=order)
    goes_on = which & ~conceded
    directed = goes_on & chance(number, 0.06)
    sets = weekday_from(received + 60)
    writer.add(K.TRIBUNAL_DIRECTION, case, received + 9, directed, duty=code("duty", DIRECTED[0]), sets=sets)
    in_time = weekday(received + writer.between(number, 25, 41))
    response = np.where(chance(number, 0.75), in_time, weekday_from(received + writer.between(number, 43, 75)))
    writer.add(K.APPEAL_RESPONSE, case, response.astype(np.int32), goes_on & chance(number, 0.95))
    over = weekday(received + writer.between(number, 110, 340))
    ordered = goes_on & chance(number, 0.6)
    allowed = ordered & chance(number, _ALLOWED)
    what = np.where(allowed, order, code("order", Order.DISMISS)).astype(np.int32)
    sent = np.where(chance(number, 0.2), over + 1, NO_DAY)
    sent = np.where(sent > writer.as_of, NO_DAY, sent).astype(np.int32)
    writer.add(K.TRIBUNAL_ORDER, case, over, ordered, order=what, sent=sent)
    ended = writer.word("ended", number, {Ending.WITHDRAWN: 0.9, Ending.STRUCK_OUT: 0.1})
    writer.add(K.APPEAL_ENDED, case, over, goes_on & ~ordered, ended=ended)
    writer.add(
        K.PERMISSION_SOUGHT, case, weekday_from(over + writer.between(number, 7, 27)), ordered & chance(number, 0.02)
    )
    return conceded | allowed, np.where(conceded, conceded_on, over).astype(np.int32)


def follow(writer: Writer, people: People, case: Ints, won: Ints, *, to_assess: bool) -> tuple[Ints, Ints]:
    """Let what was ordered, conceded or agreed be carried out, late or not.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        case: the cases.
        won: the day of the order, the concession or the agreement.
        to_assess: whether an assessment comes first; else a plan is made.

    Returns:
        The cases with a plan, and the day of each.
    """
    number, chance = len(case), writer.chance
    begun = won
    if to_assess:
        begun = weekday_from(won + writer.between(number, 2, 20))
        writer.add(K.DECISION_TO_ASSESS, case, begun)
    weeks = 98 if to_assess else 77
    in_time = weekday(won + weeks - writer.tail(number, 6, 20))
    late = weekday_from(won + weeks + 1 + writer.tail(number, 45, 200))
    made = np.where(chance(number, 0.5), in_time, late).astype(np.int32)
    draft = np.maximum(weekday(made - 18 - writer.tail(number, 8, 20)), weekday_from(begun + 8)).astype(np.int32)
    which = chance(number, 0.93)
    if to_assess:
        assessments.advice(writer, people, case, begun, np.ones(number, bool), draft)
    assessments.plan(writer, people, case, begun, draft, made, which, told=0.2)
    return case[which], made[which]


def amend_as_ordered(writer: Writer, case: Ints, won: Ints) -> None:
    """Let plans be amended after an order, a concession or an agreement, late or not."""
    number, chance = len(case), writer.chance
    in_time = weekday(won + 35 - writer.tail(number, 6, 25))
    late = weekday_from(won + 36 + writer.tail(number, 30, 150))
    amended = np.where(chance(number, 0.6), in_time, late).astype(np.int32)
    writer.add(K.AMENDED_PLAN, case, amended, chance(number, 0.92), **writer.notice(amended))


def recommend(writer: Writer, case: Ints, on: Ints, which: Flags) -> None:
    """Let the Tribunal recommend health or social care provision beside some orders, and let bodies respond."""
    number, chance = len(case), writer.chance
    health, social = which & chance(number, 0.1), which & chance(number, 0.07)
    answered = weekday(on + writer.between(number, 15, 45))
    copied = weekday_from(answered + writer.between(number, 0, 9))
    for some, asked, answer, copy in (
        (health, K.HEALTH_RECOMMENDATION, K.HEALTH_RESPONSE, K.HEALTH_RESPONSE_COPIED),
        (social, K.SOCIAL_CARE_RECOMMENDATION, K.SOCIAL_CARE_RESPONSE, K.SOCIAL_CARE_RESPONSE_COPIED),
    ):
        writer.add(asked, case, on, some)
        responds = some & chance(number, 0.85)
        writer.add(answer, case, answered, responds)
        writer.add(copy, case, copied, responds & chance(number, 0.8))
