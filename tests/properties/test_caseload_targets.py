"""The authority's own targets beside the answers for a table: the day is that of the target that ``evaluate`` gives for one case."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orders
import sendrules as sr
from caseload_policies import DAYS, cases_of, engines
from policies import DOC, policy
from sendrules.case.kinds import Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import maybe_date
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.targets import Targets
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.of_one_case import rows_of_one_case
from sendrules.caseload.results.rows import Words
from sendrules.caseload.running.one_case import all_of_one
from sendrules.caseload.running.question import Question
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.model.duty import Bound
from sendrules.testing.policies import days_asked, numbered
from sendrules.testing.strategies import cases

KEPT = {1: True, 0: False, -1: None}


def on_columns(cases, engine, day):
    """Give the day and whether it was kept, by case, duty and occurrence."""
    table, law = table_of(cases), engine.law
    question = Question(day, engine, contested=False)
    rows = rows_of_one_case((a for n in range(len(cases)) for a in all_of_one(table, n, question)), law, Words())
    batch = Batch(table, day, DayTables(engine.calendar))
    found = Targets(engine.policy, law, FactSheet(table, day), batch).of(rows)
    ids = [duty.id for duty in tables_of(law).versions]
    return {
        (cases[rows.case[n]].reference, ids[rows.version[n]], int(rows.occurrence[n])): (
            maybe_date(int(found.day[n])),
            KEPT[int(found.kept[n])],
        )
        for n in range(len(rows))
    }


def by_one_case(cases, engine, day):
    """Give the same from ``evaluate``: the strictest of the targets that count, and whether it was kept."""
    out = {}
    for case in cases:
        answer = engine.evaluate(case, as_of=day)
        days = {}
        for target in answer.local.targets:
            if target.on is not None:
                days.setdefault((target.duty, target.started_by, target.due), []).append(target.on)
        for duty in answer.statutory.started:
            for n, instance in enumerate(duty.instances, 1):
                of = days.get((duty.id, instance.trigger.id, instance.limit), [None])
                window = instance.duty.bound is Bound.OPEN_UNTIL
                on = of[0] if of == [None] else max(of) if window else min(of)
                out[case.reference, duty.id, n] = on, kept(on, instance.done_on, day, window=window)
    return out


def kept(on, done, day, *, window):
    if on is None:
        return None
    if window:
        return False if done is not None and done < on else True if done is not None or day >= on else None
    if done is not None:
        return done <= on
    return False if day > on else None


@pytest.mark.parametrize("name", engines())
def test_every_policy_gives_the_targets_of_one_case(name):
    engine, given_ = engines()[name], cases_of(name, 20)
    for day in DAYS:
        assert on_columns(given_, engine, day) == by_one_case(given_, engine, day)


DUTIES = {
    "reg-5-1-decision-to-assess": "within",
    "reg-13-2-final-plan-20-weeks": "within",
    "reg-10-1-no-plan-decision": "within",
    "reg-13-1-a-draft-plan-15-days": "keeps_open",
}
MOVES, OLD = sr.When(fact="testshire.transfer", equals=True), sr.When(fact="testshire.age", at_least=10)
PERIODS = st.one_of(
    st.integers(1, 22).map(sr.Weeks), st.integers(1, 200).map(sr.Days), st.integers(1, 6).map(sr.Months)
)


@st.composite
def standards(draw):
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(sorted(DUTIES)),
                PERIODS,
                st.sampled_from([(), (Role.PARENT,), (Role.PARENT, Role.YOUNG_PERSON), (Role.HEAD_TEACHER,)]),
                st.sampled_from([None, None, MOVES, OLD]),
            ),
            min_size=1,
            max_size=6,
            unique_by=lambda limit: (limit[0], limit[2][:1], str(limit[3])),
        )
    )
    limits = [
        sr.InternalLimit(
            id=f"l{n}", title=f"L{n}", duty=duty, requested_by=by, when=when, provenance=DOC, **{DUTIES[duty]: period}
        )
        for n, (duty, period, by, when) in enumerate(drawn)
    ]
    first, last = draw(st.sampled_from([(None, None), (date(2020, 1, 1), None), (date(2018, 1, 1), date(2024, 6, 1))]))
    return sr.StandardsPolicy(id="s", title="S", limits=limits, in_force_from=first, in_force_to=last, provenance=DOC)


@st.composite
def aims(draw):
    made = draw(orders.fast_tracks()).model_dump()
    made["targets"] = [
        {"duty": duty, "within": draw(PERIODS), "requested_by": by, "provenance": DOC}
        for duty, by in draw(
            st.lists(
                st.tuples(st.sampled_from(["reg-13-2-final-plan-20-weeks", "reg-5-1-decision-to-assess"]),
                          st.sampled_from([None, Role.PARENT, Role.HEAD_TEACHER])),
                unique=True,
            )
        )
    ]  # fmt: skip
    return sr.FastTrackPolicy.model_validate(made)


@settings(max_examples=60)
@given(
    standards(),
    st.none() | standards(),
    st.none() | aims(),
    st.lists(st.tuples(cases(), orders.FACTS), min_size=1, max_size=5),
    days_asked(),
    st.integers(0, 40),
)
def test_drawn_standards_give_the_targets_of_one_case(own, other, fast, drawn, day, later):
    given_ = numbered(case.model_copy(update={"facts": facts}) for case, facts in drawn)
    declared = policy(standards=own, fast_track=fast)
    if other is not None:
        declared = declared.or_else(policy(standards=other))
    engine = sr.Engine(declared)
    for asked in (day, max((e.on for case in given_ for e in case.events), default=day) + timedelta(later)):
        assert on_columns(given_, engine, asked) == by_one_case(given_, engine, asked)
