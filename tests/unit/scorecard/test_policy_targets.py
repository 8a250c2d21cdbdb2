"""An authority's targets, trajectories and milestones, computed beside reported. The ten people: 1 of 2, 1 of 3, and 1 of 4 due."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sendrules.local.declarations.performance import Brag, PerformancePolicy
from sendrules.scorecard.card import Scorecard, scorecard
from sendrules.scorecard.policy_targets import NOT_HELD, by_policy
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import ten_people

SOURCE = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
SHARE = {
    "id": "on-time", "title": "Within 20 weeks", "cohort": "not-stated", "statistic": "share",
    "numerator": "in time", "denominator": "plans", "within": "20 weeks", "provenance": SOURCE,
}  # fmt: skip


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    return scorecard(write(ten_people(), Form.XML, tmp_path / "a.xml"))


def policy(
    target: dict[str, Any] | None = None, measure: dict[str, Any] | None = None, **other: Any
) -> PerformancePolicy:
    made = {"id": "p", "title": "T", "provenance": SOURCE, "measures": [{**SHARE, **(measure or {})}], **other}
    if target is not None:
        made["targets"] = [{"id": "t", "title": "T", "measure": "on-time", "provenance": SOURCE, **target}]
    return PerformancePolicy.model_validate(made)


def test_where_the_cohort_is_not_stated_every_figure_that_it_may_mean_is_there(card: Scorecard) -> None:
    found = by_policy(card, policy({"at_least": "0.4"})).targets[0]
    assert [(one.figure.measure.id, one.met) for one in found.computed] == [
        ("plans-within-20-weeks-without-exceptions", True),
        ("plans-within-20-weeks-with-exceptions", False),
        ("due-within-20-weeks", False),
    ]
    assert found.met is None


def test_where_all_of_them_agree_it_is_settled(card: Scorecard) -> None:
    assert by_policy(card, policy({"at_least": "0.85"})).targets[0].met is False
    assert by_policy(card, policy({"at_least": "0.25"})).targets[0].met is True


@pytest.mark.parametrize(
    ("measure", "ids"),
    [
        ({"cohort": "issued-in", "exceptions": "included"}, ["plans-within-20-weeks-with-exceptions"]),
        ({"cohort": "issued-in", "exceptions": "left-out-of-both"}, ["plans-within-20-weeks-without-exceptions"]),
        ({"cohort": "due-in"}, ["due-within-20-weeks"]),
        ({"cohort": "advice-due-in"}, []),
        ({"about": "health"}, []),
        ({"within": "6 weeks"}, []),
    ],
)
def test_what_a_measure_says_decides_which_figure_it_means(
    card: Scorecard, measure: dict[str, Any], ids: list[str]
) -> None:
    found = by_policy(card, policy({"at_least": "0.5"}, measure)).targets[0]
    assert [one.figure.measure.id for one in found.computed] == ids
    assert found.why == ("" if ids else NOT_HELD)


def test_a_target_that_falls(card: Scorecard) -> None:
    weeks = {
        "statistic": "mean", "unit": "weeks", "cohort": "issued-in", "numerator": None, "denominator": None, "within": None,
    }  # fmt: skip
    assert by_policy(card, policy({"at_most": "35"}, weeks)).targets[0].met is True  # 35.0 weeks
    assert by_policy(card, policy({"at_most": "34"}, weeks)).targets[0].met is False


def test_the_step_of_a_trajectory_whose_day_has_come_counts(card: Scorecard) -> None:
    points = [{"by": "2025-06-30", "value": "0.2"}, {"by": "2026-06-30", "value": "0.9"}]
    trajectory = {"points": points, "cumulative": False, "unit": "share"}
    found = by_policy(card, policy({"at_least": "0.9", "trajectory": trajectory})).targets[0]
    assert found.step is not None
    assert (found.step.value, found.met) == (Decimal("0.2"), True)


def test_a_step_of_assessments_says_nothing_of_a_share(card: Scorecard) -> None:
    trajectory = {"points": [{"by": "2025-06-30", "value": "400"}], "cumulative": True, "unit": "assessments"}
    assert by_policy(card, policy({"trajectory": trajectory})).targets[0].met is None


def test_a_reported_figure_stands_beside_what_is_computed(card: Scorecard) -> None:
    reported = [{"measure": "on-time", "value": "0.29", "provenance": SOURCE}]
    found = by_policy(card, policy(measure={"cohort": "due-in"}, reported=reported)).reported[0]
    assert (found.snapshot.value, [str(one.value) for one in found.computed]) == (Decimal("0.29"), ["25.0"])


def test_the_colour_of_a_milestone_is_computed_apart_from_the_one_reported(card: Scorecard) -> None:
    milestone = {
        "id": "m", "title": "M", "by": "2025-12-31", "quantity": {"value": "252", "unit": "plans"}, "cumulative": True,
        "outcome": "o", "provenance": SOURCE,
    }  # fmt: skip
    outcome = {"id": "o", "title": "O", "reported": "green", "provenance": SOURCE}
    declared = policy(milestones=[milestone], outcomes=[outcome])
    found = by_policy(card, declared, {"m": Decimal(63)}).milestones[0]
    assert (found.computed, found.reported, found.share) == (Brag.RED, Brag.GREEN, Decimal("0.250"))
    assert by_policy(card, declared).milestones[0].computed is None  # a return cannot say how much is done
