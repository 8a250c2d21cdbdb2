"""Each contested question: the case on which the answers part, with both answers worked by hand; and editing itself."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

import sendrules as sr

R = date(2025, 1, 6)  # + 6 weeks: 17 February; + 16: 28 April; + 20: 26 May 2025
D41, D51, D101, D132 = (
    "reg-4-1-not-necessary-determination",
    "reg-5-1-decision-to-assess",
    "reg-10-1-no-plan-decision",
    "reg-13-2-final-plan-20-weeks",
)


def E(kind: str, on: date, **more: Any) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=on, **more)


def absent(first: date, last: date) -> sr.Absence:
    return sr.Absence(who="child", first_day=first, last_day=last)


def determined(limb: str, on: date) -> sr.Determination:
    return sr.Determination(limb=limb, by="SEN manager", on=on, reason="invented")


CLOSED = sr.Closure(
    institution="School", setting="school", first_day_closed=date(2025, 2, 1), reopens=date(2025, 3, 3)
)
COVID = sr.Coronavirus(first_day=date(2020, 3, 23), last_day=date(2020, 12, 31), what="visits not possible")
# question: answer, duty, day of the question, case, (outcome, compliance) adopted, (outcome, compliance) otherwise
PARTED: list[tuple[str, str, str, date, dict[str, Any], tuple[str, str], tuple[str, str]]] = [
    # posted on 15 February 2025, a Saturday: second working day Tuesday the 18th
    ("notify", "sent", D51, date(2025, 3, 1),
     {"events": [E("request", R), E("refusal-to-assess", date(2025, 2, 15), method="first-class-post")]},
     ("due", "met-late"), ("due", "met")),
    ("send", "delivered", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("final-plan", date(2025, 5, 26), served=date(2025, 5, 28))]},
     ("due", "met"), ("due", "met-late")),
    ("reg-4-1-exceptions", "as-reg-5-4", D41, date(2025, 4, 1),
     {"events": [E("request", R), E("not-necessary-notice", date(2025, 3, 20))],
      "circumstances": [absent(date(2025, 1, 7), date(2025, 2, 16))],
      "determinations": [determined("reg-5-4-d-exception", date(2025, 2, 17))]},
     ("due", "met-late"), ("disapplied", "not-applicable")),
    # 14 August 2020 + 42: 17 left, 25 September
    ("coronavirus-last-day", "25-september", D51, date(2020, 10, 1),
     {"events": [E("request", date(2020, 8, 14))], "circumstances": [COVID],
      "determinations": [determined("reg-5-4-e-exception", date(2020, 9, 25))]},
     ("due", "overdue"), ("disapplied", "not-applicable")),
    # away 30 December to 2 February: 27 days from 7 January on
    ("absence-during-period", "overlapping", D51, date(2025, 3, 1),
     {"events": [E("request", R)], "circumstances": [absent(date(2024, 12, 30), date(2025, 2, 2))],
      "determinations": [determined("reg-5-4-d-exception", date(2025, 2, 17))]},
     ("due", "overdue"), ("disapplied", "not-applicable")),
    # away 20 April to 25 May: 9 days in the sixteen weeks, 36 in the twenty
    ("reg-13-3-period", "sixteen-weeks", D132, date(2025, 6, 1),
     {"events": [E("request", R)], "circumstances": [absent(date(2025, 4, 20), date(2025, 5, 25))],
      "determinations": [determined("reg-13-3-d-exception", date(2025, 5, 26))]},
     ("disapplied", "not-applicable"), ("due", "overdue")),
    ("withdrawal-of-request", "limits-stand", D51, date(2025, 3, 1),
     {"events": [E("request", R), E("request-withdrawn", date(2025, 2, 1))]},
     ("ended", "not-applicable"), ("due", "overdue")),
    # conceded on 10 March: + 14 weeks is 98 days: 21 left in March, 51, 82, 16 June
    ("concession-without-order", "fresh-weeks", D132, date(2025, 6, 10),
     {"events": [E("request", R), E("refusal-to-assess", date(2025, 2, 10)), E("decision-to-assess", date(2025, 3, 10))]},
     ("due", "overdue"), ("due", "pending")),
    # closed 1 February, open 3 March: window 25 January to 24 February; asked on the last day
    ("closure-window-last-day", "left-out", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("advice-request", date(2025, 2, 24), to="head-teacher", about="School")],
      "circumstances": [CLOSED], "determinations": [determined("reg-13-3-a-exception", date(2025, 5, 26))]},
     ("disapplied", "not-applicable"), ("due", "overdue")),
    # 26 May 2025 is the spring bank holiday
    ("bank-holiday-last-day", "next-working-day", D132, date(2025, 6, 1),
     {"events": [E("request", R), E("final-plan", date(2025, 5, 27))]},
     ("due", "met-late"), ("due", "met")),
    # advice was received on 1 December 2024, within six months of a determination on 10 January 2025
    ("assessed-in-previous-six-months", "any-part", "act-36-6-7-considering-notice", date(2025, 1, 20),
     {"events": [E("request", date(2024, 9, 2)), E("advice-request", date(2024, 11, 1), to="senco", about="School"),
                 E("advice-received", date(2024, 12, 1), about="School"), E("request", R),
                 E("considering-notice", date(2025, 1, 10))]},
     ("no-fixed-limit", "met"), ("no-fixed-limit", "met")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer", "duty", "as_of", "case", "adopted", "otherwise"),
    PARTED,
    ids=[p[0] for p in PARTED],
)
def test_where_the_answers_part(
    question: str, answer: str, duty: str, as_of: date, case: dict[str, Any], adopted: tuple[str, str], otherwise: tuple[str, str]
) -> None:  # fmt: skip
    record = sr.Case(reference="R-1", **case)
    mine = sr.evaluate(record, as_of=as_of)[duty]
    theirs = sr.evaluate(record, as_of=as_of, readings={question: answer})[duty]
    assert (mine.outcome.name, mine.compliance.value) == adopted
    assert (theirs.outcome.name, theirs.compliance.value) == otherwise
    assert mine.contested
    assert (question, answer) in {(a.reading, a.answer) for a in mine.alternatives}
    assert question in mine.readings


def test_every_question_is_tried() -> None:
    assert {p[0] for p in PARTED} == set(sr.statute().readings)


def test_the_fresh_weeks_are_ten_and_fourteen() -> None:
    case = sr.Case(reference="R-2", **PARTED[7][4])
    other = sr.evaluate(case, as_of=date(2025, 6, 10), readings={"concession-without-order": "fresh-weeks"})
    assert other[D101].leading is not None
    # 10 March + 70: 21 left, 51, 19 May; + 98: 21, 51, 82, 16 June
    assert (other[D101].leading.limit, other[D132].due) == (date(2025, 5, 19), date(2025, 6, 16))


def test_an_answer_that_only_moves_the_date_is_marked() -> None:
    """On time under both; 26 May 2025 is a bank holiday, so the other answer gives the 27th."""
    case = sr.Case(reference="R-5", events=[E("request", R), E("final-plan", date(2025, 5, 20))])
    moved = [
        a
        for a in sr.evaluate(case, as_of=date(2025, 6, 1))[D132].alternatives
        if a.reading == "bank-holiday-last-day"
    ]
    assert [(a.only_the_date, a.outcome) for a in moved] == [(True, sr.Due(date(2025, 5, 27)))]


def test_under_another_answer_the_adopted_one_is_the_alternative() -> None:
    case = sr.Case(reference="R-6", **PARTED[1][4])
    result = sr.evaluate(case, as_of=date(2025, 6, 1), readings={"send": "delivered"})
    assert [(a.answer, a.compliance.value) for a in result[D132].alternatives if a.reading == "send"] == [
        ("adopted", "met")
    ]


def test_a_concession_is_not_a_no_plan_notice_after_a_plan_decision() -> None:
    events = [
        E("request", R), E("decision-to-assess", date(2025, 1, 9)), E("plan-decision", date(2025, 4, 16)),
        E("no-plan-notice", date(2025, 6, 5)),
    ]  # fmt: skip
    result = sr.evaluate(sr.Case(reference="R-7", events=events), as_of=date(2025, 7, 1))
    assert "concession-without-order" not in {a.reading for a in result[D101].alternatives}
    assert result[D101].compliance == "met-late"


def test_the_fresh_weeks_that_end_on_a_bank_holiday() -> None:
    """Conceded on 19 September 2024: + 98 days is 11, 42, 72, 26 December, Boxing Day."""
    events = [
        E("request", date(2024, 7, 1)),
        E("refusal-to-assess", date(2024, 8, 1)),
        E("decision-to-assess", date(2024, 9, 19)),
    ]
    case = sr.Case(reference="R-8", events=events)
    fresh = {"concession-without-order": "fresh-weeks"}
    assert sr.evaluate(case, as_of=date(2024, 12, 1), readings=fresh)[D132].due == date(2024, 12, 26)
    both = fresh | {"bank-holiday-last-day": "next-working-day"}
    assert sr.evaluate(case, as_of=date(2024, 12, 1), readings=both)[D132].due == date(2024, 12, 27)


def test_a_plain_case_is_not_contested() -> None:
    case = sr.Case(
        reference="R-3", events=[E("request", R), E("decision-to-assess", date(2025, 2, 3), method="by-hand")]
    )
    assert not sr.evaluate(case, as_of=date(2025, 2, 10))[D51].contested


@pytest.mark.parametrize("pair", list(combinations(PARTED, 2)), ids=lambda p: f"{p[0][0]}+{p[1][0]}")
def test_any_two_answers_go_together_in_either_order(pair: tuple[Any, Any]) -> None:
    (q1, a1, *_), (q2, a2, *_) = pair
    both = sr.statute().under({q1: a1, q2: a2})
    assert both.adopted == {q1: a1, q2: a2}
    again = sr.statute().under({q2: a2}).under({q1: a1})
    assert [d.unless for d in again.duties] == [d.unless for d in both.duties]
    for _, _, duty, as_of, case, *_ in pair:
        result = sr.evaluate(sr.Case(reference="R-4", **case), as_of=as_of, readings={q1: a1, q2: a2})
        assert result.to_dict()["duties"][duty]


def test_going_back_to_the_adopted_answer() -> None:
    other = sr.statute().under({"send": "delivered"})
    back = other.under({"send": "adopted"})
    assert back.adopted == {}
    assert back.duty(D132).discharged_by == sr.statute().duty(D132).discharged_by
    twice = (
        sr.statute().under({"reg-4-1-exceptions": "as-reg-5-4"}).under({"reg-4-1-exceptions": "as-reg-5-4"})
    )
    assert len(twice.duty(D41).unless) == 5


def test_unknown_questions_and_answers() -> None:
    with pytest.raises(sr.UnknownReading, match="Did you mean notify"):
        sr.statute().under({"notfy": "sent"})
    with pytest.raises(sr.UnknownReading, match="Did you mean sent"):
        sr.statute().under({"notify": "snt"})
