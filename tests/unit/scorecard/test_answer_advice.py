"""The answers on advice, which only events can give: worked by hand on six of each kind, so that nothing is hidden."""

from datetime import date

import pyarrow as pa

from sendrules.scorecard.answer_pack import answer_pack
from sendrules.scorecard.answers import Answer, Status
from sendrules.scorecard.caseload_card import card_of_caseload
from sendrules.scorecard.of_caseload import of_caseload

AS_OF = date(2026, 1, 15)
PSYCHOLOGIST, HEAD = "educational-psychologist", "head-teacher"


def pack(each: int) -> list[Answer]:
    """So many cases of each kind: asked on 6 October (due 17 November) and in time, a day late, or never; a head never asked twice."""
    rows = []
    for n in range(each):
        for name, received in (("in-time", "2025-11-17"), ("late", "2025-11-18"), ("never", "")):
            case = f"{name}-{n}"
            rows += [
                (case, "request", "2025-09-01", None, None),
                (case, "decision-to-assess", "2025-10-06", None, None),
            ]
            rows.append((case, "advice-request", "2025-10-06", PSYCHOLOGIST, None))
            if received:
                rows.append((case, "advice-received", received, None, PSYCHOLOGIST))
        rows.append((f"never-{n}", "advice-request", "2025-12-29", HEAD, None))  # due on 9 February
    names = ("case", "kind", "on", "to", "by")
    table = pa.table({name: pa.array([row[n] for row in rows], pa.string()) for n, name in enumerate(names)})
    found = of_caseload(table, as_of=AS_OF)
    card = card_of_caseload(found, as_of=AS_OF, first=date(2025, 1, 1), last=date(2025, 12, 31))
    return list(answer_pack(found.journeys, card.frame, advice=found.advice))


def test_what_came_late_or_never_is_late_of_what_was_due() -> None:
    late = {one.asked: one for one in pack(6) if one.question == "Advice late, by service"}
    psychologist = late[f"advice late: {PSYCHOLOGIST}"]
    assert (psychologist.count, psychologist.of, psychologist.value) == (12, 18, "66.7%")
    head = late[f"advice late: {HEAD}"]
    assert (head.count, head.of, head.status) == (0, 0, Status.NOBODY)


def test_who_waits_for_a_psychologist_and_how_long() -> None:
    waits = [one for one in pack(6) if one.question.startswith("Waiting for an educational psychologist")]
    assert [one.count for one in waits[:2]] == [6, 6]
    assert [(one.of, one.value) for one in waits[2:]] == [(6, "14.4 weeks"), (6, "14.4 weeks")]  # 101 days


def test_small_numbers_are_hidden_here_too() -> None:
    shown = [one for one in pack(2) if one.question in ("Advice late, by service",)]
    assert {(one.count, one.value) for one in shown if one.asked.endswith(PSYCHOLOGIST)} == {(None, "")}
    waits = [one for one in pack(2) if one.question.startswith("Waiting")]
    assert {(one.count, one.of, one.value, one.status) for one in waits} == {(None, None, "", Status.HIDDEN)}


def test_what_is_not_counted_from_events_is_not_said_to_be_not_held() -> None:
    statuses = {one.asked: one.status for one in pack(6)}
    assert statuses["complaints"] is Status.NOT_COUNTED
    assert Status.NOT_HELD not in statuses.values()
