"""Anchors of other answers to contested questions, on columns."""

from datetime import date

from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import BEYOND
from sendrules.law.conditions.endings import Determined
from sendrules.law.conditions.receipt import WorkingDayOfReceipt
from sendrules.law.readings.detention import AssessmentRefusedInDetention
from sendrules.law.readings.onward import OnwardAppealOver
from tried_anchors import Anchored, check_anchor, found_on_columns
from tried_rows import e


def test_a_notice_in_detention() -> None:
    def of(kind: str, on: date, *, detained: bool, there: bool) -> Anchored:
        began = [e("detained", date(2015, 1, 1))] if detained else []
        what = f"{kind} on {on}, {'detained' if detained else 'free'}"
        return Anchored(what, [e(kind, on), *began], on if there else None, kind if there else "")

    summer = date(2015, 6, 1)
    check_anchor(
        AssessmentRefusedInDetention(),
        [
            of("refusal-to-assess", summer, detained=True, there=True),
            of("not-necessary-notice", summer, detained=True, there=True),
            of("no-plan-notice", summer, detained=True, there=True),
            of("final-plan", summer, detained=True, there=False),
            of("refusal-to-assess", summer, detained=False, there=False),
            of("refusal-to-assess", date(2015, 3, 31), detained=True, there=False),
            of("refusal-to-assess", date(2015, 4, 1), detained=True, there=True),
            of("refusal-to-assess", date(2015, 8, 20), detained=True, there=True),
            of("refusal-to-assess", date(2015, 8, 21), detained=True, there=False),
        ],
    )


def test_an_onward_appeal_is_over() -> None:
    """28 days after Monday 14 April 2025 are Monday 12 May; an onward appeal is over from the next day."""
    start, order = e("appeal", date(2025, 3, 1)), e("tribunal-order", date(2025, 4, 14))

    def of(what: str, day: date | None, event: str, *events: Event) -> Anchored:
        return Anchored(what, [start, *events], day, event)

    check_anchor(
        OnwardAppealOver(Determined(EventKind.TRIBUNAL_ORDER, EventKind.APPEAL_ENDED)),
        [
            of("it goes on", None, ""),
            of("withdrawn", date(2025, 4, 1), "appeal-ended", e("appeal-ended", date(2025, 4, 1))),
            of("an order", date(2025, 5, 13), "", order),
            of("sent later", date(2025, 5, 20), "", e("tribunal-order", date(2025, 4, 14), sent=date(2025, 4, 21))),
            of("permission sought", None, "", order, e("permission-sought", date(2025, 4, 14))),
            of("permission sought before", date(2025, 5, 13), "", order, e("permission-sought", date(2025, 4, 13))),
            of(
                "all on one day",
                None,
                "",
                e("tribunal-order", date(2025, 3, 1)),
                e("permission-sought", date(2025, 3, 1), id="a"),
            ),
        ],
    )
    check_anchor(
        OnwardAppealOver(Determined(EventKind.TRIBUNAL_ORDER, EventKind.APPEAL_ENDED)),
        [of("no order anywhere", date(2025, 4, 1), "appeal-ended", e("appeal-ended", date(2025, 4, 1)))],
    )


def test_the_time_for_an_onward_appeal_may_lie_beyond_the_calendar() -> None:
    row = Anchored("beyond", [e("appeal", date(2090, 1, 1)), e("tribunal-order", date(2090, 2, 1))], None)
    found = found_on_columns(OnwardAppealOver(Determined(EventKind.TRIBUNAL_ORDER)), [row], date(2091, 1, 1))
    assert found == [(BEYOND, "")]


def test_the_working_day_of_receipt() -> None:
    friday = date(2026, 4, 3)  # Good Friday
    check_anchor(
        WorkingDayOfReceipt(),
        [
            Anchored("a working day", [e("request", date(2026, 4, 2))], date(2026, 4, 2), "request"),
            Anchored("Good Friday", [e("request", friday)], date(2026, 4, 7), "request"),
            Anchored("not received", [e("decision-to-assess", friday)], friday, "decision-to-assess"),
        ],
    )
