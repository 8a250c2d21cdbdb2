"""Only events that a duty's trigger, anchors, discharge, ending, limbs or conditions name move its dates."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from named import named_by
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
    assert not plan & {K.CONSIDERING_NOTICE, K.ADVICE_RECEIVED, K.REVIEW_MEETING, K.APPEAL, K.MOVED}
    assert K.MEDIATION_WANTED in NAMED["reg-35-3-health-only-30-days"]  # IssuesWere looks back to it
    assert K.TRIBUNAL_DIRECTION in NAMED["reg-44-2-b-notify"]  # sets another date
    assert all(0 < len(kinds) < len(K) / 2 for kinds in NAMED.values())


@given(cases(), AFTER, st.data())
def test_without_events_that_a_duty_does_not_name_its_dates_are_the_same(
    case: sr.Case, after: int, data: st.DataObject
) -> None:
    kinds = sorted({event.kind for event in case.events})
    if kinds:
        kind = data.draw(st.sampled_from(kinds))
        fewer = case.model_copy(update={"events": tuple(e for e in case.events if e.kind is not kind)})
        assert answers(fewer, day_of(case, after), kind) == answers(case, day_of(case, after), kind)


@given(cases(), AFTER, st.data())
def test_with_an_event_that_a_duty_does_not_name_its_dates_are_the_same(
    case: sr.Case, after: int, data: st.DataObject
) -> None:
    new = data.draw(events(day_of(case, 0))).model_copy(update={"id": "new"})
    more = case.model_copy(update={"events": (*case.events, new)})
    assert answers(more, day_of(case, after), new.kind) == answers(case, day_of(case, after), new.kind)


def day_of(case: sr.Case, after: int) -> date:
    return min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)


def answers(case: sr.Case, day: date, kind: sr.EventKind) -> dict[str, list[dict[str, Any]]]:
    """What is said of the duties that do not name the kind."""
    result = sr.evaluate(case, as_of=day)
    return {
        id: [i.to_dict() for i in found.instances] for id, found in result.items() if kind not in NAMED[id]
    }
