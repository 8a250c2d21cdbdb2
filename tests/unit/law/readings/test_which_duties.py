"""Which duties a contested question concerns, and what was seen of its authority."""

import pytest

import sendrules as sr

D41, D51, D101, D132 = (
    "reg-4-1-not-necessary-determination",
    "reg-5-1-decision-to-assess",
    "reg-10-1-no-plan-decision",
    "reg-13-2-final-plan-20-weeks",
)

EVERY_LAW = [sr.statute()] + [
    sr.statute().under({r.id: answer}) for r in sr.statute().readings.values() for answer in r.alternatives
]

ACROSS_THE_LAW = (
    "coronavirus-last-day", "closure-window-last-day", "absence-during-period", "at-least-clear",
    "withdrawal-of-request", "order-made-or-sent", "serve", "twelve-months-starting",
)  # fmt: skip
"""Questions whose edit leaves every duty alone that has not what they are about."""


@pytest.mark.parametrize("question", ACROSS_THE_LAW)
def test_a_question_that_runs_through_the_law_names_every_duty_that_it_concerns(question: str) -> None:
    """As adopted, or where another answer lends a duty what the question is about."""
    reading = sr.statute().readings[question]
    (edit,) = reading.alternatives.values()
    laws = [law for law in EVERY_LAW if question not in law.adopted]
    assert {d.id for law in laws for d in law.duties if edit(d) != d} == set(reading.duties)


IN_THE_SAME_WORDS = [
    ("act-36-6-7-considering-notice", "act-71-7-six-months"),
    (D41, "det-4-1"), (D51, "det-5-1"), (D101, "det-10-1"), (D132, "det-13-2"),
    ("reg-8-1-cooperate-6-weeks", "det-8-1"), ("reg-33-contact-adviser-2-months", "det-19"),
    ("reg-36-2-non-health-30-days", "det-21"), ("reg-37-2-notice-5wd", "det-22-2"),
    ("reg-44-2-c-ii-final", "det-29-4-b"), ("reg-45-6-b-final", "det-30-5-b"),
]  # fmt: skip


@pytest.mark.parametrize(("at_liberty", "detained"), IN_THE_SAME_WORDS, ids=lambda id: id)
def test_a_duty_to_a_detained_person_in_the_same_words_rests_on_the_same_questions(
    at_liberty: str, detained: str
) -> None:
    def questions(duty: str) -> set[str]:
        return {r.id for r in sr.statute().readings_of(duty)}

    # SI 2015/62 speaks of the home authority, wherever the person is, and of nobody who is 19 or older
    assert questions(at_liberty) - {"move-during-assessment", "weeks-across-25"} == questions(detained)


def test_the_exceptions_of_the_earlier_fourteen_weeks_go_for_each_duty_that_says_the_fourteen_weeks_itself() -> None:
    """SI 2015/1619 put the weeks into arts 21(3A), 24(2A) and 34(3A) of SI 2014/2270; arts 22(3A) and 35(3A) still modify."""
    law = sr.statute()
    reading = law.readings["earlier-fourteen-weeks-exceptions"]
    (edit,) = reading.alternatives.values()
    duties = [version for id in reading.duties for version in law.versions(id)]
    assert {d.id for d in duties} == {"trans-2270-art21-24/plan-2014", "trans-2270-art24-2A", "trans-2270-art34-3A"}
    assert all(duty.unless and edit(duty).unless != duty.unless for duty in duties)
    assert "trans-2270-art35-3A" not in reading.duties


@pytest.mark.parametrize("reading", list(sr.statute().readings.values()), ids=lambda r: r.id)
def test_a_reading_says_what_was_seen_of_its_authority(reading: sr.Reading) -> None:
    how = ("text", "report", "summary", "paragraph", "opening", "page", "consolidation", "general knowledge")
    assert any(word in reading.seen for word in how)
