"""A small caseload worked by hand: requests, what became of each, and advice by service."""

from datetime import date
from decimal import Decimal

import pyarrow as pa

from sendrules.case.case import Case
from sendrules.case.circumstances import Determination
from sendrules.case.columns import rows_of
from sendrules.case.events import Event
from sendrules.scorecard.caseload_card import scorecard_of_caseload
from sendrules.scorecard.of_caseload import of_caseload

AS_OF = date(2026, 1, 15)


def case(reference: str, *events: tuple[str, str] | tuple[str, str, dict[str, str]], **more: object) -> Case:
    made = [Event(kind=kind, on=on, **(rest[0] if rest else {})) for kind, on, *rest in events]  # type: ignore[arg-type]
    return Case(reference=reference, events=made, **more)  # type: ignore[arg-type]


PSYCHOLOGIST, HEAD = {"to": "educational-psychologist"}, {"to": "head-teacher"}
CASES = [
    case("in-time", ("request", "2025-01-13", {"by": "school"}), ("decision-to-assess", "2025-02-21"), ("advice-request", "2025-02-21", PSYCHOLOGIST),
         ("advice-request", "2025-02-21", HEAD), ("advice-received", "2025-04-04", {"by": "educational-psychologist"}), ("final-plan", "2025-06-02")),
    case("late", ("request", "2025-01-13", {"by": "parent"}), ("decision-to-assess", "2025-02-25"), ("advice-request", "2025-03-03", PSYCHOLOGIST),
         ("advice-received", "2025-04-15", {"by": "educational-psychologist"}), ("final-plan", "2025-06-03")),
    case("open", ("request", "2025-08-10"), ("decision-to-assess", "2025-09-19"), ("advice-request", "2025-09-22", PSYCHOLOGIST)),
    case("refused-and-again", ("request", "2025-02-03"), ("refusal-to-assess", "2025-03-03"), ("request", "2025-12-01")),
    case("withdrawn", ("request", "2025-10-13"), ("request-withdrawn", "2025-11-03")),
    case("no-plan", ("request", "2025-02-03"), ("decision-to-assess", "2025-03-17"), ("no-plan-notice", "2025-05-26")),
    case("later", ("request", "2026-01-16")),
]  # fmt: skip


def table(cases: list[Case]) -> pa.Table:
    rows = [row for one in cases for row in rows_of(one)]
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def test_what_became_of_each_request() -> None:
    found = of_caseload(table(CASES), as_of=AS_OF).journeys
    said = dict(
        zip(
            found.references,
            zip(found.code("decision"), found.code("outcome"), found.code("source"), strict=True),
            strict=True,
        )
    )
    assert said == {
        "in-time": ("Y", "Y", "2"), "late": ("Y", "Y", "1"), "open": ("Y", "A", ""), "refused-and-again": ("N", "", ""),
        "refused-and-again (2)": ("A", "", ""), "withdrawn": ("W", "W", ""), "no-plan": ("Y", "N", ""),
    }  # fmt: skip


def test_the_figures() -> None:
    card = scorecard_of_caseload(table(CASES), as_of=AS_OF, first=date(2025, 1, 1), last=date(2025, 12, 31))
    counts = {figure.measure.id: (figure.numerator, figure.denominator) for figure in card.figures()}
    assert counts["plans-within-20-weeks-with-exceptions"] == (1, 2)  # 140 and 141 days
    assert counts["decided-within-six-weeks"] == (4, 5)  # 39, 43, 40, 28 and 42 days
    assert counts["refused-of-received"] == (1, 7)
    assert counts["told-within-sixteen-weeks"] == (1, 1)  # 112 days
    assert counts["open"] == (2, 2)
    assert counts["open-over-20-weeks"] == (1, 2)  # 158 days
    assert counts["waits-for-a-decision"] == (1, 1)
    assert card["transfers-in-time"].value is None


def test_advice_is_counted_of_what_was_due_and_of_what_came() -> None:
    card = scorecard_of_caseload(table(CASES), as_of=AS_OF, first=date(2025, 1, 1), last=date(2025, 12, 31))
    by_service = {one.service: one for one in card.advice}
    psychologist, head = by_service["educational-psychologist"], by_service["head-teacher"]
    # due 4 April (came that day), 14 April (came a day late) and 3 November (still awaited)
    assert (psychologist.due, psychologist.due_in_time, psychologist.of_due) == (3, 1, Decimal("33.3"))
    assert (psychologist.returned, psychologist.returned_in_time, psychologist.of_returned) == (2, 1, Decimal("50.0"))
    assert (psychologist.awaited, psychologist.awaited_over_six_weeks) == (1, 1)
    assert (head.due, head.due_in_time, head.returned, head.of_returned) == (1, 0, 0, None)
    assert head.awaited == 0  # the plan was made without it
    assert (by_service["all"].due, by_service["all"].awaited) == (4, 1)


def test_an_exception_that_is_claimed_is_not_yet_one_that_the_facts_bear() -> None:
    events = [("request", "2025-05-19"), ("decision-to-assess", "2025-06-27"), ("final-plan", "2025-11-03")]
    claimed = case(
        "claimed",
        *events,
        determinations=[
            Determination(
                limb="reg-13-3-d-exception", by="team manager", on=date(2025, 10, 1), reason="It was impractical."
            )
        ],
    )  # type: ignore[arg-type]
    card = scorecard_of_caseload(table([claimed, *CASES]), as_of=AS_OF, first=date(2025, 1, 1), last=date(2025, 12, 31))
    assert (card.exceptions_claimed, card.exceptions_supported) == (1, 0)
    assert card["plans-within-20-weeks-without-exceptions"].left_out["an exception to the 20 weeks was marked"] == 1


def test_what_open_requests_wait_for() -> None:
    """Each request is open on 15 January 2026 and waits for one thing: the last step that has not come."""
    asked = ("advice-request", "2025-09-22", PSYCHOLOGIST)
    came = ("advice-received", "2025-11-03", {"by": "educational-psychologist"})
    begun = (("request", "2025-08-10"), ("decision-to-assess", "2025-09-19"))
    cases = [
        case("decision", ("request", "2025-12-01")),
        case("advice", *begun, asked),
        case("draft", *begun, asked, came),
        case(
            "asked-in-an-earlier-request",
            ("request", "2025-01-06"),
            ("advice-request", "2025-02-10", HEAD),
            *begun,
            asked,
            came,
        ),
        case("plan", *begun, asked, came, ("draft-plan", "2025-12-08")),
        case("plan-without-advice", *begun, asked, ("draft-plan", "2025-12-08")),
        case("made", *begun, asked, came, ("draft-plan", "2025-12-08"), ("final-plan", "2026-01-05")),
    ]
    card = scorecard_of_caseload(table(cases), as_of=AS_OF, hide_small=False)
    (waits,) = [one for one in card.breakdowns if one.id == "open-by-wait"]
    # the earlier request of the fourth is open too, and waits for its decision
    assert dict(waits.counts) == {
        "the decision whether to assess": 2, "advice": 1, "a draft, or the decision not to make a plan": 2, "the finalised plan": 2,
    }  # fmt: skip
    assert (card["waits-for-advice"].value, card["waits-for-a-draft"].value, card["waits-after-the-draft"].value) == (
        1,
        2,
        2,
    )
    assert card["open"].value == 7
