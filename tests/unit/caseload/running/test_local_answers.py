"""What a policy says of a caseload as tables: each row is what ``evaluate`` says of the case."""

from datetime import date

import pytest

import sendrules as sr
from caseload_policies import cases_of, engines
from sendrules import caseload
from sendrules.caseload.local.views import LEFT
from sendrules.errors import NoPublishedPolicy, WrongType

AS_OF = date(2026, 2, 27)


@pytest.mark.parametrize("name", ["milton_keynes", "communication-promise-and-panels", "two-teams", "own"])
def test_the_tables_say_what_evaluate_says_of_each_case(name):
    engine, cases = engines()[name], cases_of(name, 30)
    found = caseload.local_answers(cases, engine=engine, as_of=AS_OF, batch_cases=12)
    rows = {part: table.to_pylist() for part, table in found.tables._asdict().items()}
    for part, table in found.tables._asdict().items():
        assert table.schema == caseload.VIEW_SCHEMAS[part]
    alone = [(case.reference, engine.evaluate(case, as_of=AS_OF).local) for case in cases]
    assert [(r["case"], r["eligibility"], r["recorded"], r["ends"]) for r in rows["fast_track"]] == [
        (reference, a.fast_track.eligibility.value, a.fast_track.recorded, a.fast_track.ends) for reference, a in alone
    ]
    assert [(r["case"], r["id"], r["open"], r["reason"], r["backdated_to"]) for r in rows["interim_support"]] == [
        (reference, o.support.id, o.open, o.reason, o.backdated_to) for reference, a in alone for o in a.interim_support
    ]
    assert [(r["case"], r["standard"], r["next"], r["reasons"]) for r in rows["updates"]] == [
        (reference, u.standard, u.next, list(u.reasons)) for reference, a in alone for u in a.updates
    ]
    assert [(r["case"], r["queue"], r["part"], r["reason"]) for r in rows["queues"]] == [
        (reference, q.queue, q.part.value, q.reason) for reference, a in alone for q in a.queues
    ]
    assert [(r["case"], r["factor"], r["weight"], r["known"]) for r in rows["factors"]] == [
        (reference, f.factor.id, f.weight, f.known) for reference, a in alone for f in a.factors
    ]
    assert [(r["case"], r["step"], r["on"], r["state"]) for r in rows["steps"]] == [
        (reference, s.step, s.on, s.state.value) for reference, a in alone for s in a.steps
    ]
    assert [(r["case"], r["panel"], r["last"], r["next"], r["keeps_limit"]) for r in rows["panels"]] == [
        (reference, p.panel, p.last and p.last.on, p.next and p.next.on, p.keeps_limit)
        for reference, a in alone
        for p in a.panels
    ]
    assert repr(found) == "<LocalAnswers of 30 cases>"
    assert found.summary.cases_answered == 30


def test_every_table_has_rows_under_one_policy_or_another():
    names = ("communication-promise-and-panels", "own")
    found = [caseload.local_answers(cases_of(name, 30), engine=engines()[name], as_of=AS_OF) for name in names]
    for part in caseload.VIEW_SCHEMAS:
        if part != "notes":
            assert any(len(getattr(each.tables, part)) for each in found), part
    for each in found:  # how it waits for the plan and for each queue, and once for steps and panels
        told = each.told.by_columns + sum(each.told.one_by_one.values())
        assert told == 30 * (2 + len(set(each.tables.queues["queue"].to_pylist())))
        assert each.told.one_by_one.get(LEFT, 0) < 5


def test_there_may_be_no_case():
    found = caseload.local_answers([], engine=engines()["generic"], as_of=AS_OF)
    assert all(len(table) == 0 for table in found.tables)


def test_what_cannot_be_asked_is_refused():
    with pytest.raises(NoPublishedPolicy):
        caseload.local_answers([], engine=sr.Engine(), as_of=AS_OF)
    with pytest.raises(WrongType):
        caseload.local_answers([], engine=engines()["generic"], as_of="2026-02-27")
