"""The quick look at a contested question hides nothing: what it leaves out would change no answer."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

import sendrules as sr
from sendrules.law.other_answers import other_answers
from sendrules.statutory.amended import occurrences
from sendrules.statutory.contested import differing, may_differ
from sendrules.statutory.instance import Instance
from sendrules.testing.strategies import cases

KNOWN_FROM_A_REQUEST = sr.Case(
    reference="R-1",
    events=[
        sr.Event(kind="final-plan", on=date(2014, 9, 1)),
        sr.Event(kind="detained-request", on=date(2014, 9, 15)),
    ],
)
"""A detention that only a request of a detained person shows."""


@example(KNOWN_FROM_A_REQUEST, 14)
@given(cases(), st.integers(-10, 600))
def test_an_answer_that_is_not_tried_would_change_nothing(case: sr.Case, after: int) -> None:
    day = min((e.on for e in case.events), default=date(2025, 1, 1)) + timedelta(after)
    result = sr.evaluate(case, as_of=day).statutory
    law, view = result.law, result.view
    for id in law.ids:
        mine: tuple[Instance, ...] = result[id].instances
        for other in other_answers(law, id):
            if not may_differ(other, mine, view):
                theirs = occurrences(id, view, other.law)
                found = list(differing(other, mine, theirs, other.law.duty(id), view))
                assert found == [], (id, other.reading, other.answer)
