"""When interim support begins."""

from datetime import date
from typing import Any

import sendrules as sr
from fast_tracks import local
from policies import DOC, case, engine


def standards(**change: Any) -> sr.StandardsPolicy:
    given: dict[str, Any] = {"id": "s", "title": "S", "provenance": DOC}
    return sr.StandardsPolicy.model_validate(given | change)


def test_interim_support_begins_past_the_limit_where_the_source_says_so():
    offers = [
        {"id": "top-up", "title": "Top-up funding", "kind": "funding", "starts": "past-the-limit", "discretionary": True, "provenance": DOC},
        {"id": "talk", "title": "Consultation", "kind": "consultation", "provenance": DOC},
    ]  # fmt: skip
    made = engine(standards=standards(interim_support=offers))
    waiting = case("A", date(2026, 5, 11))
    before, after = (local(made, waiting, day).interim_support for day in (date(2026, 9, 28), date(2026, 9, 29)))
    assert [o.open for o in before] == [False, True]
    assert [o.open for o in after] == [True, True]
    assert after[0].to_dict()["amount"] is None
    assert "does not say from when" in after[1].reason
    assert not any(o.open for o in local(made, sr.Case(reference="B"), date(2026, 9, 29)).interim_support)


def test_what_is_not_known_to_wait_is_offered_nothing_for_sure_and_no_day_is_backdated():
    """The plan may lie in a gap of the file: a family that has it is not told of funding, nor one without it that there is none."""
    offer = {"id": "top-up", "title": "Top-up", "kind": "funding", "provenance": DOC,
             "backdated_to": {"counted_from": "limit"}}  # fmt: skip
    updates = {"id": "u", "title": "Updates", "repeats": "14 days", "basis": "wait", "provenance": DOC}
    made = engine(standards=standards(interim_support=[offer], communication=[updates]))
    gap = sr.RecordGap(first_day=date(2026, 9, 1), last_day=date(2026, 9, 30))
    one = case("A", date(2026, 5, 11)).model_copy(update={"circumstances": (gap,)})
    found = local(made, one, date(2026, 11, 2))
    (given,) = found.interim_support
    why = "not known whether it waits: the file does not show what happened from Tue 1 Sep 2026 to Wed 30 Sep 2026"
    assert (given.open, given.reason, given.backdated_to) == (None, why, None)
    assert why in found.updates[0].reasons
