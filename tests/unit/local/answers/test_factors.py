"""What a factor counts for one case: named values, a period that is reached, and only where its condition holds."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from orders import waits
from policies import DOC, case, policy
from sendrules.local.answers.factors import FactorFinding, factor_findings
from sendrules.local.ranking.rank import rank
from sendrules.statutory.waiting import Waiting

AS_OF = date(2026, 1, 5)


def factor(kind: str, **more: Any) -> sr.Factor:
    return sr.Factor(id="f", title="F", kind=kind, provenance=DOC, **more)


def alone(of: sr.Factor) -> sr.Lexicographic:
    return sr.Lexicographic(id="o", title="O", factors=[of], tiers=[["f"]], provenance=DOC, mode_provenance=DOC)


def finding(of: sr.Factor, item: Waiting | None = None, notes: list[str] | None = None, **facts: Any) -> FactorFinding:
    order = alone(of)
    item = item or waits(case("A", date(2025, 12, 1), **facts))
    noted = [] if notes is None else notes
    (found,) = factor_findings(item, policy(prioritisation=order), AS_OF, noted, order)
    return found


YEARS = factor("group", fact="testshire.year", values=("1", "6", "post-16"))


@pytest.mark.parametrize(
    ("year", "weight", "reason"),
    [
        ("6", 1, "F: 6"),
        ("7", 0, "F: no, 7 does not count"),
        (("6", "1"), 1, "F: 6, 1"),  # two that count do not count twice
        (("7", "1"), 1, "F: 1"),
        (("7", "8"), 0, "F: no, 7, 8 does not count"),
        ("", 0, "F: no"),
        (None, 0, "F: not recorded, so it counts as no"),
    ],
)
def test_a_group_counts_only_the_values_that_are_named(year, weight, reason):
    found = finding(YEARS, **({} if year is None else {"year": year}))
    assert (found.weight, found.known, found.reason) == (weight, year is not None, reason)


def test_without_named_values_every_group_counts():
    assert finding(factor("group", fact="testshire.year"), year=("7", "8")).reason == "F: 7, 8"


def overdue_since(limit: date) -> Waiting:
    return Waiting(case("A", date(2020, 1, 1)), date(2020, 1, 1), limit)


@pytest.mark.parametrize(
    ("limit", "weight", "reason"),
    [
        # two years from Fri 5 Jan 2024 end on 5 Jan 2026, which is 731 days: 2024 has a 29 February
        (date(2024, 1, 5), 1, "F: yes, 731 days, since Fri 5 Jan 2024"),
        (date(2024, 1, 6), 0, "F: no, 730 days, since Sat 6 Jan 2024; it counts from 24 months on"),
        (date(2026, 1, 5), 0, "F: no, 0 days, since Mon 5 Jan 2026; it counts from 24 months on"),
        (date(2026, 1, 6), 0, "F: not past the law's limit"),
    ],
)
def test_overdue_for_two_years_counts_one_from_the_day_on(limit, weight, reason):
    found = finding(factor("overdue", at_least="24 months"), overdue_since(limit))
    assert (found.weight, found.known, found.reason) == (weight, True, reason)


def test_a_wait_of_so_many_weeks_counts_one_however_long_it_is():
    of = factor("wait", at_least=sr.Weeks(4))
    assert finding(of, waits(case("A", date(2025, 12, 8)))).weight == 1  # 28 days
    assert finding(of, waits(case("A", date(2025, 12, 9)))).weight == 0  # 27 days
    assert finding(of, waits(case("A", date(2015, 1, 5)))).weight == 1


def test_a_period_that_is_reached_stands_beside_flags_in_one_tier():
    order = sr.Lexicographic(
        id="o", title="O", provenance=DOC, mode_provenance=DOC, tiers=[["late", "moves"]],
        factors=[
            sr.Factor(id="late", title="Late", kind="overdue", at_least="4 weeks", provenance=DOC),
            sr.Factor(id="moves", title="Moves", kind="flag", fact="testshire.transfer", provenance=DOC),
        ],
    )  # fmt: skip
    # the twenty weeks of a request of Mon 21 Jul 2025 end on 8 Dec 2025, four weeks before 5 Jan 2026; of the 22nd a day later
    cases = [
        case("neither", date(2025, 7, 22)),
        case("late", date(2025, 7, 21)),
        case("moves", date(2025, 12, 1), transfer=True),
        case("both", date(2025, 7, 20), transfer=True),
    ]
    ranking = rank([waits(c) for c in cases], policy(prioritisation=order), AS_OF)
    assert ranking.references == ("both", "late", "moves", "neither")
    assert order.starvation_bound is None


OLD = sr.When(fact="testshire.age", at_least=16)


@pytest.mark.parametrize(
    ("facts", "weight", "known", "reason"),
    [
        ({"transfer": True, "age": 16}, 1, True, "F: yes"),
        ({"transfer": True, "age": 15}, 0, True, "F: yes, but it counts as no: what it asks of age (testshire.age) is not so"),
        ({"transfer": True}, 0, False, "F: yes, but it counts as no: not recorded: age (testshire.age)"),
        ({"transfer": False}, 0, True, "F: no"),
        ({"age": 16}, 0, False, "F: not recorded, so it counts as no"),
    ],
)  # fmt: skip
def test_a_factor_counts_only_where_its_condition_holds(facts, weight, known, reason):
    found = finding(factor("flag", fact="testshire.transfer", when=OLD), **facts)
    assert (found.weight, found.known, found.reason) == (weight, known, reason)


def test_a_condition_and_evidence_are_both_asked_for():
    letter = sr.EvidenceRequired(id="letter", title="A letter")
    of = factor("group", fact="testshire.story", when=OLD, evidence=[letter])
    assert finding(of, story="moved twice", age=16).missing == ("A letter: not recorded (facts.evidence.letter)",)
    shown: dict[str, Any] = {"story": "moved twice", "evidence.letter": True}
    assert [finding(of, **shown, age=age).weight for age in (16, 15)] == [1, 0]


def test_a_wait_can_be_for_some_and_then_bounds_nothing():
    found = finding(factor("wait", when=OLD), age=15)
    assert (found.weight, found.reason[:35]) == (0, "F: 35 days, since Mon 1 Dec 2025, b")
    assert alone(factor("wait", when=OLD)).starvation_bound is None


def test_a_fact_of_a_condition_that_cannot_be_read_is_noted_and_counts_as_not_recorded():
    broken = sr.FactDefinition("testshire.broken", "Broken", lambda *_: 1 // 0)
    of = factor("flag", fact="testshire.transfer", when=sr.When(fact="testshire.broken", equals=True))
    given = policy(prioritisation=alone(of))
    given = replace(given, facts=(*given.facts, broken))
    notes: list[str] = []
    (found,) = factor_findings(waits(case("A", date(2025, 12, 1), transfer=True)), given, AS_OF, notes, alone(of))
    assert (found.weight, found.known) == (0, False)
    assert [note[:26] for note in notes] == ["A: testshire.broken could "]


def test_a_limit_that_is_lifted_is_not_called_overdue_without_a_word():
    item = replace(overdue_since(date(2025, 12, 1)), lifted=True)
    said = "F: 35 days, since Mon 1 Dec 2025; that limit is lifted, and counts here as if it were not"
    assert finding(factor("overdue"), item).reason == said
