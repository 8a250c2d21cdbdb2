"""Who still waits for a plan, since when, and by which limit; and what is said of those who do not."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, case, engine, points, tiers

AS_OF = date(2026, 1, 5)

DATES = engine(prioritisation=sr.DateOrder(id="d", title="D", provenance=DOC))


def happened(reference: str, *events: tuple[str, date] | tuple[str, date, str], **facts: Any) -> sr.Case:
    made = [sr.Event(kind=k, on=on, **({"order": o[0]} if o else {})) for k, on, *o in events]  # type: ignore[arg-type]
    return sr.Case(reference=reference, events=made, facts=facts)


ASKED = ("request", date(2025, 2, 3))

REFUSED = ("refusal-to-assess", date(2025, 3, 10))


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([ASKED, ("final-plan", date(2025, 6, 2))], "the plan was finalised on Mon 2 Jun 2025"),
        ([ASKED, REFUSED], "it was decided not to assess, and notified on Mon 10 Mar 2025"),
        ([ASKED, ("no-plan-notice", date(2025, 5, 6))], "it was decided not to make a plan, and notified on Tue 6 May 2025"),
        ([ASKED, ("request-withdrawn", date(2025, 3, 3))], "the request was withdrawn on Mon 3 Mar 2025"),
        (
            [ASKED, REFUSED, ("tribunal-order", date(2025, 6, 2), "assess"), ("final-plan", date(2025, 8, 4))],
            "the plan was finalised on Mon 4 Aug 2025",
        ),
    ],
)  # fmt: skip
def test_a_case_that_no_longer_waits_comes_last_and_says_why(events, reason):
    cases = [happened("done", *events, looked_after=True), case("new", date(2025, 12, 29))]
    for order in (
        tiers("group", "wait", "transfer"),
        points(),
        sr.DateOrder(id="d", title="D", provenance=DOC),
    ):
        ranking = engine(prioritisation=order).prioritise(cases, as_of=AS_OF)
        assert ranking.references == ("new", "done")
        assert ranking.places[1].reasons == (f"no longer waiting: {reason}",)
        assert [p.reference for p in ranking.batch(2)] == ["new"]
        assert ranking.to_dict()["places"][1]["part"] == "not-waiting"


@pytest.mark.parametrize(
    ("events", "due", "basis"),
    [
        # 14 weeks from the order: 98 days from 1 October 2025
        ([REFUSED, ("tribunal-order", date(2025, 10, 1), "assess")], "Wed 7 Jan 2026", " (order of the Tribunal of Wed 1 Oct 2025)"),
        # an agreement counts as an order of its own date: 98 days from 3 November 2025
        ([REFUSED, ("mediation-agreement", date(2025, 11, 3), "assess")], "Mon 9 Feb 2026", None),
        # 11 weeks: 77 days from 1 December 2025
        (
            [("no-plan-notice", date(2025, 5, 6)), ("tribunal-order", date(2025, 12, 1), "make-plan")],
            "Mon 16 Feb 2026", None,
        ),
        # a refusal reversed without an order leaves the weeks of the request running: 140 days from 3 February 2025
        ([REFUSED, ("decision-to-assess", date(2025, 5, 12))], "Mon 23 Jun 2025", ""),
    ],
)  # fmt: skip
def test_the_limit_that_runs_now_is_the_one_that_is_named_and_the_wait_is_counted_from_the_request(events, due, basis):
    (place,) = DATES.prioritise([happened("A", ASKED, *events)], as_of=AS_OF).places
    (reason,) = place.reasons
    assert reason.startswith(f"finalised plan due in law {due}")
    assert reason.endswith(", received Mon 3 Feb 2025")
    if basis is not None:
        assert reason == f"finalised plan due in law {due}{basis}, received Mon 3 Feb 2025"


def test_a_re_assessment_is_waited_for_from_its_own_request():
    events = (
        ("request", date(2022, 2, 7)), ("final-plan", date(2022, 6, 6)), ("reassessment-request", date(2025, 11, 3)),
        ("decision-to-reassess", date(2025, 11, 17)),
    )  # fmt: skip
    (place,) = DATES.prioritise([happened("A", *events)], as_of=AS_OF).places
    # 14 weeks from the notice: 98 days from 17 November 2025
    assert place.reasons[0] == "finalised plan due in law Mon 23 Feb 2026, received Mon 3 Nov 2025"


def test_a_plan_that_was_given_ended_the_wait_so_an_order_on_it_begins_another():
    """The request of 3 February was answered by the plan of 2 June; what is waited for since is what the order asks."""
    events = (ASKED, ("final-plan", date(2025, 6, 2)), ("tribunal-order", date(2025, 12, 1), "reassess"))
    (place,) = DATES.prioritise([happened("A", *events)], as_of=AS_OF).places
    assert place.reasons[0].endswith("received Mon 1 Dec 2025")


def test_a_decision_that_is_remitted_leaves_the_child_waiting_without_a_limit_of_its_own():
    again = happened("A", ASKED, REFUSED, ("tribunal-order", date(2025, 12, 1), "remit"))
    ranking = DATES.prioritise([again, case("B", date(2025, 12, 29))], as_of=AS_OF)
    assert ranking.references == ("A", "B")
    assert ranking.places[0].reasons[0] == (
        "finalised plan due in law Mon 23 Jun 2025, before it was overtaken, received Mon 3 Feb 2025"
    )
    refused_again = happened(
        "A", ASKED, REFUSED, ("tribunal-order", date(2025, 12, 1), "remit"), ("refusal-to-assess", date(2025, 12, 15))
    )  # fmt: skip
    assert not DATES.prioritise([refused_again], as_of=AS_OF).places[0].waiting


def test_a_limit_that_is_lifted_is_not_said_to_be_due():
    away = sr.Absence(who="child", first_day=date(2025, 3, 3), last_day=date(2025, 4, 28))
    by = sr.Determination(limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 5, 1), reason="invented")
    one = case("A", date(2025, 2, 3)).model_copy(update={"circumstances": (away,), "determinations": (by,)})
    (place,) = DATES.prioritise([one], as_of=AS_OF).places
    assert place.reasons[0] == (
        "finalised plan due as soon as practicable: its limit of Mon 23 Jun 2025 is lifted, received Mon 3 Feb 2025"
    )


def test_a_case_with_nothing_to_wait_for_comes_after_those_that_wait_whatever_counts():
    cases = [sr.Case(reference="none", facts={"looked_after": True}), case("new", date(2025, 12, 29))]
    ranking = engine(prioritisation=tiers("group", "wait", "transfer")).prioritise(cases, as_of=AS_OF)
    assert ranking.references == ("new", "none")
    assert ranking.places[1].reasons[-1] == (
        "not known whether it waits: no request, order or move is recorded that it could follow from"
    )


def test_the_view_of_one_case_says_the_same_as_its_place():
    done = happened("done", ASKED, ("final-plan", date(2025, 6, 2)))
    local = engine(prioritisation=points()).evaluate(done, as_of=AS_OF).local
    assert local is not None
    wait = next(f for f in local.factors if f.factor.id == "wait")
    assert (wait.weight, wait.points) == (0, 0)
    assert "no longer waiting: the plan was finalised on Mon 2 Jun 2025" in wait.reason


@pytest.mark.parametrize(
    ("events", "why"),
    [
        # the order, or the decision to re-assess, binds on; that the family withdrew, or the plan ceased, is recorded all the same
        (
            [ASKED, REFUSED, ("tribunal-order", date(2025, 10, 1), "assess"), ("request-withdrawn", date(2025, 11, 3))],
            "request withdrawn of Mon 3 Nov 2025 is recorded, and does not end the limit that runs",
        ),
        (
            [ASKED, REFUSED, ("tribunal-order", date(2025, 10, 1), "assess"), ("turns-25", date(2025, 11, 3))],
            "twenty-fifth birthday of Mon 3 Nov 2025 is recorded, and does not end the limit that runs",
        ),
        # agreed again, and nobody recorded what was asked for
        (
            [ASKED, ("request-withdrawn", date(2025, 3, 3)), ("decision-to-assess", date(2025, 10, 6))],
            "the request was withdrawn on Mon 3 Mar 2025; the decision to assess of Mon 6 Oct 2025 came after that, and what it "
            "follows is not recorded",
        ),
        (
            [("final-plan", date(2022, 6, 6)), ("decision-to-assess", date(2025, 10, 6))],
            "the plan was finalised on Mon 6 Jun 2022; the decision to assess of Mon 6 Oct 2025 came after that, and what it follows "
            "is not recorded",
        ),
    ],
)  # fmt: skip
def test_what_is_recorded_against_the_limit_leaves_it_open(events, why):
    (place,) = DATES.prioritise([happened("A", *events)], as_of=AS_OF).places
    assert place.reasons == (f"not known whether it waits: {why}",)
    assert DATES.prioritise([happened("A", *events)], as_of=AS_OF).batch(1) == ()


def test_a_limit_that_was_overtaken_is_not_waited_for_once_it_was_answered():
    back = (ASKED, ("draft-plan", date(2025, 5, 12)), ("tribunal-order", date(2025, 5, 19), "remit"))
    again = (*back, ("refusal-to-assess", date(2025, 6, 2)))
    assert DATES.prioritise([happened("A", *back)], as_of=AS_OF).places[0].waiting
    (place,) = DATES.prioritise([happened("A", *again)], as_of=AS_OF).places
    assert place.reasons == ("no longer waiting: it was decided not to assess, and notified on Mon 2 Jun 2025",)
