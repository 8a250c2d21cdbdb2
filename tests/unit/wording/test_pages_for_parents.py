"""What parents and advisers stumbled over when they read pages aloud. Dates worked by hand; cases invented."""

from datetime import date

import pytest

from pages import SHORT, event, family
from sendrules.case.kinds import EventKind
from sendrules.wording.everyday import LETTERS_AFTER_AN_ORDER, SELDOM_RECORDED, WORDS, Matter
from sendrules.wording.matters import words_for

REQUEST = event("request", date(2025, 9, 1))
REFUSAL = event("refusal-to-assess", date(2025, 10, 10))
PLAN = event("final-plan", date(2025, 6, 2))


@pytest.mark.parametrize(
    ("kind", "order", "agreed"),
    [
        ("mediation-agreement", "assess", True),
        ("tribunal-order", "assess", False),
        ("mediation-agreement", "make-plan", True),
        ("mediation-agreement", "name-school", True),
    ],
)
def test_what_was_agreed_at_mediation_is_never_called_an_order(kind: str, order: str, agreed: bool) -> None:
    before = (PLAN,) if order == "name-school" else (REQUEST, REFUSAL)
    page = family(*before, event(kind, date(2026, 1, 12), order=order), as_of=date(2026, 6, 1))
    text = " ".join(line for lines in page.values() for line in lines)
    assert ("agreed at the mediation" in text) is agreed
    assert ("ordered" in text) is not agreed


def test_every_duty_that_an_agreement_can_start_has_its_own_words() -> None:
    for found in WORDS.values():
        for id in found:
            text = words_for(id, EventKind.MEDIATION_AGREEMENT)
            assert "Tribunal ordered" not in text or id == "case-ba-five-week-marker"
            assert "ordered assessment" not in text


def test_the_letter_after_an_order_is_awaited_until_the_plan_came() -> None:
    # an order of Tuesday 10 March 2026: two weeks to 24 March, fourteen to 16 June
    events = (
        REQUEST,
        REFUSAL,
        event("appeal", date(2025, 11, 20)),
        event("tribunal-order", date(2026, 3, 10), order="assess"),
    )
    page = family(*events, as_of=date(2026, 6, 1))
    assert page[SHORT][0].startswith("**The letter that the ordered assessment will be made is 69 days late.**")
    page = family(*events, event("final-plan", date(2026, 6, 10)), as_of=date(2026, 6, 30))
    assert page[SHORT][0].startswith("**Nothing is known to be late")
    assert "What is late or was late" not in page


def test_what_a_family_waits_for_is_never_told_as_only_not_recorded() -> None:
    awaited = (Matter.PLAN, Matter.AMENDED, Matter.REASSESSMENT)
    softened = {id for matter in awaited for id in WORDS[matter] if id in SELDOM_RECORDED}
    assert softened == {"reg-15-8-new-rcb-request", "reg-16-3-rcb-change-request"}  # what one body asks of another
    helped = {id for id in WORDS[Matter.PROVISION] if id in SELDOM_RECORDED}
    assert helped == {"cwsa-37-consent-to-withdraw", "cwsa-38-register"}  # not commenced
    assert not SELDOM_RECORDED & LETTERS_AFTER_AN_ORDER


def test_the_help_in_the_plan_is_owed_from_its_first_day_and_not_told_among_copies() -> None:
    page = family(PLAN, as_of=date(2025, 9, 30))
    (line,) = (x for x in page["What the record does not show"] if "special help" in x)
    assert line.startswith("The authority must see that the special help in the plan is given from the day of the plan")
    assert "no last day" not in line


def test_a_refusal_letter_alone_gives_a_page_that_a_parent_can_read() -> None:
    page = family(REFUSAL, as_of=date(2025, 11, 20))
    assert page["Please check first"] == [
        "Refusal to assess on 10 October 2025: the record does not show what led to it. Add it if you know its date."
    ]
    assert "wrong" not in page[SHORT][0]


def test_after_an_order_a_complaint_comes_before_times_that_seldom_matter() -> None:
    events = (PLAN, event("appeal", date(2025, 8, 1)), event("tribunal-order", date(2026, 4, 14), order="name-school"))
    lines = family(*events, as_of=date(2026, 6, 1))["What you can do"]
    assert lines[0].startswith("You can complain")
    assert [line for line in lines if line.startswith("These times have ended: ")] == lines[-1:]


def test_a_last_day_for_the_adviser_that_is_a_holiday_is_said_with_the_working_day_before() -> None:
    # 6 April 2026 is Easter Monday; the last working day before Good Friday is Thursday 2 April
    events = (PLAN, event("review-meeting", date(2026, 1, 12)), event("decision-to-cease", date(2026, 2, 6)))
    (line,) = (x for x in family(*events, as_of=date(2026, 3, 1))["What you can do"] if "first contact" in x)
    assert "by 6 April 2026 (not a working day: call by 2 April 2026)" in line


def test_another_answer_in_the_law_is_put_in_words_that_people_use() -> None:
    phase = event("phase-transfer", date(2026, 9, 1), to="school")
    page = family(event("final-plan", date(2025, 4, 14)), phase, as_of=date(2026, 4, 1))
    (line,) = page["Where the law can be read in two ways"]
    assert line.startswith("If a court took another view of what the law says here, the plan reviewed and amended")


def test_a_plan_that_one_body_has_to_send_is_named_with_who_sends_it() -> None:
    assert words_for("det-16-3") == "the plan that the new authority has to send to the health body after release"


def test_a_request_after_the_twenty_fifth_birthday_is_told_in_words_that_people_use() -> None:
    events = (event("turns-25", date(2025, 5, 1)), event("request", date(2025, 6, 15), by="young-person"))
    (line,) = family(*events, as_of=date(2026, 1, 1))["Please check first"]
    assert line == "The person had turned 25, and a young person is under 25: no time limit starts."
