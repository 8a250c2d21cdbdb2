"""What is found in an order before it is used: facts ruled out, names that refer to nothing, long waits, shares that differ."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from fast_tracks import capped, flag, in_lanes, lane
from policies import DOC, factors, points, policy, tiers
from sendrules.local.checking.consistency import findings_of


def said(**declared: Any) -> list[tuple[str, str, str]]:
    found = findings_of(policy(**declared), sr.statute())
    return [(f.severity.value, ".".join(map(str, f.at)), f.message) for f in found]


def record(*never: str) -> sr.EqualityRecord:
    return sr.EqualityRecord(never_against=never, provenance=DOC)


def lanes(**more: Any) -> sr.Lanes:
    first = sr.Lane(
        id="a", title="A", when=sr.When(fact="testshire.age", at_least=10), share=Decimal("0.5"), provenance=DOC
    )  # fmt: skip
    rest = sr.Lane(id="b", title="B", share=Decimal("0.5"), provenance=DOC)
    return sr.Lanes(id="l", title="L", lanes=(first, rest), provenance=DOC, mode_provenance=DOC, **more)


def test_a_fact_that_is_ruled_out_is_read_by_no_factor_lane_or_criterion():
    (in_a_lane,) = said(prioritisation=lanes(equality=record("testshire.age")))
    assert in_a_lane == (
        "refused", "prioritisation.lanes.0.when",
        "the lane 'a' reads 'testshire.age', which the equality record rules out.",
    )  # fmt: skip
    (of_its_order,) = said(prioritisation=lanes(orders={"a": points(equality=record("testshire.age"))}))
    assert of_its_order[1] == "prioritisation.lanes.0.when"
    (by_a_factor,) = said(prioritisation=points(equality=record("testshire.transfer")))
    assert by_a_factor[:2] == ("refused", "prioritisation.factors.2.fact")
    criterion = sr.Criterion(id="old", title="Old", when=sr.When(fact="testshire.age", at_least=10), provenance=DOC)
    fast = sr.FastTrackPolicy(
        id="f", title="F", status=sr.FastTrackStatus.IN_FORCE, published_at="here", criteria=(criterion,), provenance=DOC,
    )  # fmt: skip
    refused = [
        f for f in said(prioritisation=points(equality=record("testshire.age")), fast_track=fast) if f[0] == "refused"
    ]  # fmt: skip
    assert [path for _, path, _ in refused] == ["fast_track.criteria.0.when"]


def only(when: sr.When, **more: Any) -> sr.Lexicographic:
    """Give one factor that counts only where a condition holds."""
    flag = sr.Factor(id="f", title="F", kind="flag", fact="testshire.transfer", when=when, provenance=DOC, **more)
    return sr.Lexicographic(id="o", title="O", factors=[flag], tiers=[["f"]], provenance=DOC, mode_provenance=DOC)


def promised(**more: Any) -> sr.DateOrder:
    promise = sr.Guarantee(id="g", title="G", provenance=DOC, **{k: v for k, v in more.items() if k != "equality"})
    return sr.DateOrder(id="d", title="D", guarantees=[promise], equality=more.get("equality"), provenance=DOC)


OLD = sr.When(fact="testshire.age", at_least=10)
TOLD = sr.When(fact="testshire.story", equals="moved twice")
AT_FACTOR, AT_GUARANTEE = "prioritisation.factors.0.when", "prioritisation.guarantees.0.when"


def test_a_condition_reads_what_is_defined_and_nothing_that_is_ruled_out():
    def refused(order: Any) -> list[tuple[str, str]]:
        return [(at, message) for severity, at, message in said(prioritisation=order) if severity == "refused"]

    never = record("testshire.age")
    assert refused(only(OLD).model_copy(update={"equality": never})) == [
        (AT_FACTOR, "the factor 'f' reads 'testshire.age', which the equality record rules out.")
    ]
    assert refused(promised(when=OLD, equality=never)) == [
        (AT_GUARANTEE, "the guarantee 'g' reads 'testshire.age', which the equality record rules out.")
    ]
    unknown = sr.When(fact="testshire.aged", at_least=10)
    assert [at for at, _ in refused(only(unknown))] == [AT_FACTOR]
    assert [at for at, _ in refused(promised(when=unknown))] == [AT_GUARANTEE]
    assert refused(only(OLD)) == refused(promised(when=OLD)) == []


def test_a_condition_on_free_text_needs_evidence():
    letter = sr.EvidenceRequired(id="letter", title="A letter")
    (without,) = [f for f in said(prioritisation=only(TOLD)) if f[0] == "refused"]
    assert without == ("refused", AT_FACTOR, "the factor 'f' reads free text, and asks for no evidence.")
    assert not [f for f in said(prioritisation=only(TOLD, evidence=[letter])) if f[0] == "refused"]
    (promise,) = [f for f in said(prioritisation=promised(when=TOLD)) if f[0] == "refused"]
    assert promise == ("refused", AT_GUARANTEE, "the guarantee 'g' reads free text, and asks for no evidence.")


def test_a_guarantee_for_some_that_nothing_limits_is_warned_of():
    def warned(**more: Any) -> list[tuple[str, str]]:
        return [(at, m) for s, at, m in said(prioritisation=promised(**more)) if s == "warning"]

    assert warned(when=OLD) == [
        (
            "prioritisation.guarantees.0",
            "nothing limits how long other cases can be overtaken by those of the guarantee 'g'.",
        )
    ]
    assert (
        warned(when=OLD, max_share=Decimal("0.5")) == warned(when=OLD, overdue_weeks=4) == warned(overdue_weeks=4) == []
    )


def test_a_guarantee_for_some_is_no_bound_for_all():
    promise = sr.Guarantee(id="g", title="G", overdue_weeks=10, when=OLD, provenance=DOC)
    order = tiers("group", "wait", "transfer").model_copy(update={"guarantees": (promise,)})
    (bound,) = [(s, m) for s, at, m in said(prioritisation=order) if at == "prioritisation"]
    assert bound == ("warning", "nothing limits how long a case can be overtaken by later ones.")


def test_what_is_ruled_out_is_a_fact_of_the_policy_and_the_record_has_a_source():
    (found,) = said(prioritisation=points(equality=record("testshire.aged")))
    assert found == (
        "refused", "prioritisation.equality.never_against.0",
        "there is no fact called 'testshire.aged'.",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="provenance"):
        sr.EqualityRecord.model_validate({"assessment": "An assessment"})


@pytest.mark.parametrize(
    ("order", "severity", "words"),
    [
        (points(), "accepted", "no case is overtaken by one received 20 weeks or more after it."),
        (tiers("wait", "group", "transfer"), "accepted", "no case is overtaken by one with later dates."),
        (tiers("group", "wait", "transfer"), "warning", "nothing limits how long a case can be overtaken"),
        (lanes(), "accepted", "no case is overtaken by one with later dates for the first place of a batch."),
        (
            lanes(orders={"b": points()}), "accepted",
            "no case is overtaken by one received 20 weeks or more after it for the first place of a batch.",
        ),
        (
            sr.DateOrder(id="d", title="D", tie_break=("reference",), provenance=DOC), "warning", "nothing limits how long",
        ),
        (
            sr.Points(
                id="p", title="P", factors=factors(), provenance=DOC, mode_provenance=DOC,
                weights={"wait": Decimal("0.0001"), "group": 40, "transfer": 0},
            ),
            "warning", "a case can be overtaken for 400,000 weeks by later ones.",
        ),
        (
            tiers("group", "wait", "transfer").model_copy(
                update={"guarantees": (sr.Guarantee(id="g", title="G", overdue_weeks=10, provenance=DOC),)}
            ),
            "accepted", "only the guarantee limits how long a case can be overtaken.",
        ),
    ],
)  # fmt: skip
def test_the_bound_of_every_order_is_said_and_a_long_one_warned_of(order, severity, words):
    found = [(s, m) for s, at, m in said(prioritisation=order) if at == "prioritisation"]
    assert [(s, m[: len(words)]) for s, m in found] == [(severity, words)]


def test_an_order_in_a_lane_that_bounds_nothing_is_named():
    found = said(prioritisation=lanes(orders={"b": tiers("group", "wait", "transfer")}))
    assert [(s, at) for s, at, _ in found] == [("warning", "prioritisation.orders.b")]


def test_lanes_without_shares_are_accepted_and_nothing_asks_for_a_share():
    apart = in_lanes(lane("late", overdue=True), lane("new", overdue=False), orders={"new": points()})
    assert said(prioritisation=apart) == [
        (
            "accepted", "prioritisation.lanes",
            "no share is stated, so a batch is of one lane, and the order across lanes says nothing.",
        ),
        ("accepted", "prioritisation", "no case is overtaken by one received 20 weeks or more after it in the same lane."),
        ("accepted", "prioritisation.orders.new", "no case is overtaken by one received 20 weeks or more after it."),
    ]  # fmt: skip


def test_the_most_that_a_fast_track_may_take_limits_nothing_without_shares():
    _, fast = capped("0.3")
    apart = in_lanes(lane("fast", flag("looked_after")), lane("rest"))
    found = [f for f in said(prioritisation=apart, fast_track=fast) if f[1] == "fast_track.max_share"]
    assert found == [
        (
            "warning",
            "fast_track.max_share",
            "it limits nothing: the lanes have no shares, so no batch is made across them.",
        )
    ]


def test_a_fast_track_and_its_lane_agree_on_its_share():
    def said(**change: Any) -> list[tuple[str, str]]:
        order, fast = capped(change.pop("most", "0.3"))
        made = policy(prioritisation=order, fast_track=fast.model_copy(update=change))
        return [(f.severity.value, f.message) for f in findings_of(made, sr.statute()) if "max_share" in f.where]

    assert said() == []
    assert said(most="0.2") == [("refused", "the fast track may take 0.2 at most, and its lane 'fast' is given more.")]
    assert said(lane=None)[0][0] == "warning"
