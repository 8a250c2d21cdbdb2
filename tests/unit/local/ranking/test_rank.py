"""Orders by tiers and by points: factors, evidence, bands and guarantees."""

from datetime import date
from decimal import Decimal

import pytest

import sendrules as sr
from policies import DOC, QUEUE, case, engine, points, tiers

AS_OF = date(2024, 11, 30)


def test_the_five_cases_in_tiers_and_by_points():
    by_tiers = engine(prioritisation=tiers("wait", "group", "transfer")).prioritise(QUEUE, as_of=AS_OF)
    by_points = engine(prioritisation=points()).prioritise(QUEUE, as_of=AS_OF)
    assert by_tiers.references == ("D", "A", "C", "B", "E")
    assert by_points.references == ("D", "A", "B", "C", "E")
    assert [p.points for p in by_points.places] == [50, 42, 36, 35, 30]
    assert by_points.places[0].reasons[:2] == (
        "50 points", "Waiting: 299 days, since Mon 5 Feb 2024 (42 whole weeks, 42 points)",
    )  # fmt: skip
    assert by_points.starvation_bound == 20
    assert by_tiers.starvation_bound == 0
    assert by_points.to_dict()["places"][0]["points"] == "50"


@pytest.mark.parametrize(
    ("within", "order"),
    [
        ("each", ("E", "D", "C", "B", "A")),  # E is looked after and changes school, and D, C and B have one of the two
        ("any", ("D", "C", "B", "E", "A")),  # one is enough: the four go by their dates, and A has neither
    ],
)
def test_two_factors_of_a_tier_count_twice_or_as_one(within: str, order: tuple[str, ...]):
    made = tiers("group", "transfer", "wait").model_dump()
    made |= {"tiers": (("group", "transfer"), ("wait",)), "within_tier": within}
    ranked = engine(prioritisation=sr.Lexicographic.model_validate(made)).prioritise(QUEUE, as_of=AS_OF)
    assert ranked.references == order


def test_where_one_is_enough_the_highest_band_counts():
    bands = (sr.Band(at_least=Decimal(0), counts=1), sr.Band(at_least=Decimal(16), counts=3))
    age = sr.Factor(id="age", title="Age", kind="band", fact="testshire.age", bands=bands, provenance=DOC)
    flag = sr.Factor(id="transfer", title="Transfer", kind="flag", fact="testshire.transfer", provenance=DOC)
    order = sr.Lexicographic(
        id="o", title="O", factors=(age, flag), tiers=(("age", "transfer"),), within_tier="any", provenance=DOC,
        mode_provenance=DOC,
    )  # fmt: skip
    cases = [
        case("both", date(2024, 1, 2), age=9, transfer=True), case("old", date(2024, 1, 3), age=16),
        case("young", date(2024, 1, 1), age=9),
    ]  # fmt: skip
    assert engine(prioritisation=order).prioritise(cases, as_of=AS_OF).references == ("old", "young", "both")


def test_caps_and_the_most_of_all_factors_bound_what_a_flag_buys():
    capped = points(caps={"group": 5}, most=6)
    assert capped.starvation_bound == 6
    ranking = engine(prioritisation=capped).prioritise(QUEUE, as_of=AS_OF)
    assert {p.reference: p.points for p in ranking.places}["E"] == 10 + 6


def test_a_factor_counts_only_with_its_evidence_and_says_what_is_missing():
    letter = sr.EvidenceRequired(id="letter", title="A letter", max_age="6 months")  # type: ignore[arg-type]
    told = sr.Factor(
        id="told", title="At risk", kind="group", fact="testshire.story", evidence=(letter,), provenance=DOC
    )
    order = sr.Lexicographic(
        id="o", title="O", factors=(told,), tiers=(("told",),), provenance=DOC, mode_provenance=DOC
    )
    cases = [
        case("none", date(2024, 1, 1), story="moved twice"),
        case("old", date(2024, 1, 2), story="moved twice", **{"evidence.letter": "2024-01-02"}),
        case("fresh", date(2024, 1, 3), story="moved twice", **{"evidence.letter": "2024-11-01"}),
    ]
    ranking = engine(prioritisation=order).prioritise(cases, as_of=AS_OF)
    assert ranking.references == ("fresh", "none", "old")
    assert "needs evidence and counts as no: A letter: not recorded" in ranking.places[1].reasons[0]
    assert "older than 6 months" in ranking.places[2].reasons[0]


def test_a_band_counts_by_the_highest_range_that_a_number_reaches():
    band = sr.Factor(
        id="age", title="Age", kind="band", fact="testshire.age", provenance=DOC,
        bands=(sr.Band(at_least=Decimal(10), counts=1), sr.Band(at_least=Decimal(16), counts=2)),
    )  # fmt: skip
    order = sr.Lexicographic(id="o", title="O", factors=(band,), tiers=(("age",),), provenance=DOC, mode_provenance=DOC)
    cases = [case(str(age), date(2024, 1, 1), age=age) for age in (9, 10, 16, 17)]
    assert engine(prioritisation=order).prioritise(cases, as_of=AS_OF).references == ("16", "17", "10", "9")


def test_a_guarantee_brings_the_longest_overdue_first_within_its_share():
    def order(share: Decimal | None) -> tuple[str, ...]:
        promise = sr.Guarantee(id="g", title="Overdue first", overdue_weeks=10, max_share=share, provenance=DOC)
        by_group = tiers("group", "transfer", "wait").model_copy(update={"guarantees": (promise,)})
        ranked = engine(prioritisation=by_group).prioritise(QUEUE, as_of=AS_OF)
        assert all("Overdue first" in p.reasons for p in ranked.places if p.reference == "A")
        return ranked.references

    assert order(None) == ("A", "D", "E", "B", "C")
    assert order(Decimal("0.5")) == ("E", "A", "B", "D", "C")


def test_the_share_of_a_guarantee_caps_what_it_brings_forward_and_not_what_is_first_anyway():
    promise = sr.Guarantee(id="g", title="Overdue first", overdue_weeks=10, max_share=Decimal("0.2"), provenance=DOC)
    order = sr.DateOrder(id="d", title="D", guarantees=(promise,), provenance=DOC)
    cases = [case(f"old{n}", date(2024, 1, 1)) for n in range(4)]
    cases += [case(f"new{n}", date(2024, 11, 1)) for n in range(4)]
    ranked = engine(prioritisation=order).prioritise(cases, as_of=AS_OF)
    assert [ref[:3] for ref in ranked.references] == ["old"] * 4 + ["new"] * 4
    assert not any("Overdue first" in place.reasons for place in ranked.places)
