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
