"""When the power to maintain a plan ends, on columns."""

from datetime import date

from sendrules.law.conditions.turning_25 import POWER_ENDS, POWER_GOES_ON
from tried_anchors import Anchored, check_anchor
from tried_rows import Row, check, e

PLAN = e("final-plan", date(2024, 1, 1))
BIRTHDAY = date(2025, 3, 10)
JULY, EVE = date(2025, 7, 31), date(2026, 3, 9)
AS_OF = date(2026, 6, 1)
FE = e("turns-25", BIRTHDAY, sector="further-education")
TRAINING = e("turns-25", BIRTHDAY, course_ends=date(2025, 6, 20))


def test_the_day_on_which_the_power_ended() -> None:
    check_anchor(
        POWER_ENDS,
        [
            Anchored("no birthday", [PLAN], None),
            Anchored("further education", [PLAN, FE], JULY, "turns-25"),
            Anchored("a course", [PLAN, TRAINING], date(2025, 6, 20), "turns-25"),
            Anchored("a course to the birthday", [PLAN, e("turns-25", BIRTHDAY, course_ends=BIRTHDAY)], BIRTHDAY, "turns-25"),
            Anchored("a course beyond the eve of 26", [PLAN, e("turns-25", BIRTHDAY, course_ends=date(2026, 5, 1))], EVE, "turns-25"),
            Anchored("a course that was over", [PLAN, e("turns-25", BIRTHDAY, sector="other", course_ends=date(2025, 3, 9))], None),
            Anchored("a sector that is not recorded", [PLAN, e("turns-25", BIRTHDAY)], None),
            Anchored("elsewhere, without a day", [PLAN, e("turns-25", BIRTHDAY, sector="other")], None),
            Anchored("a plan of the day", [e("final-plan", JULY), FE], JULY, "turns-25"),
            Anchored("a plan of a day later", [e("final-plan", date(2025, 8, 1)), FE], None),
            Anchored("the first of two birthdays", [PLAN, TRAINING, e("turns-25", date(2025, 4, 1), sector="further-education")], date(2025, 6, 20), "turns-25"),
            Anchored("either day is the same", [PLAN, e("turns-25", date(2025, 8, 1))], None),
        ],
        as_of=AS_OF,
    )  # fmt: skip


def test_the_power_has_to_have_ended() -> None:
    check_anchor(POWER_ENDS, [Anchored("today", [PLAN, FE], None)], as_of=JULY)
    check_anchor(POWER_ENDS, [Anchored("yesterday", [PLAN, FE], JULY, "turns-25")], as_of=date(2025, 8, 1))


def test_the_power_goes_on() -> None:
    unknown = e("turns-25", BIRTHDAY)
    check(
        POWER_GOES_ON,
        [
            Row("no birthday", [PLAN], True, last=date(2026, 1, 1)),
            Row("on the last day of the power", [PLAN, FE], True, last=JULY),
            Row("a day later", [PLAN, FE], None, last=date(2025, 8, 1)),
            Row("a review on the day", [PLAN, FE, e("review-meeting", date(2025, 8, 1))], True, last=date(2025, 8, 1)),
            Row("a review before", [PLAN, FE, e("review-meeting", JULY)], None, last=date(2025, 8, 1)),
            Row("the first day that may be the last", [PLAN, unknown], True, last=JULY),
            Row("between the two", [PLAN, unknown], None, last=date(2025, 8, 1)),
            Row("elsewhere on the birthday", [PLAN, e("turns-25", BIRTHDAY, sector="other")], True, last=BIRTHDAY),
            Row("elsewhere after it", [PLAN, e("turns-25", BIRTHDAY, sector="other")], None, last=date(2025, 3, 11)),
            Row("the course", [PLAN, TRAINING], None, last=date(2025, 6, 21)),
            Row("no last day", [PLAN, FE], None),
            Row(
                "ceased on a later day, before every plan",
                [e("final-plan", date(2025, 8, 2)), FE, e("plan-ceased", date(2025, 8, 2), id="a")],
                True,
                last=date(2025, 8, 1),
            ),
        ],
        as_of=AS_OF,
    )
    check(POWER_GOES_ON, [Row("today", [PLAN, FE], True)], as_of=JULY)
    check(POWER_GOES_ON, [Row("nobody turns 25", [PLAN], True)])
