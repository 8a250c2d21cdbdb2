"""What an order to assess is about: the request that had been refused by its day, or one that was never answered."""

from datetime import date

import pytest

import sendrules as sr

PLAN = "reg-13-2-final-plan-20-weeks"
ASKED, REFUSED, AGAIN = date(2024, 9, 2), date(2024, 10, 14), date(2024, 11, 4)
ORDERED = date(2025, 3, 3)
DECIDED = date(2025, 3, 10)
LATER = date(2025, 4, 1)


def overtaken(*events: tuple[str, date]) -> list[bool]:
    """For each request, whether the order of 3 March put other weeks in the place of its twenty."""
    record = [sr.Event(kind=kind, on=on) for kind, on in events]
    record.append(sr.Event(kind="tribunal-order", on=ORDERED, order="assess"))
    record.append(sr.Event(kind="decision-to-assess", on=DECIDED))  # would revive weeks that a refusal alone had ended
    result = sr.evaluate(sr.Case(reference="O-1", events=record), as_of=LATER)
    return [i.outcome.name == "ended" for i in result[PLAN].instances]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # the refused one of two
        ([("request", ASKED), ("refusal-to-assess", REFUSED), ("request", AGAIN), ("decision-to-assess", date(2024, 12, 16))],
         [True, False]),
        # one that was never answered is what the order is about; one with a decision to assess is not
        ([("request", ASKED)], [True]),
        ([("request", ASKED), ("decision-to-assess", REFUSED)], [False]),
        # decided on the day of the request; on the day of the order, which comes first; and after it
        ([("request", ASKED), ("decision-to-assess", ASKED)], [False]),
        ([("request", ASKED), ("decision-to-assess", ORDERED)], [True]),
        ([("request", ASKED), ("decision-to-assess", date(2025, 3, 2))], [False]),
        ([("request", ASKED), ("decision-to-assess", date(2025, 3, 4))], [True]),
        # refused on the day of the request, and on the day of the order
        ([("request", ASKED), ("refusal-to-assess", ASKED)], [True]),
        ([("request", ASKED), ("refusal-to-assess", ORDERED)], [True]),
        # a refusal on the day of a second request answers the first
        ([("request", ASKED), ("request", AGAIN), ("refusal-to-assess", AGAIN)], [True, False]),
        # one on the day after the second request may answer both
        ([("request", ASKED), ("request", AGAIN), ("refusal-to-assess", date(2024, 11, 5))], [True, True]),
        # refused after the order: it was about neither, and then it is about what was not yet answered
        ([("request", ASKED), ("decision-to-assess", REFUSED), ("refusal-to-assess", date(2025, 3, 4))], [False]),
    ],
)  # fmt: skip
def test_an_order_is_about_what_was_refused_or_never_answered(events, expected):
    assert overtaken(*events) == expected
