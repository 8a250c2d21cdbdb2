"""A caseload in an authority's order: the source is read in parts, and no hook or function of a plugin is called more than it must be."""

from datetime import date
from types import SimpleNamespace

import pytest

import sendrules as sr
from sendrules import caseload
from sendrules.caseload.local.facts import HowRead
from sendrules.errors import InputError, NoPublishedPolicy, WrongType
from sendrules.local.loading.loader import policy_of
from sendrules.testing import caseloads

AS_OF = date(2025, 6, 30)
DOC = sr.Provenance(document="Invented policy", place="p. 1", status="illustrative")


def cases(n):
    return [
        sr.Case(
            reference=f"C{i:04}",
            events=[sr.Event(kind="request", on=date(2025, 1 + i % 5, 1 + i % 28))],
            facts={"in_care": i % 3 == 0, "moves": i % 2 == 0},
        )
        for i in range(n)
    ]


class Calls:
    """A plugin that counts the calls of its hooks and of the functions of its facts."""

    def __init__(self, key="testshire"):
        self.key, self.hooks, self.alone, self.together = key, 0, 0, 0

    def plugin(self):
        calls = self

        def in_care(case, _day):
            calls.alone += 1
            return case.facts.get("in_care")

        def all_in_care(columns, _day):
            calls.together += 1
            return list(columns["in_care"])

        @sr.hookimpl
        def sendrules_authority():
            calls.hooks += 1
            return sr.Authority(key=calls.key, name="Testshire Council")

        @sr.hookimpl
        def sendrules_facts():
            calls.hooks += 1
            return [sr.FactDefinition(f"{calls.key}.in_care", "In care", in_care, type="flag", read_all=all_in_care)]

        @sr.hookimpl
        def sendrules_prioritisation():
            calls.hooks += 1
            care = sr.Factor(id="care", title="In care", kind="flag", fact=f"{calls.key}.in_care", provenance=DOC)
            wait = sr.Factor(id="wait", title="Waiting", kind="wait", provenance=DOC)
            return sr.Lexicographic(
                id="o",
                title="O",
                factors=(care, wait),
                tiers=(("care",), ("wait",)),
                provenance=DOC,
                mode_provenance=DOC,
            )

        found = (sendrules_authority, sendrules_facts, sendrules_prioritisation)
        return SimpleNamespace(**{hook.__name__: hook for hook in found})

    def engine(self):
        return sr.Engine(policy_of(self.plugin(), self.key))


def test_hooks_are_called_when_engines_are_built_and_never_for_a_case():
    every = [Calls(f"testshire_{n}") for n in range(10)]
    engines = [calls.engine() for calls in every]
    built = [calls.hooks for calls in every]
    assert all(built)
    for n in (10, 400):
        order = caseload.prioritise(cases(n), engine=engines[0], as_of=AS_OF, batch_cases=100)
        assert len(order.ranking.places) == n
        assert [calls.hooks for calls in every] == built
        assert not any(calls.together for calls in every[1:])
    assert every[0].together == 1 + 4  # once for each batch


def test_a_function_for_columns_is_called_once_a_batch_and_the_summary_says_so():
    calls = Calls()
    engine, given = calls.engine(), cases(250)
    loaded = calls.alone
    order = caseload.prioritise(given, engine=engine, as_of=AS_OF, batch_cases=100)
    assert calls.together == 3
    assert order.queue.facts == {"testshire.in_care": HowRead.TOGETHER}
    # its function for one case is tried on one case of each batch; and asked which names it reads, for a fact that nothing reads
    assert calls.alone - loaded <= 3 + 2 * 250
    assert order.ranking == engine.prioritise(given, as_of=AS_OF)
    assert any("facts.moves" in note for note in order.ranking.notes)


def test_the_order_is_a_table():
    given = cases(12)
    engine = sr.Engine.for_authority("generic")
    order = caseload.prioritise(given, engine=engine, as_of=AS_OF)
    assert order.table.schema == caseload.RANKING_SCHEMA
    rows = order.table.to_pylist()
    assert [row["case"] for row in rows] == list(engine.prioritise(given, as_of=AS_OF).references)
    assert rows[0]["reasons"] == list(order.ranking.places[0].reasons)
    assert (order.summary.cases_in, order.summary.cases_answered) == (12, 12)
    assert repr(order) == "<CaseloadOrder of 12 cases>"


def test_what_cannot_be_asked_is_refused():
    with pytest.raises(NoPublishedPolicy):
        caseload.prioritise(cases(1), engine=sr.Engine(), as_of=AS_OF)
    engine = sr.Engine.for_authority("generic")
    with pytest.raises(WrongType):
        caseload.prioritise(cases(1), engine=engine, as_of="2025-06-30")
    with pytest.raises(WrongType):
        caseload.prioritise(7, engine=engine, as_of=AS_OF)
    with pytest.raises(InputError):
        caseload.prioritise(cases(2), engine=engine, as_of=AS_OF, queue="none such")


def test_a_table_of_arrow_has_the_order_of_its_cases():
    as_of = date(2026, 11, 30)
    engine = sr.Engine.for_authority("milton_keynes")
    order = caseload.prioritise(caseloads.caseload(80, seed=3, as_of=as_of), engine=engine, as_of=as_of, batch_cases=30)
    assert order.ranking == engine.prioritise(caseloads.caseload_cases(80, seed=3, as_of=as_of), as_of=as_of)
    assert order.queue.by_columns >= 70


def test_a_row_that_cannot_be_used_is_in_the_summary(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("case,kind,on\nA,request,2025-01-06\nB,request,2025-02-31\n", encoding="utf-8")
    order = caseload.prioritise(path, engine=sr.Engine.for_authority("generic"), as_of=AS_OF)
    assert order.ranking.references == ("A",)
    assert (order.summary.rows_invalid, len(order.summary.invalid)) == (1, 1)
