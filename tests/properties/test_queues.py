"""Whatever a queue is for: every case once, in three parts; only who waits is taken; nobody is overtaken beyond the bound."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import sendrules as sr
from policies import DOC, engine, points
from sendrules.case.kinds import Role
from sendrules.statutory.result import some_answers, statutory_result
from sendrules.statutory.waited_for import Act
from sendrules.statutory.waiting import waiting_of
from sendrules.testing.policies import days_asked, numbered
from sendrules.testing.strategies import cases

PSYCHOLOGIST = sr.QueueFor(act="advice-received", from_="educational-psychologist")
QUEUES = st.one_of(
    st.sampled_from([act for act in Act if act is not Act.ADVICE_RECEIVED]).map(lambda act: sr.QueueFor(act=act)),
    st.sampled_from([Role.EDUCATIONAL_PSYCHOLOGIST, Role.HEAD_TEACHER, Role.NHS_TRUST]).map(
        lambda role: sr.QueueFor(act="advice-received", from_=role)
    ),
)


def in_order_of_date(what: sr.QueueFor) -> sr.Engine:
    return engine(prioritisation=sr.DateOrder(id="d", title="D", provenance=DOC, for_=what))


@given(QUEUES, st.lists(cases(), max_size=6).map(numbered), days_asked())
def test_every_case_is_there_once_in_its_part_and_only_those_that_wait_are_taken(what, given_, day):
    asked = in_order_of_date(what)
    ranking = asked.prioritise(given_, as_of=day)
    assert sorted(ranking.references) == sorted(case.reference for case in given_)
    parts = [place.part.value for place in ranking.places]
    assert parts == sorted(parts, key=["waiting", "not-known", "not-waiting"].index)
    assert ranking.batch(len(given_)) == ranking.part("waiting")
    assert all(place.reasons and all(place.reasons) for place in ranking.places)
    assert asked.prioritise(given_[::-1], as_of=day).places == ranking.places
    law = sr.Engine()
    for case in given_:
        answer = asked.evaluate(case, as_of=day)
        alone = law.evaluate(case, as_of=day).statutory
        assert {id: result.instances for id, result in answer.statutory.items()} == {
            id: result.instances for id, result in alone.items()
        }
        (standing,) = answer.local.queues
        (place,) = [place for place in ranking.places if place.reference == case.reference]
        assert standing.part is place.part


@given(QUEUES, cases(), days_asked())
def test_the_few_duties_that_a_wait_rests_on_tell_the_same_as_all(what, case, day):
    law = sr.Engine().law
    told = waiting_of(some_answers(case, law, day), what.waiting)
    assert told == waiting_of(statutory_result(case, law, day), what.waiting)


@given(st.lists(cases(), max_size=4).map(numbered), days_asked())
def test_nobody_waits_for_a_psychologist_who_has_reported_or_before_it_was_agreed(given_, day):
    for place in in_order_of_date(PSYCHOLOGIST).prioritise(given_, as_of=day).part("waiting"):
        (case,) = [case for case in given_ if case.reference == place.reference]
        seen = [event for event in case.events if event.on <= day]
        agreed = [event.on for event in seen if event.kind.startswith("decision-to-") or event.order or "transition" in event.kind or event.kind == "transfer-review"]  # fmt: skip
        assert agreed
        theirs = [e.on for e in seen if e.kind == "advice-received" and e.by is Role.EDUCATIONAL_PSYCHOLOGIST]
        assert all(on < min(agreed) for on in theirs)


@settings(max_examples=10)
@given(st.lists(st.lists(st.booleans(), max_size=3), min_size=20, max_size=40), st.integers(1, 3), st.integers(1, 12))
def test_in_a_simulation_nobody_is_overtaken_by_who_came_later_than_the_bound(weeks, taken, extra):
    """Each week some children are agreed to be assessed, some of them looked after, and some are allocated."""
    order = points(caps={"group": extra, "transfer": 0}, for_=PSYCHOLOGIST)
    bound = order.starvation_bound
    assert bound is not None
    asked, waiting, allocated = engine(prioritisation=order), {}, []
    first = date(2025, 1, 6)
    for week, arrivals in enumerate(weeks):
        day = first + timedelta(weeks=week)
        for n, looked_after in enumerate(arrivals):
            made = _agreed(f"{week:02}-{n}", day, looked_after=looked_after)
            waiting[made.reference] = made
        ranking = asked.prioritise([*waiting.values(), *allocated], as_of=day)
        assert {place.reference for place in ranking.part("waiting")} == set(waiting)
        for place in ranking.batch(taken):
            case = waiting.pop(place.reference)
            for other in waiting.values():
                assert (case.events[1].on - other.events[1].on).days <= bound * 7
            given_ = sr.Event(kind="allocated", on=day, to=Role.EDUCATIONAL_PSYCHOLOGIST)
            allocated.append(case.model_copy(update={"events": (*case.events, given_)}))


def _agreed(reference: str, day: date, **facts: Any) -> sr.Case:
    events = [sr.Event(kind="request", on=day - timedelta(weeks=6)), sr.Event(kind="decision-to-assess", on=day)]
    return sr.Case(reference=reference, events=events, facts=facts)
