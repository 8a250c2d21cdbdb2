"""Where the encoded law says something else than its row of the catalogue, with good reason: what each says, and why.

A difference that is listed must be there, in exactly these words; one that is gone, or is another, fails the tests.
"""

from __future__ import annotations

from typing import NamedTuple

from catalogue import KEPT, Pair


class Difference(NamedTuple):
    """Why some duties differ from their rows, and in what: by aspect, what the row says and what is encoded."""

    duties: tuple[str, ...]
    reason: str
    aspects: dict[str, Pair]


def _differs(*duties: str, reason: str, **aspects: Pair) -> Difference:
    return Difference(duties, reason, {name.replace("_", " "): pair for name, pair in aspects.items()})


def _kept_of_2020(duty: str) -> tuple[str, str, bool]:
    """Where the limb of 2020 stands that an article keeps, and the limb whose words it has."""
    article, lent = KEPT[duty]
    stem, ref = {
        "reg-5-1-decision-to-assess": ("reg-5-4", "reg 5(4)(e)"),
        "reg-10-1-no-plan-decision": ("reg-10-4", "reg 10(4)(e)"),
        "reg-13-2-final-plan-20-weeks": ("reg-13-3", "reg 13(3) and reg 10(4)(e)"),
        "reg-27-2-final-14-weeks": ("reg-27-3", "reg 27(3)(e)"),
        "det-13-2": ("det-13-3", "reg 13(3) and reg 10(4)(d)"),
        "det-10-1": ("det-10-4", "reg 10(4)(d)"),
    }[lent]
    return f"{article} with {ref}", f"{stem}-{'d' if lent.startswith('det') else 'e'}-exception", False


_APPEAL = "act-45-4-no-cease-before-appeal-period"

DIFFERENCES = (
    # the row gives no period, and a date follows from it all the same
    _differs(
        "act-38-4-notice-period",
        reason="the notice itself states the last day of its period; until then the plan is not finalised",
        period=((), ("0 day",)),
        direction=("n/a", "on"),
        trigger_day_counts=("n/a", "yes"),
        bound=("procedural", "open-until"),
        cited_first=("s.38(2)", "s.38(4)"),
    ),
    _differs(
        _APPEAL,
        reason="the period allowed for appealing is that of rule 20, with the certificate's month and rule 12",
        period=((), ("2 month", "1 month")),
        trigger_day_counts=("n/a", "no"),
        words=("", "after"),
        rolls=("no", "yes"),
    ),
    _differs(
        f"{_APPEAL}/appeal",
        reason="the row's other half: after an appeal the bar ends on the day before it is determined",
        period=((), ("1 day",)),
        direction=("after", "before"),
        trigger_day_counts=("n/a", "no"),
        words=("", "after"),
    ),
    _differs(
        "act-46-25th-birthday",
        reason="a condition of the power to maintain a plan, and it yields a date: 31 July in further education",
        period=((), ("31 July date",)),
        direction=("n/a", "on"),
        trigger_day_counts=("n/a", "yes"),
        bound=("condition", "takes-effect"),
        cited_first=("s.46", "reg 46"),
    ),
    _differs(
        "act-46-25th-birthday/other",
        reason="the same elsewhere: the course's end, or the day before the twenty-sixth birthday if earlier",
        period=((), ("0 day", "12 month")),
        direction=("n/a", "on and after"),
        trigger_day_counts=("n/a", "yes"),
        words=("", "beginning-with"),
        bound=("condition", "takes-effect"),
        cited_first=("s.46", "reg 46"),
    ),
    _differs(
        "reg-49-7-which-qualification",
        reason="what can be late is the older award, which must be completed before 1 September 2027 and serves a course "
        "begun before 1 September 2024: its life is that of its trigger, where the row's begins with the newer award; it "
        "is cited where it stands, the row by the amending instrument",
        period=((), ("1 September 2027 date",)),
        direction=("n/a", "before"),
        trigger_day_counts=("n/a", "no"),
        in_force=("2024-09-01 to ", "2014-09-01 to 2024-08-31"),
        bound=("condition", "not-later-than"),
        url=(
            "https://www.legislation.gov.uk/uksi/2024/535",
            "https://www.legislation.gov.uk/uksi/2014/1530/regulation/49",
        ),
    ),
    _differs(
        "act-36-6-7-considering-notice",
        reason="s.36(6) is the condition, and here the trigger of the duty of s.36(7), which has no date",
        bound=("condition", "not-later-than"),
        cited_first=("s.36(6)", "s.36(7)"),
    ),
    _differs(
        "act-71-7-six-months",
        reason="s.71(7)(a) is the condition, and here the trigger of the duty to notify, which has no date",
        bound=("condition", "not-later-than"),
        citation=([], ["s.71(7)"]),
        cited_first=("s.71(7)(a)", "s.71(7)"),
    ),
    # the period has another shape
    _differs(
        "case-devon-12-weeks-total",
        reason="twelve weeks at most: a notice sent early brings the eight weeks of reg 22(3) forward; they were relaxed in "
        "2020 with those eight weeks, of which they are the sum with four",
        period=(("12 week",), ("8 week", "12 week")),
        citation=(["reg 20(10)", "reg 22(3)"], ["reg 20(10)", "reg 21(9)", "reg 22(3)"]),
        limb_of_2020=([], [("reg 22(6)", "reg-22-6-exception-22-3", False)]),
    ),
    _differs(
        "case-devon-4-weeks-amendment-notice",
        reason="reg 21(9) is in the words of reg 20(10), so the judgment holds for it too; it construes those two, so what "
        "relaxed them in 2020 relaxed this",
        citation=(["reg 20(10)", "reg 22(2)"], ["reg 20(10)", "reg 21(9)", "reg 22(2)"]),
        limb_of_2020=([], [("reg 2A(3)(c),(d)", "reg-2A-for-reg-20-10-decision", False)]),
    ),
    _differs(
        "hesc-20-1-c-i-appeal-2-months",
        reason="the later of the two limits of rule 20(1)(c), which are two rows",
        period=(("2 month",), ("2 month", "1 month")),
    ),
    _differs(
        "hesc-20-1-c-ii-appeal-1-month",
        reason="the later of the two limits of rule 20(1)(c), which are two rows",
        period=(("1 month",), ("1 month", "2 month")),
    ),
    _differs(
        "act-76-3-special-needs-info",
        reason="in each calendar year: what is published in one makes the next due by the end of the year after",
        period=(("12 month",), ("1 January 2 years on date",)),
        direction=("n/a", "before"),
        trigger_day_counts=("n/a", "no"),
        words=("after", ""),
    ),
    _differs(
        "reg-48-stay-10-days",
        reason="no calendar of the institution ships here; working days are the fewest that its days can be",
        period=(("10 school day",), ("10 working day",)),
    ),
    # the row does not say how the first day counts, and the limit has to
    _differs(
        "reg-49-4-senco-qualification",
        reason="the third anniversary itself is the last day, so the first day is not counted",
        trigger_day_counts=("n/a", "no"),
    ),
    _differs(
        "reg-56-3-local-offer-comments",
        reason="annually, from the last publication: the anniversary is the last day; the row has reg 56(2) to (4)",
        trigger_day_counts=("n/a", "no"),
        cited_first=("reg 56(2)", "reg 56(3)"),
    ),
    _differs(
        "derived-latest-draft-date",
        reason="derived: fifteen days from the draft on, the day after them is that of the plan",
        trigger_day_counts=("n/a", "no"),
    ),
    # direction, and the words of guidance
    _differs(
        "code-9-172-termly-list",
        reason="at least two weeks before each term, as the catalogue's formula has it, and so clear; the fact columns "
        'have "after" of all guidance. The row has paras 9.171 and 9.172, approximately',
        direction=("after", "before"),
        words=("after", "clear"),
        cited_first=("para 9.171", "para 9.172"),
    ),
    _differs(
        "pb-11-2-b-review-with-plan",
        reason="when conducting a review: with it, and so not before it",
        direction=("n/a", "after"),
    ),
    # as soon as practicable; what rolls
    _differs(
        "reg-39-2-unable",
        reason='the words of reg 39(2) are "as soon as possible", as the row\'s phrase has them',
        as_soon_as_practicable=("yes", "as soon as possible"),
    ),
    _differs(
        "hesc-21-1-c-response-30wd",
        reason="thirty working days end on a working day, so rule 12(2) has nothing to move",
        rolls=("yes", "no"),
    ),
    # lives
    _differs(
        "reg-18-3-2015-transitional",
        reason="a life is tested on the trigger, the transfer of 1 September 2015; the row's last day is the limit's",
        in_force=("2014-09-01 to 2015-05-31", "2014-09-01 to 2015-09-01"),
    ),
    # citations
    *(
        _differs(
            f"det-15-{paragraph}/{stage}",
            reason="the row has three limits, and each duty cites its own sub-paragraph",
            citation=([], [f"reg 15({paragraph})({letter})"]),
            cited_first=(f"reg 15({paragraph})", f"reg 15({paragraph})({letter})"),
        )
        for paragraph in "14"
        for letter, stage in zip("abc", ("plan", "no-plan", "decision"), strict=True)
    ),
    _differs(
        "reg-49-4-senco-qualification",
        reason="an anniversary before these Regulations began leaves the duty owed from their first day",
        period=(("36 month",), ("36 month", "2 September 2014 date")),
        direction=("after", "after and before"),
    ),
    _differs(
        "trans-2270-art13-3",
        reason="the end of a school year is the day before the next begins",
        period=((), ("1 day",)),
        words=("", "after"),
    ),
    _differs(
        "trans-2270-art14-3",
        reason="before the child begins year 10: the day before that school year begins",
        period=(("31 March date", "15 February date"), ("31 March date", "15 February date", "1 day")),
        words=("", "after"),
    ),
    *(
        _differs(
            f"trans-2270-art21-24/{part}",
            reason="the row has four limits of two articles; each is cited where it stands, the row by the instrument that "
            "amended them; the Order has no last day, and says as soon as practicable",
            url=(
                "https://www.legislation.gov.uk/uksi/2015/1619",
                f"https://www.legislation.gov.uk/uksi/2014/2270/article/{article}",
            ),
            in_force=(f"2014-09-01 to {last}", f"{first} to "),
            as_soon_as_practicable=("no", "yes"),
            **({"cited_first": ("art 21(3)", "art 22(3)")} if article == "22" else {}),
        )
        for part, article, first, last in (
            ("plan", "21", "2014-09-01", "2018-03-31"),
            ("no-plan", "22", "2014-09-01", "2018-03-31"),
            ("plan-2014", "21", "2014-09-01", "2018-03-31"),
            ("no-plan-2014", "22", "2014-09-01", "2018-03-31"),
        )
    ),
    _differs(
        "trans-2270-art5-6",
        reason="arts 5(8) and 6(8) say as soon as is practicable, as reg 5(1) does",
        as_soon_as_practicable=("no", "yes"),
    ),
    # 2020
    _differs(
        "det-29-3-a",
        "det-29-3-b",
        reason="a paragraph of its own, as the row says, encoded with the limb of reg 10(4)(d) whose words it has",
        limb_of_2020=([("reg 29(6A)", None, False)], [("reg 29(6A)", "det-10-4-d-exception", False)]),
    ),
    *(
        _differs(
            duty,
            reason="the row says none, and the article keeps the exceptions of the regulation that it modifies",
            limb_of_2020=([], [_kept_of_2020(duty)]),
        )
        for duty in KEPT
    ),
)

BY_DUTY: dict[tuple[str, str], Pair] = {
    (duty, aspect): pair
    for difference in DIFFERENCES
    for duty in difference.duties
    for aspect, pair in difference.aspects.items()
}
"""By duty and aspect: what the row says, and what is encoded."""
