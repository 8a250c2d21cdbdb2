"""Only events of a kind that a duty says it looks at move its dates."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from sendrules.statutory.result import DutyResult
from sendrules.testing.strategies import cases, events
from sendrules.wording.data import instance_dict

LAW = sr.statute()
LOOKED_AT = {id: LAW.looks_at(id).events for id in LAW.ids}
AFTER = st.integers(-10, 700)
K = sr.EventKind


def test_a_duty_looks_at_what_starts_answers_excuses_and_displaces_it() -> None:
    plan = LOOKED_AT["reg-13-2-final-plan-20-weeks"]
    assert {K.REQUEST, K.RESPONSIBLE} <= plan  # triggers
    assert {K.FINAL_PLAN, K.NO_PLAN_NOTICE, K.DRAFT_PLAN} <= plan  # what performs, ends, revives it
    assert {K.ADVICE_REQUEST} <= plan  # a limb's condition
    assert {K.DETAINED, K.RELEASED} <= plan  # other Regulations apply in between
    assert {K.REQUEST_WITHDRAWN, K.REASSESSMENT_REQUEST} <= plan  # which request a withdrawal takes back
    assert not plan & {K.CONSIDERING_NOTICE, K.ADVICE_RECEIVED, K.REVIEW_MEETING, K.SCHOOL_ANSWER, K.MOVED}
    assert K.MEDIATION_WANTED in LOOKED_AT["reg-35-3-health-only-30-days"]  # IssuesWere looks back to it
    assert K.TRIBUNAL_DIRECTION in LOOKED_AT["reg-44-2-b-notify"]  # sets another date
    assert all(0 < len(kinds) < len(K) / 2 for kinds in LOOKED_AT.values())


def test_a_duty_looks_at_what_the_limit_looks_at_that_its_own_counts_from() -> None:
    assert LOOKED_AT["reg-13-2-final-plan-20-weeks"] <= LOOKED_AT["derived-latest-draft-date"]


@given(cases(), AFTER)
def test_without_the_events_that_a_duty_does_not_look_at_its_dates_are_the_same(case: sr.Case, after: int) -> None:
    day, kinds = day_of(case, after), {event.kind for event in case.events}
    whole = sr.evaluate(case, as_of=day)
    for id, looked_at in LOOKED_AT.items():
        if kinds & LAW.started_by(id) and kinds - looked_at:
            less = case.model_copy(update={"events": tuple(e for e in case.events if e.kind in looked_at)})
            assert said(sr.evaluate(less, as_of=day)[id]) == said(whole[id]), id


@given(cases(), AFTER, st.data())
def test_with_an_event_that_a_duty_does_not_look_at_its_dates_are_the_same(
    case: sr.Case, after: int, data: st.DataObject
) -> None:
    new = data.draw(events(day_of(case, 0))).model_copy(update={"id": "new"})
    more = case.model_copy(update={"events": (*case.events, new)})
    day = day_of(case, after)
    before, then = sr.evaluate(case, as_of=day), sr.evaluate(more, as_of=day)
    for id, looked_at in LOOKED_AT.items():
        if new.kind not in looked_at:
            assert said(then[id]) == said(before[id]), id


def day_of(case: sr.Case, after: int) -> date:
    return min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)


def said(found: DutyResult) -> list[dict[str, Any]]:
    return [instance_dict(instance) for instance in found.instances]
