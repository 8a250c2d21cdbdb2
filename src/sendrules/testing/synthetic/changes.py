"""What else happens in synthetic cases: re-assessments, moves, detention, money, travel and complaints. Each is rare."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind as K
from sendrules.case.kinds import Role
from sendrules.testing.synthetic import words
from sendrules.testing.synthetic.assessments import advice
from sendrules.testing.synthetic.days import NO_DAY, Ints, weekday, weekday_from
from sendrules.testing.synthetic.people import People
from sendrules.testing.synthetic.words import code
from sendrules.testing.synthetic.writer import Writer


def reassess(writer: Writer, people: People, case: Ints, made: Ints) -> None:
    """Let some plans be re-assessed, or the re-assessment be refused."""
    which = writer.chance(len(case), 0.02)
    case, on = case[which], made[which] + writer.between(int(which.sum()), 200, 900)
    number, chance = len(case), writer.chance
    writer.add(K.REASSESSMENT_REQUEST, case, on, by=people.by[case])
    decided = weekday_from(on + writer.between(number, 5, 30))
    yes = chance(number, 0.5)
    writer.add(K.REFUSAL_TO_REASSESS, case, decided, ~yes, **writer.notice(decided))
    writer.add(K.DECISION_TO_REASSESS, case, decided, yes, **writer.notice(decided))
    plan = weekday_from(decided + writer.between(number, 70, 150))
    advice(writer, people, case, decided, yes, weekday(plan - 20))
    writer.add(K.DRAFT_PLAN, case, weekday(plan - 18), yes & chance(number, 0.8))
    writer.add(K.REASSESSED_PLAN, case, plan, yes & chance(number, 0.85), **writer.notice(plan))


def move(writer: Writer, case: Ints, made: Ints) -> None:
    """Let some move to the area of another authority, and out of the file; and others into this one."""
    number, chance = len(case), writer.chance
    moves = chance(number, 0.03)
    on = made + writer.between(number, 60, 1200)
    aware = np.where(chance(number, 0.7), on + writer.between(number, -20, 40), NO_DAY)
    commissioner = np.where(chance(number, 0.3), on + writer.between(number, 0, 40), NO_DAY)
    known = [np.where(day > writer.as_of, NO_DAY, day).astype(np.int32) for day in (aware, commissioner)]
    moves &= on <= writer.as_of + 40
    writer.add(K.MOVED, case, on, moves, aware=known[0], commissioner_aware=known[1])
    sent = weekday_from(on + writer.between(number, 0, 40))
    transferred = moves & chance(number, 0.85)
    writer.add(K.PLAN_TRANSFERRED, case, sent, transferred)
    notified = moves & chance(number, 0.3)
    writer.add(K.COMMISSIONER_NOTIFIED, case, weekday_from(on + writer.between(number, 1, 40)), notified)
    informed = transferred & chance(number, 0.5)
    writer.add(K.TRANSFER_INFORMED, case, weekday_from(sent + writer.between(number, 10, 60)), informed)
    writer.end(case, weekday_from(sent + 70), transferred & chance(number, 0.5))


def detain(writer: Writer, case: Ints, made: Ints) -> None:
    """Let a few with a plan be detained, and most of them released."""
    which = writer.chance(len(case), 0.004)
    case, on = case[which], made[which] + writer.between(int(which.sum()), 30, 1500)
    number, chance = len(case), writer.chance
    writer.add(K.DETAINED, case, on)
    known = weekday_from(on + writer.between(number, 0, 12))
    writer.add(K.DETENTION_KNOWN, case, known)
    writer.add(K.KEPT_PLAN_SENT, case, weekday_from(known + writer.between(number, 1, 12)), chance(number, 0.85))
    out = on + writer.between(number, 40, 400)
    released = chance(number, 0.8) & (out <= writer.as_of + 30)
    writer.add(K.RELEASED, case, out, released)
    told = weekday_from(out + writer.between(number, 0, 6))
    writer.add(K.RELEASE_KNOWN, case, told, released & chance(number, 0.7))
    disclosed = weekday_from(told + writer.between(number, 0, 9))
    writer.add(K.KEPT_PLAN_DISCLOSED, case, disclosed, released & chance(number, 0.3))


def detained_in_the_middle(writer: Writer, case: Ints, start: Ints) -> None:
    """Let very few be detained in the middle of an assessment."""
    number, chance = len(case), writer.chance
    which = chance(number, 0.001)
    on = start + writer.between(number, 15, 120)
    writer.add(K.DETAINED, case, on, which)
    writer.add(K.RELEASED, case, on + writer.between(number, 30, 200), which & chance(number, 0.8))


def pay(writer: Writer, case: Ints, made: Ints) -> None:
    """Let some have direct payments, reviewed in the first quarter and then each year."""
    number, chance = len(case), writer.chance
    pays = chance(number, 0.03)
    on = made + writer.between(number, 10, 400)
    writer.add(K.DIRECT_PAYMENT, case, on, pays)
    for later in (85, 450, 800):
        reviewed = weekday_from(on + later + writer.between(number, -30, 60))
        writer.add(K.DIRECT_PAYMENT_REVIEW, case, reviewed, pays & chance(number, 0.75))


def travel(writer: Writer, case: Ints, made: Ints) -> None:
    """Let some ask for a review of a decision on travel to school, and some appeal."""
    number, chance = len(case), writer.chance
    decided = weekday(made + writer.between(number, 20, 700))
    some = chance(number, 0.02)
    writer.add(K.TRAVEL_DECISION, case, decided, some)
    asked = decided + writer.between(number, 3, 25)
    reviews = some & chance(number, 0.6)
    writer.add(K.TRAVEL_REVIEW_REQUEST, case, asked, reviews)
    reviewed = weekday_from(asked + writer.between(number, 8, 50))
    writer.add(K.TRAVEL_REVIEWED, case, reviewed, reviews & chance(number, 0.9))


def complain(writer: Writer, case: Ints, start: Ints) -> None:
    """Let some complain of delay or of what a plan says and nobody provides."""
    number, chance = len(case), writer.chance
    some = chance(number, 0.02)
    about = np.where(chance(number, 0.7), *(code("about", matter) for matter in words.MATTERS)).astype(np.int32)
    arose = start + writer.between(number, 141, 500)
    aware = np.where(chance(number, 0.5), arose, NO_DAY).astype(np.int32)
    writer.add(K.MATTER_AROSE, case, arose, some, about=about, aware=aware, continues=1, by=code("by", Role.OTHER))
    made = arose + writer.between(number, 5, 150)
    writer.add(K.COMPLAINT_MADE, case, made, some, about=about)
    acknowledged = weekday_from(made + writer.between(number, 0, 6))
    writer.add(K.COMPLAINT_ACKNOWLEDGED, case, acknowledged, some & chance(number, 0.9), about=about)
    answered = weekday_from(made + writer.between(number, 9, 45))
    writer.add(K.COMPLAINT_ANSWERED, case, answered, some & chance(number, 0.85), about=about)
    writer.add(K.OMBUDSMAN_COMPLAINT, case, answered + 60, some & chance(number, 0.1), about=about)
