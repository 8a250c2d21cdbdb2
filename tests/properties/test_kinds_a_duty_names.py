"""Only events that a duty's trigger, anchors, discharge, ending, limbs or conditions name move its dates."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from named import named_by
from sendrules.statutory.result import DutyResult
from sendrules.testing.strategies import cases, events

LAW = sr.statute()
NAMED = {id: named_by(id, LAW) for id in {duty.id for duty in LAW.duties}}
AFTER = st.integers(-10, 700)
K = sr.EventKind


def test_the_kinds_that_a_duty_names_are_found_in_its_data_and_in_its_conditions() -> None:
    plan = NAMED["reg-13-2-final-plan-20-weeks"]
    assert {K.REQUEST, K.RESPONSIBLE} <= plan  # triggers
    assert {K.FINAL_PLAN, K.NO_PLAN_NOTICE, K.DRAFT_PLAN} <= plan  # what performs, ends, revives it
    assert {K.ADVICE_REQUEST} <= plan  # in the code of a limb's condition
    assert {K.DETAINED, K.RELEASED} <= plan  # other Regulations apply in between
    assert not plan & {K.CONSIDERING_NOTICE, K.ADVICE_RECEIVED, K.REVIEW_MEETING, K.SCHOOL_ANSWER, K.MOVED}
    assert K.MEDIATION_WANTED in NAMED["reg-35-3-health-only-30-days"]  # IssuesWere looks back to it
    assert K.TRIBUNAL_DIRECTION in NAMED["reg-44-2-b-notify"]  # sets another date
    assert all(0 < len(kinds) < len(K) / 2 for kinds in NAMED.values())


@given(cases(), AFTER)
def test_without_the_events_that_a_duty_does_not_name_its_dates_are_the_same(case: sr.Case, after: int) -> None:
    day, kinds = day_of(case, after), {event.kind for event in case.events}
    whole = sr.evaluate(case, as_of=day)
    for id, named in NAMED.items():
        if kinds & LAW.started_by(id) and kinds - named:
            named_alone = case.model_copy(update={"events": tuple(e for e in case.events if e.kind in named)})
            assert said(sr.evaluate(named_alone, as_of=day)[id]) == said(whole[id]), id


@given(cases(), AFTER, st.data())
def test_with_an_event_that_a_duty_does_not_name_its_dates_are_the_same(
    case: sr.Case, after: int, data: st.DataObject
) -> None:
    new = data.draw(events(day_of(case, 0))).model_copy(update={"id": "new"})
    more = case.model_copy(update={"events": (*case.events, new)})
    day = day_of(case, after)
    before, then = sr.evaluate(case, as_of=day), sr.evaluate(more, as_of=day)
    for id, named in NAMED.items():
        if new.kind not in named:
            assert said(then[id]) == said(before[id]), id


def day_of(case: sr.Case, after: int) -> date:
    return min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)


def said(found: DutyResult) -> list[dict[str, Any]]:
    return [instance.to_dict() for instance in found.instances]
