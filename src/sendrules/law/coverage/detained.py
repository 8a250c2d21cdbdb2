"""Children and young people in custody: CFA 2014 s.71 and the Detained Persons Regulations 2015 (SI 2015/62)."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, duty, not_encoded, parts, same, trigger


def _with_29_7(*rows: str) -> dict[str, Covered]:
    """Give the rows of limits that have the grounds of reg 29(7) or 30(7), each limit with limbs of its own."""
    reason = "Limbs {reg}-7-<a to c>-exception-{of}, and {reg}-7-c-coronavirus-{of} of 2020."
    return {row: duty(row, reason=reason.format(reg=row[:6], of=row[7:])) for row in rows}


ROWS: dict[str, Covered] = {
    "act-71-7-six-months": duty(
        "act-71-7-six-months", reason="The notice has no time limit. The bar of six months is a condition of the start."
    ),
    "act-70-5-under-19": not_encoded(
        "A detained person is under 19 (explanatory note 308, seen). On the words, Part 3 says nothing of a person who turns 19 "
        "in custody, so what was owed in detention ends on that day, and starts again on release. The other view is that what "
        "was begun goes on until it is done. A case holds no day of birth, so the limits are shown as running: that is the "
        "answer that protects the young person."
    ),
    **same("det-3-consult"),
    "det-4-1": duty("det-4-1", reason="Limb det-4-3-exception of 2020."),
    "det-5-1": duty("det-5-1", reason="Limbs det-5-4-a-exception to c, and d of 2020."),
    "det-8-1": duty("det-8-1", reason="Limbs det-8-2-a-exception to d, and e of 2020."),
    "det-10-1": duty("det-10-1", reason="Limbs det-10-4-a-exception to c, and d of 2020."),
    "case-jsc-det-16-weeks-decision": duty(
        "case-jsc-det-16-weeks-decision",
        reason="Limbs case-jsc-det-10-4-a-exception to c, and d of 2020. No court has said it of detained persons.",
    ),
    **same("det-13-1"),
    "det-13-2": duty("det-13-2", reason="Limbs det-13-3-a-exception to d, borrowed from reg 10(4)."),
    **parts("det-15-1", "plan", "no-plan", "decision"),
    **parts("det-15-4", "plan", "no-plan", "decision"),
    **same(
        "det-16-2", "det-16-3", "det-16-4", "det-16-4-comply", "det-17-1", "det-17-2", "det-19", "det-20-1", "det-21", "det-22-2", "det-24-1",
        "det-24-3",
    ),
    "det-27-2": trigger(
        "mediation-agreement", reason="An agreement starts the duties det-29-*, as an order of the Tribunal of the "
        "same date would."
    ),
    **same("det-27-3", "det-29-2"),
    "det-29-3-a": duty("det-29-3-a", reason="Limb det-29-6A-exception-3-a of 2020."),
    "det-29-3-b": duty("det-29-3-b", reason="Limb det-29-6A-exception-3-b of 2020."),
    **_with_29_7("det-29-4-a", "det-29-4-b", "det-29-5"),
    **same("det-29-6", "det-30-3"),
    **_with_29_7("det-30-4-a", "det-30-4-b", "det-30-5-a", "det-30-5-b"),
    **same("det-30-6"),
}  # fmt: skip
