"""To what day an offer is backdated."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from fast_tracks import local
from policies import DOC, case, engine

WORDS = "back dated to when it would have been received"
REQUEST = {"after": "20 weeks", "counted_from": "request", "stated": WORDS}
LIMIT = {"counted_from": "limit"}
RECEIVED, WEEK_20 = date(2025, 5, 21), date(2025, 10, 8)  # 140 days: 10 + 30 + 31 + 31 + 30 + 8


def offer(backdated_to: Any, as_of: date, *events: sr.Event, made_of: sr.Case | None = None, **change: Any) -> sr.Offer:
    given = {"id": "top-up", "title": "Top-up", "kind": "funding", "provenance": DOC, "backdated_to": backdated_to}
    declared = sr.StandardsPolicy(id="s", title="S", provenance=DOC, interim_support=[given | change])
    waits = made_of or case("A", RECEIVED)
    waits = waits.model_copy(update={"events": (*waits.events, *events)})
    (found,) = local(engine(standards=declared), waits, as_of).interim_support
    return found


@pytest.mark.parametrize("backdated_to", [REQUEST, LIMIT])
def test_a_late_plan_reaches_back_to_week_twenty(backdated_to: Any):
    early, on_the_day, late = (offer(backdated_to, day) for day in (date(2025, 9, 1), WEEK_20, date(2025, 10, 9)))
    assert [o.backdated_to for o in (early, on_the_day, late)] == [None, None, WEEK_20]
    assert early.backdated.startswith("it counts once Wed 8 Oct 2025 has passed")
    assert late.backdated.startswith("backdated to Wed 8 Oct 2025, ")
    assert late.to_dict()["backdated_to"] == "2025-10-08"


def test_the_reason_names_what_was_counted_and_keeps_the_words_of_the_source():
    assert offer(REQUEST, date(2025, 12, 1)).backdated == (
        f"backdated to Wed 8 Oct 2025, 20 weeks after the request received Wed 21 May 2025; in the words of the source: {WORDS}"
    )
    assert offer(LIMIT, date(2025, 12, 1)).backdated == (
        "backdated to Wed 8 Oct 2025, the law's limit for the finalised plan (Wed 8 Oct 2025)"
    )
    assert offer({"counted_from": "request"}, date(2025, 12, 1)).backdated_to == RECEIVED


def test_a_plan_that_came_late_is_backdated_and_one_that_came_in_time_is_not():
    late, in_time = (sr.Event(kind="final-plan", on=day) for day in (date(2025, 12, 3), WEEK_20))
    was_late, was_not = (offer(REQUEST, date(2026, 1, 5), plan, starts="past-the-limit") for plan in (late, in_time))
    assert (was_late.open, was_late.backdated_to) == (False, WEEK_20)
    assert (was_not.open, was_not.backdated_to) == (False, None)
    assert was_not.backdated.startswith("nothing is backdated: the plan was there by Wed 8 Oct 2025")


def test_no_day_is_given_where_the_offer_is_not_open():
    refused = offer(REQUEST, date(2026, 1, 5), sr.Event(kind="refusal-to-assess", on=date(2025, 7, 1)))
    assert (refused.open, refused.backdated_to, refused.backdated) == (False, None, "")
    assert refused.to_dict()["backdated"] is None
    looked_after = {"fact": "testshire.looked_after", "is": True}
    other = offer(REQUEST, date(2026, 1, 5), made_of=case("A", RECEIVED, looked_after=False), when=looked_after)
    assert (other.open, other.backdated_to, other.backdated) == (False, None, "")
    not_yet = offer(REQUEST, WEEK_20, starts="past-the-limit")
    assert (not_yet.open, not_yet.backdated_to, not_yet.backdated) == (False, None, "")


def test_words_alone_give_no_day():
    found = offer(WORDS, date(2026, 1, 5))
    assert found.support.backdated_to == sr.Backdate(stated=WORDS)
    assert (found.open, found.backdated_to) == (True, None)
    assert found.backdated == f"the source does not say how the day is worked out; in the words of the source: {WORDS}"


def test_a_wait_that_began_with_an_order_has_no_request_to_count_from():
    order = sr.Event(kind="tribunal-order", on=date(2025, 5, 21), order="assess")
    ordered = sr.Case(reference="A", events=[order])
    request, limit = (offer(each, date(2026, 3, 2), made_of=ordered) for each in (REQUEST, LIMIT))
    assert request.backdated_to is None
    assert request.backdated.startswith("it counts from the request, and the wait did not begin with one")
    # reg 44(2)(b)(ii): 14 weeks after the order
    assert limit.backdated_to == date(2025, 8, 27)


def test_a_limit_that_is_lifted_gives_no_day():
    away = sr.Absence(who="child", first_day=date(2025, 6, 2), last_day=date(2025, 7, 14))
    by = sr.Determination(limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 8, 1), reason="invented")
    lifted = case("A", RECEIVED).model_copy(update={"circumstances": (away,), "determinations": (by,)})
    found = offer(LIMIT, date(2026, 1, 5), made_of=lifted)
    assert found.backdated_to is None
    assert "is lifted" in found.backdated


@pytest.mark.parametrize(
    "wrong", [{}, {"after": "20 weeks"}, {"after": "20 weeks", "stated": WORDS}, {"counted_from": "birth"}]
)
def test_what_says_nothing_is_refused(wrong: Any):
    with pytest.raises(ValidationError):
        sr.Backdate.model_validate(wrong)
