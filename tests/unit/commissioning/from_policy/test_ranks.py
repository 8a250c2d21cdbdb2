"""What an order comes to in ranks, and what whole months cannot hold, by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

import sendrules as sr
from policies import DOC, points, tiers
from sendrules.commissioning.from_policy.ranks import months_of, of_guarantee, points_age, points_in_words, ranks_of
from sendrules.local.declarations.conditions import When


def dated(id, kind="overdue", **more):
    return sr.Factor(id=id, title=id.capitalize(), kind=kind, provenance=DOC, **more)


def flag(id):
    return sr.Factor(id=id, title=id.capitalize(), kind="flag", fact=f"testshire.{id}", provenance=DOC)


def lexicographic(*factors, order=None, **more):
    return sr.Lexicographic(
        id="l", title="L", factors=factors, tiers=order or tuple((factor.id,) for factor in factors), provenance=DOC,
        mode_provenance=DOC, **more,
    )  # fmt: skip


def date_order(**more):
    return sr.DateOrder(id="d", title="D", provenance=DOC, **more)


def test_date_order_is_one_rank_and_all_of_it_is_held():
    found = ranks_of(date_order())
    assert (found.tiers, found.ages_days, found.not_held, found.always_not_held) == ((), None, (), ())


def test_an_order_by_reference_is_named():
    assert "references" in ranks_of(date_order(tie_break=["reference"])).always_not_held[0]


def test_facts_before_the_wait_make_the_ranks_and_those_after_it_decide_nothing_in_a_month():
    found = ranks_of(tiers("group", "wait", "transfer"))
    assert [[factor.id for factor in tier] for tier in found.tiers] == [["group"]]
    assert found.not_held == ()
    (said,) = found.always_not_held
    assert said.startswith("Phase transfer: this decides only between cases that have waited equally long")


@pytest.mark.parametrize("last", [dated("late"), dated("late", at_least=sr.Months(24)), dated("wait", "wait")])
def test_days_that_decide_last_are_the_longest_wait_first(last):
    found = ranks_of(lexicographic(flag("group"), last))
    assert ([len(tier) for tier in found.tiers], found.not_held, found.always_not_held) == ([1], (), ())


def test_overdue_first_ages_everybody_by_20_weeks():
    found = ranks_of(lexicographic(dated("late"), flag("group")))
    assert found.ages_days == 140
    assert "Late: a case moves up a rank after 5 months" in found.not_held[0]


def test_a_period_that_is_reached_first_ages_by_it():
    # 24 months from 1 January 2025 are 730 days; overdue for 24 months is 20 weeks later: 870 days are 28.6 months, surely over after 29
    assert ranks_of(lexicographic(dated("long", "wait", at_least=sr.Months(24)), flag("group"))).ages_days == 730
    late = ranks_of(lexicographic(dated("late", at_least=sr.Months(24)), flag("group"))).ages_days
    assert (late, months_of(late)) == (870, 29)


@pytest.mark.parametrize(
    "order",
    [
        lexicographic(flag("group"), dated("late"), flag("transfer")),
        lexicographic(dated("late", at_most_weeks=10), flag("group")),
        lexicographic(dated("late", at_least=sr.Months(1)), flag("group"), order=(("late", "group"),)),
        lexicographic(flag("group"), dated("late", when=When(fact="testshire.x", equals=True))),
        lexicographic(dated("late"), dated("later", at_least=sr.Months(24)), flag("group")),
    ],
    ids=["between facts", "capped", "in one tier with a fact", "for some alone", "a second one"],
)
def test_days_that_change_ranks_otherwise_are_named(order):
    found = ranks_of(order)
    assert any("Late" in said for said in found.not_held)
    assert any(factor.kind == "flag" for tier in found.tiers for factor in tier)


def test_points_are_worth_weeks_of_waiting():
    # one point a week: 0, 8, 12 and 20 points are worth up to 20 weeks; 20 / 3 = 6.67 weeks a rank are 1.53 months: two
    months, weeks = points_age(points(), [Fraction(n) for n in (20, 12, 8, 0)])
    assert (months, weeks) == (2, 20)
    assert "worth up to 20 weeks of waiting" in points_in_words(points(), weeks, months)


def test_points_that_are_worth_less_than_half_a_month_make_no_ranks():
    assert points_age(points(), [Fraction(2), Fraction(0)]) == (None, 2)  # two weeks are 0.46 months
    assert "less than the forecast's months" in points_in_words(points(), Fraction(2), None)


def promise(**more):
    return sr.Guarantee(id="g", title="Promise", provenance=DOC, **more)


def test_promises():
    in_care = When(fact="testshire.looked_after", equals=True)
    assert of_guarantee(promise(when=in_care), in_lanes=False) == (True, None, "")
    assert "not before the other lanes" in of_guarantee(promise(when=in_care), in_lanes=True)[2]
    # more than 10 weeks overdue: 140 + 70 days are 6.9 months
    first, days, said = of_guarantee(promise(overdue_weeks=10), in_lanes=False)
    assert (first, days, "after 7 months" in said) == (False, 210, True)
    for whom in ({"when": in_care, "overdue_weeks": 10}, {"when": in_care, "max_share": Decimal("0.5")}):
        first, days, said = of_guarantee(promise(**whom), in_lanes=False)
        assert (first, days, "does not bring these cases forward" in said) == (False, None, True)
