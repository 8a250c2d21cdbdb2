"""What a check of a policy says of panels and terms, with the line on which it stands."""

import pytest

from panels import DECIDE
from policy_texts import HEAD
from sendrules.errors import Severity
from sendrules.local.loading.policy_file import PolicyReport, check_policy

STANDARDS = HEAD + '[standards]\ntitle = "Standards"\n'
AUTUMN, SPRING = ("autumn", "2026-09-02", "2026-12-18"), ("spring", "2027-01-05", "2027-03-25")


def panel(*lines: str, id: str = "p") -> str:
    return "\n".join((f'[[standards.panels]]\nid = "{id}"\ntitle = "The panel"', *lines, ""))


def term(title: str, first: str, last: str) -> str:
    return f'[[standards.terms]]\ntitle = "{title}"\nfirst = {first}\nlast = {last}\n'


def checked(*parts: str) -> PolicyReport:
    return check_policy(STANDARDS + "".join(parts))


def told(report: PolicyReport, severity: Severity) -> list[str]:
    """Give what is said with one severity."""
    return [f.message for f in report.findings if f.severity is severity]


WEEKLY = (
    'every = "1 week"',
    'weekday = "wednesday"',
    'papers = { weekday = "thursday", hour = "17:00" }',
    'told_within = "1 week"',
)
MONTHLY = ('every = "1 month"', 'weekday = "tuesday"', "week_of_month = 1", 'papers = { before = "3 weeks" }')
FIRST = "first = 2026-09-02"
REFUSED = [
    ("two panels with one id", panel(*WEEKLY) + panel(*WEEKLY), "two standards share an id: p", 'id = "p"'),
    (
        "a first meeting on another weekday",
        panel(*WEEKLY, "first = 2026-09-03"),
        "is not on a Wednesday",
        "first = 2026-09-03",
    ),
    (
        "an hour in words",
        panel('papers = { weekday = "thursday", hour = "5 pm" }'),
        "not a time of day (given: 5 pm)",
        "papers =",
    ),
    (
        "an hour as TOML's own time",
        panel('papers = { weekday = "thursday", hour = 17:00:00 }'),
        "not a time of day",
        "papers =",
    ),
    (
        "terms that overlap",
        term(*AUTUMN) + term("other", "2026-12-18", "2027-01-08"),
        "they overlap",
        "first = 2026-12-18",
    ),
    (
        "a term that runs backwards",
        term("autumn", "2026-12-18", "2026-09-02"),
        "is before the first",
        "last = 2026-09-02",
    ),
    (
        "a duty with a slip",
        panel('decides = ["reg-5-1-decision-to-asess"]'),
        "no duty called 'reg-5-1-decision-to-asess'",
        "decides =",
    ),
]


@pytest.mark.parametrize(("_", "text", "why", "line"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_is_refused_at_its_line(_: str, text: str, why: str, line: str) -> None:
    report = checked(text)
    (found,) = report.refused
    assert why in found.message
    assert found.fix
    assert found.line is not None
    assert (STANDARDS + text).split("\n")[found.line - 1].startswith(line)


def test_a_slip_in_a_duty_gets_a_suggestion() -> None:
    (found,) = checked(panel('decides = ["reg-5-1-decision-to-asess"]')).refused
    assert f"Did you mean {DECIDE}?" in found.message


@pytest.mark.parametrize(
    ("duty", "why"),
    [
        ("reg-33-contact-adviser-2-months", "is a right of the"),
        ("reg-13-1-a-draft-plan-15-days", "no act that has to be done by a day"),
    ],
)
def test_no_panel_decides_on_a_right_or_a_window(duty: str, why: str) -> None:
    (found,) = checked(panel(f'decides = ["{duty}"]')).refused
    assert why in found.message


def test_a_panel_is_accepted_with_one_worked_date() -> None:
    report = checked(panel(*WEEKLY, FIRST, f'decides = ["{DECIDE}"]'))
    # papers for Wednesday 2 September are due on Thursday 27 August. Six weeks from then: Thursday 8 October. Families are told by
    # Wednesday 7 October after the panel of 30 September, whose papers are due on the 24th
    assert told(report, Severity.ACCEPTED) == [
        f"for example, {DECIDE} that runs from Thu 27 Aug 2026 is due in law on Thu 8 Oct 2026. The last panel for it is on Wed 30 "
        "Sep 2026 (papers by Thu 24 Sep 2026, 17:00; families told by Wed 7 Oct 2026). The panel moves no date of the law."
    ]
    assert report.warnings == report.refused == ()


def test_a_panel_without_a_duty_is_accepted_and_stands_beside_no_case() -> None:
    (said,) = told(checked(panel(*WEEKLY, FIRST)), Severity.ACCEPTED)
    assert said.startswith("it meets on Wed 2 Sep 2026 (papers by Thu 27 Aug 2026, 17:00; ")
    assert "stands beside no case" in said


def test_a_panel_that_is_too_rare_gets_a_warning_with_a_date() -> None:
    report = checked(panel(*MONTHLY, "first = 2026-09-01", f'decides = ["{DECIDE}", "reg-13-2-final-plan-20-weeks"]'))
    (found,) = report.warnings
    # papers for Tuesday 1 September are due on 11 August. What starts on the 12th is due on Wednesday 23 September, six weeks on, and
    # the next panel is on Tuesday 6 October. Twenty weeks are enough
    assert found.where == "standards.panels[0].decides[0]"
    assert (
        "What starts on Wed 12 Aug 2026, the day after papers were due, is due in law on Wed 23 Sep 2026."
        in found.message
    )
    assert "The next panel is on Tue 6 Oct 2026." in found.message


def test_a_fortnight_in_term_cannot_keep_six_weeks_over_the_summer() -> None:
    lines = (
        'every = "2 weeks"',
        'weekday = "tuesday"',
        "first = 2026-06-02",
        "term_time_only = true",
        f'decides = ["{DECIDE}"]',
    )
    terms = term("summer", "2026-06-01", "2026-07-21") + term(*AUTUMN)
    (found,) = checked(panel(*lines), terms).warnings
    # Tuesdays: 2, 16 and 30 June, 14 July; then every second Tuesday: 28 July, 11 and 25 August are holidays, and 8 September is in
    # term. What starts on 15 July is due on 26 August
    assert "What starts on Wed 15 Jul 2026" in found.message
    assert "is due in law on Wed 26 Aug 2026. The next panel is on Tue 8 Sep 2026." in found.message
    assert "after 1 of " in found.message
    # 15 July to 8 September: 16 days of July, 31 of August and 8
    assert found.message.endswith("and it can take 55 days.")


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((panel('every = "2 weeks"', 'weekday = "tuesday"'),), "the source names no first meeting to count from"),
        ((panel(),), "the source does not say how often it meets"),
        ((panel(*WEEKLY, "term_time_only = true"),), "no terms are declared"),
        ((panel(*WEEKLY, FIRST, "not_on = [2026-09-10]"),), "it would not meet on Thu 10 Sep 2026 anyway"),
        ((panel(*WEEKLY, FIRST, "extra = [2026-12-28]"),), "Mon 28 Dec 2026 is no working day"),
        ((panel('every = "1 week"', "first = 2026-08-31"),), "its first meeting, Mon 31 Aug 2026, is not held"),
        ((panel(*WEEKLY, "first = 2029-09-05"),), "no meeting of it is known"),
        ((term(*AUTUMN), term("summer", "2027-04-12", "2027-07-20")), "114 days lie between 'autumn' and 'summer'"),
    ],
)
def test_what_looks_wrong_gets_a_warning(parts: tuple[str, ...], why: str) -> None:
    report = checked(*parts)
    assert report.refused == ()
    assert [why in f.message for f in report.warnings] == [True]


def test_terms_that_follow_each_other_are_quiet_in_any_order() -> None:
    assert checked(term(*SPRING), term(*AUTUMN)).findings == ()
