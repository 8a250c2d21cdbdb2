"""The days for deciding on and reviewing a place on the fast track."""

from datetime import date

import sendrules as sr
from fast_tracks import fast, local
from policies import case, engine


def test_the_days_for_deciding_and_reviewing_a_place_and_its_end():
    policy_ = fast(decision={"within": "5 working days"}, review={"after": "4 weeks", "expires_after": "12 weeks"})

    def answer(**facts: str | bool) -> sr.FastTrackAnswer:
        found = local(engine(fast_track=policy_), case("A", date(2026, 5, 11), **facts), date(2026, 6, 1))
        assert found.fast_track is not None
        return found.fast_track

    # the bank holiday of 25 May 2026 is not counted: 19, 20, 21, 22 and 26 May
    asked = answer(fast_track_asked="2026-05-18")
    assert (asked.decide_by, asked.review_by, asked.ends) == (date(2026, 5, 26), None, None)
    assert "it is to be decided by Tue 26 May 2026: 5 working days from Mon 18 May 2026" in asked.reasons
    on = answer(fast_track=True, fast_track_since="2026-05-18")
    assert (on.decide_by, on.review_by, on.ends) == (None, date(2026, 6, 15), date(2026, 8, 10))
    assert on.to_dict()["review_by"] == "2026-06-15"
    unsaid = answer(fast_track=True)
    assert unsaid.review_by is None
    assert any("facts.fast_track_since is not recorded" in reason for reason in unsaid.reasons)
    assert unsaid.targets  # a day that is not recorded ends nothing
