"""The first lines of a family's page say what to do, and by when."""

from datetime import date

import sendrules as sr
from pages import SHORT, event, family

REQUEST = event("request", date(2025, 5, 21))
"""Six weeks end on 2 July, sixteen on 10 September, twenty on 8 October 2025."""


def short(*events: sr.Event, as_of: date) -> str:
    return family(*events, as_of=as_of)[SHORT][0]


def test_what_is_late_is_asked_for_and_the_day_for_a_court_is_told() -> None:
    # of the three days that a court could count from, the six weeks give the first: three months after 2 July, 2 October 2025
    assert short(REQUEST, as_of=date(2025, 7, 4)).endswith(
        "Write to the local authority now and ask for it; if you may want to go to court, get advice at once, for the time may end "
        "on 2 October 2025."
    )


def test_a_last_day_for_a_court_that_is_no_working_day_is_told_as_the_one_before() -> None:
    # six weeks from 19 October 2025 end on 30 November; three months later is Saturday 28 February 2026: Friday the 27th
    assert short(event("request", date(2025, 10, 19)), as_of=date(2025, 12, 1)).endswith("may end on 27 February 2026.")


def test_after_that_day_no_day_is_told() -> None:
    text = short(REQUEST, event("decision-to-assess", date(2025, 7, 1)), as_of=date(2026, 1, 9))
    assert text.endswith("Write to the local authority now and ask for it, and get advice on what else you can do.")


def test_what_is_to_come_is_told_with_what_to_do_if_it_does_not() -> None:
    text = short(REQUEST, as_of=date(2025, 6, 2))
    assert text.endswith(
        "Next: the decision whether to assess, due by 2 July 2025. If it has not come by then, write and ask for it."
    )


def test_a_right_of_the_family_goes_first() -> None:
    text = short(REQUEST, event("refusal-to-assess", date(2025, 7, 10)), as_of=date(2025, 7, 14))
    assert "You can appeal against the refusal to assess of 10 July 2025" in text
    assert "Write to" not in text


def test_of_what_came_late_and_leaves_nothing_to_come_a_complaint_is_told() -> None:
    # known on 9 October 2025 at the earliest, twelve months end on 8 October 2026; the sixteen weeks ended on 10 September: 2026
    events = (REQUEST, event("decision-to-assess", date(2025, 7, 1)), event("no-plan-notice", date(2025, 9, 20)))
    text = short(*events, as_of=date(2026, 2, 2))
    assert text.endswith(
        "You can complain to the local authority about that, and to an Ombudsman by 10 September 2026."
    )


def test_another_body_is_written_to_by_its_name() -> None:
    # asked on 3 February: six weeks end on 17 March, three months later is 17 June 2025
    asked = event("advice-request", date(2025, 2, 3), to="nhs-trust", about="Trust A", method="by-hand")
    text = short(asked, as_of=date(2025, 3, 18))
    assert "Write to the NHS trust (Trust A) now and ask for it" in text
    assert text.endswith("may end on 17 June 2025.")
