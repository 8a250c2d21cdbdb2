"""``write_report``: a report as one page with two lists beside it, whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sendrules.caseload.writing.tables import write_table
from sendrules.caseload.writing.whole import check_apart, check_place, whole, writing
from sendrules.errors import InputError, Problem
from sendrules.report.pages.making import Report, report_of


def list_beside(out: Path) -> Path:
    """Give the place of the list of what needs doing beside a page.

    Args:
        out: the page.

    >>> list_beside(Path("out.html")).name
    'out-to-do.csv'
    """
    return out.with_name(f"{out.stem}-to-do.csv")


def reviews_beside(out: Path) -> Path:
    """Give the place of the list of reviews by school beside a page.

    Args:
        out: the page.

    >>> reviews_beside(Path("out.html")).name
    'out-reviews.csv'
    """
    return out.with_name(f"{out.stem}-reviews.csv")


def check_out(out: Path, source: object) -> None:
    """See that a report can be written at a place, before anything is worked out.

    Args:
        out: the page.
        source: what is read.

    Raises:
        InputError: its name does not end in ``.html``, its folder is not there, or the cases are read from it.
    """
    if out.suffix.lower() != ".html":
        raise InputError(str(out), [Problem("", "a report ends in .html.", "Name a file that does.")])
    for path in (out, list_beside(out), reviews_beside(out)):
        check_place(path)
        check_apart(path, source)


def write_report(source: Any, out: str | Path, *, as_of: date, **asked: Any) -> Report:
    """Make the report of a caseload, and write it: the page, and beside it as CSV the whole lists of what needs doing and of
    reviews by school.

    Args:
        source: the cases, as for ``report_of``.
        out: the page; its name ends with ``.html``. What has that name is replaced.
        as_of: the day of the question.
        asked: what else ``report_of`` takes.

    Returns:
        The report.

    Raises:
        InputError: the source cannot be used, or a file cannot be written.
    """
    path = Path(out)
    check_out(path, source)
    beside, reviews = list_beside(path), reviews_beside(path)
    report = report_of(source, as_of=as_of, list_name=beside.name, reviews_name=reviews.name, **asked)
    with whole(path) as new, writing(path):
        new.write_text(report.html, encoding="utf-8", newline="\n")
        write_table(report.to_do, beside, {"as of": as_of.isoformat()})
        write_table(report.reviews, reviews, {"as of": as_of.isoformat()})
    return report
