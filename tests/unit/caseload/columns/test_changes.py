"""What another answer changes of a version of a duty: which events two rules do not count alike."""

import pytest

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.changes import Difference, changes_of, difference
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import statute

PLAN, REFUSED, SENT = EventKind.FINAL_PLAN, EventKind.REFUSAL_TO_ASSESS, EventKind.DECISION_SENT
BOTH = tuple(sorted((PLAN, REFUSED)))


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (Answer(PLAN), Answer(PLAN), None),
        (Answer(PLAN), Answer(PLAN, REFUSED), Difference((REFUSED,))),
        (
            Answer(PLAN, by=Dated.SENT),
            Answer(PLAN, by=Dated.SERVED),
            Difference((), dated=(((PLAN,), Dated.SENT, Dated.SERVED),)),
        ),
        (
            Answer(PLAN),
            Answer(PLAN, SENT, in_writing=True),
            Difference((SENT,), unwritten=(PLAN,), notices_of=(PLAN, SENT)),
        ),
        (Answer(PLAN, in_writing=True), Answer(PLAN, REFUSED, in_writing=True), Difference(BOTH)),
        (Answer(PLAN), Answer(PLAN, only_after=(REFUSED,)), Difference((PLAN,))),
        (Answer(PLAN), EarlierAnswer(PLAN, REFUSED), Difference(BOTH)),
        (None, Answer(PLAN), Difference((PLAN,))),
    ],
)
def test_events_that_two_rules_do_not_count_alike(here, there, found):
    assert difference(here, there) == found


def test_an_answer_that_moves_a_limit_leaves_what_became_of_a_start():
    law, id = statute(), "reg-13-2-final-plan-20-weeks"
    (other,) = (o for o in other_answers(law, id) if o.reading == "bank-holiday-last-day")
    changes = changes_of(other, law.versions(id)[0])
    assert changes.limit
    assert not changes.courses
