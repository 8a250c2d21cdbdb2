"""``case_page``: one case as one page: the short answer, its timeline drawn, and the table of every event and limit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from sendrules.caseload.writing.whole import check_apart, check_place, whole, writing
from sendrules.charts.looks import DARK, LIGHT
from sendrules.errors import InputError, Problem
from sendrules.report.letters.templates_of import Templates
from sendrules.report.pages.timeline import NARROW, WIDE, timeline
from sendrules.wording.contested import contested_for_officers
from sendrules.wording.found import Found
from sendrules.wording.in_short import in_short
from sendrules.wording.standing import NOT_JUDGED
from sendrules.wording.working_days import working_days_in_words

if TYPE_CHECKING:
    from sendrules.result import Result

OURS = Path(__file__).parent / "templates"


def case_page(result: Result) -> str:
    """Give the page of one case: one text of HTML that needs no script, no network and no other file, and that prints.

    Args:
        result: the answer for the case.

    >>> from datetime import date
    >>> from sendrules import Case, Event, evaluate
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> page = case_page(evaluate(case, as_of=date(2025, 10, 9)))
    >>> page[:15], page.count("<svg")
    ('<!doctype html>', 4)
    """
    drawn = {
        (look.name, name): timeline(result, look=look, width=width)
        for look in (LIGHT, DARK)
        for name, width in (("wide", WIDE), ("slim", NARROW))
    }
    names = {
        "reference": result.case.reference,
        "as_of": result.as_of,
        "short": in_short(Found(result.statutory)),
        "timeline": drawn["light", "wide"],
        "drawings": [(look, name, Markup(one.svg)) for (look, name), one in drawn.items()],
        "contested": contested_for_officers(result.statutory),
        "warnings": [str(problem) for problem in result.warnings],
        "days": working_days_in_words(result.calendar),
        "not_judged": NOT_JUDGED,
    }
    return Templates(None, OURS).fill("case.html", names)


def write_case_page(result: Result, out: str | Path, *, source: Path | None = None) -> None:
    """Write the page of one case, whole or not at all.

    Args:
        result: the answer for the case.
        out: the page; its name ends with ``.html``. What has that name is replaced.
        source: the file of the case, which is never written over; None where there is none.

    Raises:
        InputError: it cannot be written there.
    """
    path = Path(out)
    if path.suffix.lower() != ".html":
        raise InputError(str(path), [Problem("", "a page ends in .html.", "Name a file that does.")])
    check_place(path)
    check_apart(path, source)
    html = case_page(result)
    with whole(path) as new, writing(path):
        new.write_text(html, encoding="utf-8", newline="\n")
