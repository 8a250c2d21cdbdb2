"""Fast-track policies that contradict themselves are refused; from when one is in force."""

from datetime import date

import pytest
from pydantic import ValidationError

import sendrules as sr
from fast_tracks import fast
from policies import DOC, policy

CRITERIA = [
    {"id": "care", "title": "Looked after", "when": {"fact": "testshire.looked_after", "is": True}, "provenance": DOC},
    {
        "id": "health", "title": "Health", "provenance": DOC, "least_evidence": 1,
        "evidence": [{"id": "letter", "title": "A letter"}, {"id": "report", "title": "A report"}],
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "none"}, "Leave them out, or fix the status"),
        ({"criteria": CRITERIA}, "still to be published cannot be listed"),
        ({"combination": "n-of"}, "at_least goes with n-of"),
        ({"status": "in-force", "criteria": [{"id": "x", "title": "X", "provenance": DOC}]}, "needs facts or evidence"),
    ],
)  # fmt: skip
def test_a_fast_track_that_does_not_hang_together_is_refused(change, words):
    with pytest.raises(ValidationError, match=words):
        fast(**change)


BEFORE, AFTER = date(2026, 3, 2), date(2027, 3, 1)


def test_a_fast_track_is_in_force_from_the_first_day_of_its_window():
    fast = sr.FastTrackPolicy.model_validate(
        {"id": "f", "title": "F", "status": "in-force", "effective": "2027-01", "provenance": DOC}
    )
    assert policy(fast_track=fast).status(BEFORE)["fast_track"] == "published, in force from Fri 1 Jan 2027"
    assert policy(fast_track=fast).status(AFTER)["fast_track"] == "declared"
