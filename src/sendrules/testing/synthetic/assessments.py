"""Synthetic assessments: from the request to the refusal, the plan, or the notice that there will be none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sendrules.case.kinds import EventKind as K
from sendrules.case.kinds import Role
from sendrules.testing.synthetic import shares, words
from sendrules.testing.synthetic.days import NO_DAY, Ints, weekday, weekday_from, year_index, year_of
from sendrules.testing.synthetic.people import People
from sendrules.testing.synthetic.words import code
from sendrules.testing.synthetic.writer import Flags, Writer

SIX_WEEKS, SIXTEEN_WEEKS, TWENTY_WEEKS, A_YEAR = 42, 112, 140, 365


@dataclass(frozen=True, slots=True)
class Assessed:
    """How assessments went.

    Attributes:
        case: the cases.
        start: the day on which the weeks began.
        decided: the day of the decision whether to assess.
        refused: whether it was refused.
        no_plan: whether no plan was made after the assessment.
        planned: whether a plan was made.
        made: the day of the plan, or of the notice that there will be none.
        asked: the day on which the school was asked for advice; ``NO_DAY`` where it was not.
    """

    case: Ints
    start: Ints
    decided: Ints
    refused: Flags
    no_plan: Flags
    planned: Flags
    made: Ints
    asked: Ints


def assess(writer: Writer, people: People, case: Ints, start: Ints, *, kind: K = K.REQUEST) -> Assessed:
    """Let some cases begin with a request, and go their way.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        case: the cases.
        start: the day of each request.
        kind: what begins them.
    """
    number, chance = len(case), writer.chance
    _begin(writer, people, case, start, kind)
    withdrawn = chance(number, shares.WITHDRAWN if kind is K.REQUEST else 0)
    writer.add(K.REQUEST_WITHDRAWN, case, start + writer.between(number, 4, 13), withdrawn)
    going = ~withdrawn
    writer.add(K.FAMILY_CONSULTED, case, start + writer.between(number, 2, 12), going & chance(number, 0.3))
    considering = weekday(start + writer.between(number, 4, 13))
    writer.add(
        K.CONSIDERING_NOTICE, case, considering, going & chance(number, 0.45), **writer.notice(considering, served=0.1)
    )
    decided = _decided(writer, start)
    refused = going & chance(number, shares.REFUSED)
    _tell(writer, case, decided, refused, going)
    no_plan = going & ~refused & chance(number, shares.NO_PLAN)
    planned = going & ~refused & ~no_plan
    made = np.where(no_plan, _no_plan_day(writer, start, decided), _plan_day(writer, start, decided))
    made = made.astype(np.int32)
    draft = _draft_day(writer, made, decided)
    asked = advice(writer, people, case, decided, going & ~refused, np.where(planned, draft, made).astype(np.int32))
    _no_plan(writer, case, made, no_plan)
    plan(writer, people, case, decided, draft, made, planned)
    return Assessed(case, start, decided, refused, no_plan, planned, made, asked)


def _begin(writer: Writer, people: People, case: Ints, start: Ints, kind: K) -> None:
    """Requests, of which some were dated and posted before; a few cases come to attention without one."""
    number = len(case)
    if kind is K.RESPONSIBLE:
        writer.add(kind, case, start)
        return
    posted = writer.chance(number, 0.06)
    writer.add(
        kind, case, start, by=people.by[case],
        sent=np.where(posted, start - 1, NO_DAY).astype(np.int32),
        written=np.where(posted | writer.chance(number, 0.1), start - writer.between(number, 1, 6), NO_DAY).astype(np.int32),
    )  # fmt: skip


def _decided(writer: Writer, start: Ints) -> Ints:
    number = len(start)
    in_time = weekday(start + SIX_WEEKS - writer.tail(number, 6, 26))
    late = weekday_from(start + SIX_WEEKS + 1 + writer.tail(number, 22, 160))
    return np.where(writer.chance(number, shares.DECIDED_IN_SIX_WEEKS), in_time, late).astype(np.int32)


def _tell(writer: Writer, case: Ints, decided: Ints, refused: Flags, going: Flags) -> None:
    number, how = len(case), writer.notice(decided, telephone=True)
    not_necessary = refused & writer.chance(number, 0.1)
    writer.add(K.NOT_NECESSARY_NOTICE, case, decided, not_necessary, **how)
    writer.add(K.REFUSAL_TO_ASSESS, case, decided, refused & ~not_necessary, **how)
    writer.add(K.DECISION_TO_ASSESS, case, decided, going & ~refused, **how)
    copied = weekday(decided + writer.between(number, 0, 5))
    writer.add(K.DECISION_COPIED, case, copied, going & ~not_necessary & writer.chance(number, 0.5))


def _plan_day(writer: Writer, start: Ints, decided: Ints) -> Ints:
    """The day of a plan: within 20 weeks in the share of its year, and never where the decision itself came very late."""
    number = len(start)
    years = year_index(start + TWENTY_WEEKS)
    known = shares.IN_TWENTY_WEEKS
    table = np.array(
        [known[min(max(year_of(n), min(known)), max(known))] for n in range(int(years.max(initial=0)) + 1)]
    )
    early_enough = decided <= start + 63
    share = np.where(early_enough, table[years], 0) / max(float(early_enough.mean()), 0.5) if number else np.empty(0)
    in_time = weekday(start + TWENTY_WEEKS - writer.tail(number, 9, 30))
    within_a_year = TWENTY_WEEKS + 1 + writer.tail(number, 75, A_YEAR - TWENTY_WEEKS - 3)
    over = writer.chance(number, shares.OVER_A_YEAR / (1 - 0.47))
    late = start + np.where(over, A_YEAR + writer.tail(number, 80, 500), within_a_year)
    late = np.maximum(weekday_from(late), weekday_from(decided + 60))
    return np.where(writer.chance(number, share), in_time, late).astype(np.int32)


def _no_plan_day(writer: Writer, start: Ints, decided: Ints) -> Ints:
    number = len(start)
    in_time = weekday(start + SIXTEEN_WEEKS - writer.tail(number, 8, 25))
    late = weekday_from(start + SIXTEEN_WEEKS + 1 + writer.tail(number, 50, 250))
    found = np.where(writer.chance(number, shares.NO_PLAN_IN_TIME), in_time, late)
    return np.maximum(found, weekday_from(decided + 30)).astype(np.int32)


def _draft_day(writer: Writer, made: Ints, decided: Ints) -> Ints:
    found = weekday(made - 17 - writer.tail(len(made), 9, 30))
    return np.minimum(np.maximum(found, weekday_from(decided + 8)), made).astype(np.int32)


def advice(writer: Writer, people: People, case: Ints, decided: Ints, which: Flags, before: Ints) -> Ints:
    """Let advice be asked of several bodies, and come: some of it late, but before what rests on it.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        case: the cases.
        decided: the day of the decision to assess.
        which: where advice is asked.
        before: the day by which it is there, as far as it comes.

    Returns:
        The day on which the school, college or nursery was asked; ``NO_DAY`` where it was not.
    """
    number, people_at = len(case), people.place[case]
    health = writer.word("to", number, {Role.NHS_TRUST: 0.6, Role.RESPONSIBLE_COMMISSIONING_BODY: 0.37, None: 0.03})
    bodies: tuple[tuple[Ints | int, Ints | int, float], ...] = (
        (code("to", Role.EDUCATIONAL_PSYCHOLOGIST), code("about", words.PSYCHOLOGY), 1.0),
        (health, code("about", words.HEALTH), 0.92),
        (code("to", Role.SOCIAL_CARE), code("about", words.SOCIAL_CARE), 0.7),
        (people.head[case], people_at, 0.85),
        (code("to", Role.HEALTH_PROFESSIONAL), code("about", words.THERAPY), 0.2),
    )
    school = np.full(number, NO_DAY, np.int32)
    for index, (to, about, share) in enumerate(bodies):
        some = which & writer.chance(number, share)
        asked = weekday_from(decided + writer.between(number, 0, 7))
        asked = np.minimum(asked, np.maximum(before, decided)).astype(np.int32)
        how = writer.notice(asked, written=0)
        writer.add(K.ADVICE_REQUEST, case, asked, some, to=to, about=about, **how)
        came = _came(writer, to, asked, before)
        given = some & writer.chance(number, 0.92)
        writer.add(K.ADVICE_RECEIVED, case, came, given, about=about)
        if index == 0:
            allocated = np.minimum(asked + writer.between(number, 5, 40), came)
            writer.add(K.ALLOCATED, case, allocated, given & writer.chance(number, 0.3), to=to, about=about)
        if about is people_at:
            school = np.where(some, asked, NO_DAY).astype(np.int32)
    return school


def _came(writer: Writer, to: Ints | int, asked: Ints, before: Ints) -> Ints:
    number = len(asked)
    table = np.full(len(words.ROLES) + 1, 0.6)
    for role, share in shares.ADVICE_IN_TIME.items():
        table[code("to", role)] = share
    in_time = writer.chance(number, np.broadcast_to(table[to], number))
    late = SIX_WEEKS + 1 + writer.tail(number, 45, 400)
    came = asked + np.where(in_time, SIX_WEEKS - writer.tail(number, 7, 30), late)
    came = np.minimum(came, before - writer.between(number, 0, 9))
    found: Ints = np.maximum(came, asked).astype(np.int32)
    return found


def _no_plan(writer: Writer, case: Ints, made: Ints, which: Flags) -> None:
    number = len(case)
    writer.add(K.NO_PLAN_NOTICE, case, made, which, **writer.notice(made, telephone=True))
    writer.add(K.NO_PLAN_COPIED, case, weekday(made + writer.between(number, 0, 4)), which & writer.chance(number, 0.6))


def plan(
    writer: Writer,
    people: People,
    case: Ints,
    decided: Ints,
    draft: Ints,
    made: Ints,
    which: Flags,
    *,
    told: float = 0.7,
) -> None:
    """Let plans be drafted, schools be consulted, and plans be made.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        case: the cases.
        decided: the day of the decision to assess.
        draft: the day of the draft.
        made: the day of the plan.
        which: where there is one.
        told: the share in which the decision to make a plan was told.
    """
    number, chance = len(case), writer.chance
    plan_decided = np.maximum(weekday(draft - writer.between(number, 0, 14)), decided)
    writer.add(
        K.PLAN_DECISION, case, plan_decided, which & chance(number, told), **writer.notice(plan_decided, served=0.1)
    )
    drafted = which & chance(number, 0.97)
    _drafts(writer, case, draft, drafted)
    again = drafted & chance(number, 0.15) & (made - draft >= 34)
    _drafts(writer, case, weekday_from(draft + 3 + (made - draft - 30) // 2), again)
    for about, share in ((people.place[case], 0.6), (people.other[case], 0.4)):
        consulted = which & chance(number, share)
        sent = np.minimum(weekday(draft + writer.between(number, 0, 8)), made)
        sent = np.maximum(sent, draft)
        writer.add(K.SCHOOL_CONSULTED, case, sent, consulted, about=about, **writer.notice(sent, served=0.3, written=0))
        answered = np.minimum(sent + writer.between(number, 4, 30), np.maximum(made, sent + 4))
        writer.add(K.SCHOOL_ANSWER, case, answered, consulted & chance(number, 0.8), about=about)
    how = writer.notice(made, served=0.2)
    names_next = np.where(chance(number, 0.02), 2, 0).astype(np.int32)
    review_by = np.where(chance(number, 0.05), made + writer.between(number, 180, 364), NO_DAY).astype(np.int32)
    writer.add(K.FINAL_PLAN, case, made, which, names_next=names_next, review_by=review_by, **how)
    # what is planned for the weeks to come is in some files already
    soon = which & (made > writer.as_of) & (made <= writer.as_of + 28) & (draft <= writer.as_of) & chance(number, 0.1)
    writer.plan_ahead(K.FINAL_PLAN, case, made, soon)


def _drafts(writer: Writer, case: Ints, on: Ints, which: Flags) -> None:
    number, how = len(case), writer.notice(on, served=0.4)
    closes = on + writer.between(number, 19, 25)
    closes = np.where(writer.chance(number, 0.2), closes, NO_DAY).astype(np.int32)
    writer.add(K.DRAFT_PLAN, case, on, which, closes=closes, **how)


def begun_with_a_plan(writer: Writer, case: Ints, on: Ints) -> None:
    """Let files begin with a plan that was made long ago."""
    writer.add(K.FINAL_PLAN, case, weekday(on))
