"""What must hold of every case, not of chosen ones. A falsifying example becomes a golden case."""

import json
import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

import sendrules as sr
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.law.model.limits import After, Before, OnTheDay
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Disapplied, Due
from sendrules.testing.strategies import around, cases

BEGUN = date(2015, 9, 1)
"""From here on no limit that is reckoned back lies before its duty began; tests/properties/test_lives.py has the edges."""
AUTHORITIES = [a.key for a in sr.installed_authorities()]
questions = st.integers(-10, 400)


def answer(case: sr.Case, after: int) -> sr.Result:
    return sr.evaluate(case, as_of=_day(case, after))


def _day(case: sr.Case, after: int) -> date:
    return min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)


def by_start(result: sr.Result) -> dict[tuple[str, str | None], Instance]:
    return {(i.id, i.trigger.id): i for d in result.values() for i in d.instances}


@given(cases(), questions)
def test_every_case_has_an_answer_and_a_reason_and_is_plain_data(case: sr.Case, after: int) -> None:
    result = answer(case, after)
    for said in (result.to_dict(), result.to_dict(full=True)):
        assert json.loads(json.dumps(said, allow_nan=False)) == said
    for id in result:
        assert result.explain(id).to_text()
    assert result.family_page().startswith("# Case")
    assert result.officer_page().startswith("# Time limits")


@given(cases(), questions, st.sampled_from(AUTHORITIES))
def test_no_plugin_changes_a_statutory_outcome(case: sr.Case, after: int, key: str) -> None:
    alone = answer(case, after)
    beside = sr.Engine.for_authority(key, fallback="generic").evaluate(case, as_of=_day(case, after))
    for full in (False, True):
        said = beside.to_dict(full=full)
        assert said.pop("local") is not None
        assert said == {name: value for name, value in alone.to_dict(full=full).items() if name != "local"}


@given(cases(), questions, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(case: sr.Case, after: int, chance: random.Random) -> None:
    fields = {name: list(getattr(case, name)) for name in ("events", "circumstances", "determinations")}
    for records in fields.values():
        chance.shuffle(records)
    shuffled = sr.Case(**case.model_dump(exclude=set(fields)), **fields)
    one, other = answer(case, after).to_dict(full=True), answer(shuffled, after).to_dict(full=True)
    assert one["duties"].keys() == other["duties"].keys()
    for id, duty in one["duties"].items():
        for a, b in zip(duty["instances"], other["duties"][id]["instances"], strict=True):
            a.pop("limbs", None), b.pop("limbs", None)  # their reasons list the records in the order given
            assert a == b


@given(cases(), questions)
def test_what_comes_later_is_not_seen(case: sr.Case, after: int) -> None:
    day = _day(case, after)
    seen = [e for e in case.events if e.on <= day or KINDS[e.kind].scheduled]
    known = case.model_copy(
        update={
            "events": tuple(seen),
            "determinations": tuple(d for d in case.determinations if d.on <= day),
        }
    )
    whole, cut = (sr.evaluate(each, as_of=day).to_dict(full=True) for each in (case, known))
    assert whole["duties"] == cut["duties"]


@given(cases(), questions)
def test_circumstances_and_determinations_only_disapply(case: sr.Case, after: int) -> None:
    bare = case.model_copy(update={"circumstances": (), "determinations": (), "claims": (), "facts": {}})
    with_all, without = by_start(answer(case, after)), by_start(answer(bare, after))
    assert with_all.keys() == without.keys()
    for key, i in with_all.items():
        plain = without[key]
        assert i.limit == plain.limit
        if i.outcome != plain.outcome:
            assert isinstance(plain.outcome, Due)
            assert isinstance(i.outcome, Disapplied)
            assert i.outcome.was == plain.outcome.on
            assert i.due is None


@given(cases(), questions)
def test_a_limit_is_disapplied_only_by_an_available_limb_with_its_determination(case: sr.Case, after: int) -> None:
    without = case.model_copy(update={"determinations": ()})
    for i in by_start(answer(without, after)).values():
        assert not isinstance(i.outcome, Disapplied)
    for i in by_start(answer(case, after)).values():
        named = {f.id for f in i.limbs if f.state is sr.LimbState.AVAILABLE and f.determinations}
        if i.limbs:
            assert isinstance(i.outcome, Disapplied) == (bool(named) and not isinstance(i.outcome, sr.Ended))


@given(cases(), questions)
def test_claims_and_facts_change_nothing(case: sr.Case, after: int) -> None:
    bare = case.model_copy(update={"claims": (), "facts": {}})
    assert answer(case, after).to_dict(full=True)["duties"] == answer(bare, after).to_dict(full=True)["duties"]


@given(cases(), questions)
def test_a_late_day_never_turns_an_overdue_limit_back_without_an_event(case: sr.Case, after: int) -> None:
    """The same chronology, a day later: an overdue limit stays overdue unless something happened that day."""
    day = _day(case, after)
    bare = case.model_copy(update={"circumstances": (), "determinations": ()})
    view = View(bare, day)
    if day + timedelta(1) in {view.day(e, which) for e in bare.events for which in Dated}:
        return
    now, then = by_start(sr.evaluate(bare, as_of=day)), by_start(sr.evaluate(bare, as_of=day + timedelta(1)))
    for key, i in now.items():
        if i.compliance is sr.Compliance.OVERDUE:
            assert then[key].compliance is sr.Compliance.OVERDUE


IN_A_PLANS_LIFE = [
    EventKind.REVIEW_MEETING,
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_AMEND,
    EventKind.AMENDMENT_NOTICE,
    EventKind.AMENDED_PLAN,
    EventKind.PLAN_TRANSFERRED,
]


@settings(max_examples=400)
@given(st.lists(st.tuples(st.sampled_from(IN_A_PLANS_LIFE), st.integers(1, 200)), min_size=1, max_size=6))
def test_what_is_added_at_the_end_undoes_nothing_that_was_met(course: list[tuple[EventKind, int]]) -> None:
    day = date(2020, 1, 6)
    events = [sr.Event(kind=EventKind.FINAL_PLAN, on=day)]
    for kind, later in course:
        day += timedelta(later)
        events.append(sr.Event(kind=kind, on=day))
    now, then = (
        by_start(sr.evaluate(sr.Case(reference="C-1", events=kept), as_of=day + timedelta(400)))
        for kept in (events[:-1], events)
    )
    for key, i in now.items():
        if i.compliance is sr.Compliance.MET:
            assert then[key].compliance not in (sr.Compliance.OVERDUE, sr.Compliance.UNKNOWN)


@given(cases())
def test_json_round_trip(case: sr.Case) -> None:
    assert sr.read_case(case.model_dump_json()) == case


@given(st.lists(cases(), max_size=6, unique_by=lambda c: c.reference), questions, st.randoms(use_true_random=False),
       st.sampled_from(["generic", "milton_keynes"]))  # fmt: skip
def test_a_ranking_is_a_permutation_whatever_the_order(
    given_cases: list[sr.Case], after: int, chance: random.Random, key: str
) -> None:
    day = _day(given_cases[0], after) if given_cases else date(2025, 1, 1)
    engine = sr.Engine.for_authority(key)
    ranking = engine.prioritise(given_cases, as_of=day)
    assert sorted(ranking.references) == sorted(c.reference for c in given_cases)
    mixed = list(given_cases)
    chance.shuffle(mixed)
    assert engine.prioritise(mixed, as_of=day).references == ranking.references


@given(st.dates(BEGUN, date(2028, 1, 1)), st.integers(1, 30))
def test_weeks_keep_the_weekday_and_limits_are_monotone(day: date, later: int) -> None:
    for duty in sr.statute().duties:
        period = getattr(duty.limit, "period", None)
        lives = duty.in_force.contains(day) and duty.in_force.contains(day + timedelta(later))
        if not isinstance(duty.limit, After | Before) or not isinstance(period, sr.Weeks | sr.Days) or not lives:
            continue
        limit = duty.limit_for(day)
        if isinstance(period, sr.Weeks) and period.counting is sr.Counting.AFTER:
            assert limit.weekday() == day.weekday()
        assert duty.limit_for(day + timedelta(later)) == limit + timedelta(later)


@given(st.dates(BEGUN, date(2027, 6, 1)), st.integers(1, 60))
def test_a_later_start_never_has_an_earlier_limit(day: date, later: int) -> None:
    for duty in sr.statute().duties:
        if duty.limit is None or duty.text_not_found or isinstance(duty.limit, OnTheDay):
            continue  # a day of its own, or the day that a notice states
        try:
            pair = duty.limit_for(day), duty.limit_for(day + timedelta(later))
        except sr.NotInForceError:
            continue
        assert pair[0] <= pair[1], duty.id


@given(st.dates(date(2012, 3, 1), date(2028, 10, 1)), st.integers(1, 40))
def test_working_days_add_and_count_agree(day: date, n: int) -> None:
    calendar = sr.ENGLAND_AND_WALES
    assert calendar.count(day, calendar.add(day, n)) == n
    if calendar.is_working_day(day):
        assert calendar.add(calendar.add(day, n), -n) == day


@given(around(date(2024, 1, 1), 365))
def test_a_window_is_fifteen_days_with_its_first(day: date) -> None:
    window = sr.statute().duty("reg-13-1-a-draft-plan-15-days").limit_for(day)
    assert len(range(day.toordinal(), window.toordinal() + 1)) == 15
