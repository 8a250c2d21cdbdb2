"""``report_of``: a caseload as one page, with the list of what needs doing as a table."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
from markupsafe import Markup

from sendrules.case.kinds import Role
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.evaluate import evaluate
from sendrules.engine import Engine
from sendrules.report.letters.templates_of import Templates
from sendrules.report.pages.headlines import headlines, readings_of
from sendrules.report.pages.pictures import pictures
from sendrules.report.pages.plan import PlanPart
from sendrules.report.pages.reviews import reviews
from sendrules.report.pages.reviews_by_school import SCHOOL, STEPS, by_school, short, table_of_reviews
from sendrules.report.pages.to_do import DAYS_AHEAD, MOST_SHOWN, OVER, ByBody, by_body, table_of, to_do
from sendrules.scorecard import Scorecard
from sendrules.scorecard.caseload_card import card_of_caseload
from sendrules.scorecard.of_caseload import of_caseload
from sendrules.values import value
from sendrules.wording.holders import role_in_words

OURS = Path(__file__).parent / "templates"
MOST_PROBLEMS = 200
"""How many wrong rows the page shows."""


@value
class Report:
    """A report.

    Attributes:
        html: the page: one text that refers to nothing outside itself.
        to_do: every limit that is due within seven days, is overdue, or is open to doubt, as a table.
        card: the scorecard that the measures and charts are from.
        summary: what was read, and what could not be used.
        reviews: the reviews that are overdue, due in twelve weeks, or have a meeting with a step that is open, by school.
    """

    html: str
    to_do: pa.Table
    card: Scorecard
    summary: Summary
    reviews: pa.Table


def report_of(
    source: Any,
    *,
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    engine: Engine | None = None,
    authority: str = "",
    list_name: str = "",
    reviews_name: str = "",
    plan: PlanPart | None = None,
    **how: Any,
) -> Report:
    """Make the report of a caseload.

    Args:
        source: the cases: a path, a list of paths, or an Arrow table. It is read twice, so a stream is not enough.
        as_of: the day of the question. What happened later does not count.
        first: the first day of the period of the measures; twelve months before ``last`` where it is not said.
        last: the last day of the period; the day of the question where it is not said.
        engine: the law, with the readings and the calendar chosen.
        authority: the name of the authority, for the heading; empty where nobody says.
        list_name: the name of the file with the whole list of what needs doing, for the page to name; empty where there is none.
        reviews_name: the name of the file with all reviews by school; empty where there is none.
        plan: the plan, from ``sendrules.report.pages.plan.plan_part``; None for a page without one.
        how: ``columns``, ``shape``, ``day_format`` and ``sheet``, as for ``sendrules.caseload.evaluate``.

    Raises:
        InputError: the source cannot be used, or the period ends before it begins.

    >>> import pyarrow as pa
    >>> table = pa.table({"case": ["A-17", "A-18"], "kind": ["request"] * 2, "on": ["2025-05-21", "2025-08-25"]})
    >>> report = report_of(table, as_of=date(2026, 1, 5))
    >>> report.html[:15], sorted(set(report.to_do["standing"].to_pylist()))
    ('<!doctype html>', ['due', 'overdue', 'undetermined'])
    """
    law = engine or Engine()
    last = last or as_of
    first = first or _a_year_before(last)
    answers = evaluate(source, as_of=as_of, engine=law, **how)
    found = of_caseload(source, as_of=as_of, engine=law, answers=answers.table, fact=SCHOOL, **how)
    card = card_of_caseload(found, as_of=as_of, first=first, last=last, hide_small=False)
    rows = to_do(answers.table, law.law.duties, as_of, found.over)
    bodies = by_body(rows)
    schools = by_school(answers.table, found.named, as_of)
    names = {
        "authority": authority,
        "as_of": as_of,
        "until": as_of + timedelta(days=DAYS_AHEAD),
        "card": card,
        "summary": answers.summary,
        "headlines": headlines(card),
        "readings": readings_of(card),
        "bodies": bodies,
        "rows": len(rows),
        "over": sum(one.standing == OVER for one in rows),
        "questions": _questions(bodies, law),
        "shown": sum(len(one.shown) for one in bodies),
        "most_shown": MOST_SHOWN,
        "list_name": list_name,
        "services": [(_service(one.service), one) for one in card.advice],
        "pictures": [(one, Markup(one.light), Markup(one.dark)) for one in pictures(card, found.journeys)],
        "reviews": reviews(answers.table, as_of),
        "schools": schools,
        "steps": tuple(STEPS),
        "short": short,
        "reviews_shown": sum(len(rows) for _, rows in schools.shown),
        "reviews_name": reviews_name,
        "plan": plan,
        "problems": answers.summary.invalid[:MOST_PROBLEMS],
    }
    html = Templates(None, OURS).fill("report.html", names)
    return Report(html, table_of(rows), card, answers.summary, table_of_reviews(schools.reviews))


def _service(code: str) -> str:
    """Who was asked, in words; the first two rows of advice are of all, and of who was not named."""
    return code if code in ("all", "not named") else role_in_words(Role(code)).removeprefix("the ")


def _questions(bodies: tuple[ByBody, ...], law: Engine) -> list[tuple[str, str]]:
    """The contested questions of the rows that are shown: how the page names each, and what is asked."""
    used = {id for body in bodies for one in body.shown for id in one.contested_by.split()}
    return [(id.replace("-", " "), law.law.readings[id].question) for id in sorted(used)]


def _a_year_before(last: date) -> date:
    """The day after the same day of the year before, so that both days span twelve months."""
    before = last + timedelta(days=1)
    return date(before.year - 1, before.month, 28 if (before.month, before.day) == (2, 29) else before.day)
