"""Orders of cases: points, lanes, guarantees, overrides, evidence. What is wrong with a declaration is refused when it is made."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC, QUEUE, case, engine, factors, points, tiers

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


def test_caps_and_the_most_of_all_factors_bound_what_a_flag_buys():
    capped = points(caps={"group": 5}, most=6)
    assert capped.starvation_bound == 6
    ranking = engine(prioritisation=capped).prioritise(QUEUE, as_of=AS_OF)
    assert {p.reference: p.points for p in ranking.places}["E"] == 10 + 6


def test_the_bound_is_a_week_more_where_a_tie_may_go_against_the_longer_wait():
    assert points(tie_break=("limit", "received", "reference")).starvation_bound == 21
    overdue = sr.Factor(id="wait", title="Overdue", kind="overdue", provenance=DOC)
    made = points().model_dump() | {"factors": (overdue, *factors()[1:])}
    assert sr.Points.model_validate(made).starvation_bound is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weights": {"wait": 1, "group": 12}}, "every factor must have a weight"),
        ({"weights": {"wait": 0, "group": 12, "transfer": 8}}, "overtaken for ever"),
        ({"caps": {"wait": 52}}, "points of the wait must have no cap"),
        ({"caps": {"nobody": 1}}, "no factor nobody"),
        ({"tie_break": ("received", "limit")}, "must end with the reference"),
        ({"tie_break": ("reference", "limit", "reference")}, "must end with the reference"),
    ],
)
def test_points_that_could_starve_somebody_or_tie_are_refused(change, words):
    given: dict[str, Any] = {"weights": {"wait": 1, "group": 12, "transfer": 8}}
    with pytest.raises(ValidationError, match=words):
        sr.Points(id="p", title="P", factors=factors(), provenance=DOC, mode_provenance=DOC, **(given | change))


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


def lanes(**more: Any) -> sr.Lanes:
    return sr.Lanes(
        id="lanes", title="Two lanes", provenance=DOC, mode_provenance=DOC,
        lanes=(
            sr.Lane(id="late", title="Overdue", overdue=True, share=Decimal("0.5"), provenance=DOC),
            sr.Lane(id="new", title="In time", share=Decimal("0.5"), provenance=DOC, **more),
        ),
    )  # fmt: skip


def test_lanes_take_turns_and_a_case_is_in_one_exactly():
    cases = [case(f"late{n}", date(2024, 1, n + 1)) for n in range(3)]
    cases += [case(f"new{n}", date(2024, 11, n + 1)) for n in range(3)]
    ranking = engine(prioritisation=lanes()).prioritise(cases, as_of=AS_OF)
    assert ranking.references == ("late0", "new0", "late1", "new1", "late2", "new2")
    assert [p.lane for p in ranking.places] == ["late", "new"] * 3
    assert "in the lane 'Overdue'" in ranking.places[0].reasons


def test_reserved_capacity_that_does_not_spill_stays_empty():
    cases = [case(f"late{n}", date(2024, 1, n + 1)) for n in range(6)] + [case("new", date(2024, 11, 1))]
    kept = engine(prioritisation=lanes(spills=False)).prioritise(cases, as_of=AS_OF).batch(6)
    spilt = engine(prioritisation=lanes()).prioritise(cases, as_of=AS_OF).batch(6)
    assert (len(kept), len(spilt)) == (4, 6)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (({"overdue": None}, {}), "the last lane, and no other"),
        (({}, {"overdue": False}), "the last lane, and no other"),
        (({"share": Decimal("0.6")}, {}), "more than 1"),
        (({"share": None, "reserved": 3}, {}), "all lanes have shares"),
        (({"spill_to": "nowhere"}, {}), "not another lane"),
        (({"share": Decimal(0)}, {}), "the lane late has no capacity"),
        (({"share": None, "reserved": 0}, {"share": None, "reserved": 3}), "the lane late has no capacity"),
        (({"spills": False, "spill_to": "new"}, {}), "does not spill, and names where"),
    ],
)
def test_lanes_that_could_lose_a_case_are_refused(changes, words):
    made = [lane.model_dump() | change for lane, change in zip(lanes().lanes, changes, strict=True)]
    with pytest.raises(ValidationError, match=words):
        sr.Lanes.model_validate(lanes().model_dump() | {"lanes": made})


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


def test_two_guarantees_with_one_id_are_refused():
    promise = sr.Guarantee(id="g", title="Overdue first", overdue_weeks=10, provenance=DOC)
    with pytest.raises(ValidationError, match="two guarantees share an id"):
        points(guarantees=(promise, promise))


RULE = sr.Overriding(roles=("Principal EP",), expires_after="4 weeks", provenance=DOC)  # type: ignore[arg-type]


def put(**change: Any) -> sr.PlaceOverride:
    given = {
        "reference": "E", "place": 1, "role": "Principal EP", "reason": "placement about to break down", "on": date(2024, 11, 20)
    }  # fmt: skip
    return sr.PlaceOverride(**(given | change))


def test_an_override_moves_a_case_and_says_by_whom_why_and_from_where():
    ranked = engine(prioritisation=points(override=RULE)).prioritise(QUEUE, as_of=AS_OF, overrides=[put()])
    assert ranked.references == ("E", "D", "A", "B", "C")
    assert ranked.places[0].reasons[0] == (
        "put here by the Principal EP on Wed 20 Nov 2024: placement about to break down (place 5 without it)"
    )
    assert ranked.to_dict()["places"][0]["override"]["role"] == "Principal EP"


def test_an_override_that_has_ended_is_not_used_and_noted():
    ranked = engine(prioritisation=points(override=RULE)).prioritise(
        QUEUE, as_of=AS_OF, overrides=[put(on=date(2024, 10, 1))]
    )
    assert ranked.references == ("D", "A", "B", "C", "E")
    assert "E: the override of Tue 1 Oct 2024 ended on Tue 29 Oct 2024" in ranked.notes


@pytest.mark.parametrize(
    ("rule", "change", "words"),
    [
        (None, {}, "lets nobody override"),
        (RULE, {"role": "Case officer"}, "Case officer may not"),
        (RULE, {"reason": "urgent"}, "needs a reason"),
        (RULE, {"reference": "Z"}, "no such case"),
        (RULE, {"on": date(2025, 1, 1)}, "after the day asked about"),
        (RULE, {"until": date(2025, 6, 1)}, "longer than 4 weeks"),
        (RULE, {"place": 0}, "0 is not a place"),
        (RULE.model_copy(update={"expires_after": None}), {}, "needs a last day"),
        (RULE.model_copy(update={"reasons": ("safety",)}), {}, "not a reason of the policy"),
    ],
)
def test_an_override_without_role_reason_or_end_is_refused(rule, change, words):
    with pytest.raises(sr.InputError, match=words):
        engine(prioritisation=points(override=rule)).prioritise(QUEUE, as_of=AS_OF, overrides=[put(**change)])
