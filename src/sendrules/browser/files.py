"""What the page gives people to keep: a calendar file, and letters."""

from __future__ import annotations

from typing import Any

from sendrules.browser.asked import ToRemind
from sendrules.errors import InputError, Problem, SendrulesError, near
from sendrules.json_questions import problems_of
from sendrules.result import Result


def calendar_data(asked: ToRemind) -> dict[str, Any]:
    """Give the days of a case as a calendar file.

    Args:
        asked: the question.

    Raises:
        InputError: the case cannot be used, or the earlier file was not written here.
        MissingExtra: icalendar is not installed.
    """
    from sendrules.report import to_ical  # only this question needs icalendar

    return {"name": "limits.ics", "type": "text/calendar", "text": to_ical(asked.result(), **asked.asked()).decode()}


def letters_data(result: Result) -> dict[str, Any]:
    """Give every kind of letter, whether the facts of the case bear it, and if not why.

    Args:
        result: the answer for the case.
    """
    from sendrules.report.letters.kinds import LetterKind, names_for

    def one(kind: LetterKind) -> dict[str, Any]:
        problems: list[dict[str, str]] = []
        try:
            names_for(kind, result)
        except SendrulesError as error:
            problems = [{"place": p.where, "message": p.message, "fix": p.fix} for p in problems_of(error)]
        return {"kind": kind.value, "title": _titled(kind), "available": not problems, "problems": problems}

    return {"letters": [one(kind) for kind in LetterKind]}


def letter_data(kind: str, result: Result) -> dict[str, Any]:
    """Give one letter, as a page of its own and as plain text.

    Args:
        kind: what the letter is for.
        result: the answer for the case.

    Raises:
        InputError: there is no such letter, or the facts of the case do not bear it; with the reason and the fix.
        MissingExtra: jinja2 is not installed.
    """
    from sendrules.report.letters import LetterKind, letter

    kinds = [each.value for each in LetterKind]
    if kind not in kinds:
        fix = f"Ask for one of {', '.join(near(kind, kinds) or kinds)}."
        raise InputError("question", [Problem("kind", f"there is no letter called {kind!r}.", fix)])
    found = letter(kind, result)
    return {"title": _titled(kind), "html": found.html, "text": found.text}


def _titled(kind: str) -> str:
    """Give the kind of letter as words."""
    return kind.replace("-", " ").capitalize()
