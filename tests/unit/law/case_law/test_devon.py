"""The duties of the Devon judgment: a later decision shows whether they were owed."""

from datetime import date

import pytest

from matching import E, instances

# a duty that a decision shows to be owed: Devon

NOTICE_4, PLAN_12 = "case-devon-4-weeks-amendment-notice", "case-devon-12-weeks-total"

REVIEW = E("review-meeting", date(2025, 3, 3))  # + 28 days: 31 March; + 84: 26 May


@pytest.mark.parametrize(
    ("id", "events", "as_of", "kept"),
    [
        (NOTICE_4, [], date(2025, 3, 31), "pending"),
        (NOTICE_4, [], date(2025, 4, 1), "unknown"),
        (NOTICE_4, [("decision-to-amend", date(2025, 3, 31))], date(2025, 3, 31), "pending"),
        (NOTICE_4, [("decision-to-amend", date(2025, 3, 31))], date(2025, 4, 1), "overdue"),
        (NOTICE_4, [("decision-to-amend", date(2025, 4, 14))], date(2025, 4, 13), "unknown"),
        (NOTICE_4, [("decision-to-amend", date(2025, 4, 14))], date(2025, 4, 14), "overdue"),
        (NOTICE_4, [("amendment-notice", date(2025, 4, 14))], date(2025, 4, 30), "met-late"),
        (NOTICE_4, [("decision-to-continue", date(2025, 3, 20))], date(2025, 4, 30), "not-applicable"),
        (PLAN_12, [], date(2025, 6, 1), "unknown"),
        (PLAN_12, [("decision-to-amend", date(2025, 3, 31))], date(2025, 6, 1), "overdue"),
        (PLAN_12, [("amendment-notice", date(2025, 3, 10))], date(2025, 5, 5), "pending"),
        (PLAN_12, [("amendment-notice", date(2025, 3, 10))], date(2025, 5, 6), "overdue"),  # + 56 days: 5 May
    ],
)
def test_what_a_decision_shows_to_be_owed(id, events, as_of, kept):
    (found,) = instances(id, REVIEW, *(E(kind, on, method="by-hand") for kind, on in events), as_of=as_of)
    assert found.compliance == kept


def test_one_decision_shows_it_for_every_meeting_that_it_answers():
    again = E("review-meeting", date(2025, 3, 24))  # + 28 days: 21 April
    decided = E("decision-to-amend", date(2025, 4, 7))
    found = instances(NOTICE_4, REVIEW, again, decided, as_of=date(2025, 4, 21))
    assert [i.compliance.value for i in found] == ["overdue", "pending"]
