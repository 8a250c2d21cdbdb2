"""What a scorecard is counted on: one return or several, or a table of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sendrules.cli.common import counted
from sendrules.errors import InputError, Problem
from sendrules.explanation import words
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.scorecard import Scorecard
    from sendrules.scorecard.advice import Advice
    from sendrules.scorecard.journeys import Journeys
    from sendrules.sen2 import Return


@value
class Counted:
    """A scorecard with what it was counted on.

    Attributes:
        card: the scorecard.
        journeys: the requests.
        earlier: the requests of earlier returns, with their days.
        notes: what could not be used, a sentence each.
        advice: the requests for advice of a table of events; None for a return.
    """

    card: Scorecard
    journeys: Journeys
    earlier: tuple[tuple[Journeys, date], ...]
    notes: tuple[str, ...]
    advice: Advice | None = None


def of_returns(
    files: Sequence[Path], *, as_of: date | None, first: date | None, last: date | None, code: str | None, **how: Any
) -> Counted:
    """Count returns: the latest, and of the earlier ones the moves between phases.

    Args:
        files: the files or folders.
        as_of: the day of the question; None for the survey day.
        first: the first day of the period; None for that of the year.
        last: the last day of the period; None likewise.
        code: the three-digit code of the authority, where the files do not say it.
        how: what ``sendrules.sen2.read`` takes.
    """
    from sendrules.scorecard.card import earlier_journeys, scorecard
    from sendrules.scorecard.of_return import journeys_of
    from sendrules.sen2 import read

    read_from = {file: read(file, **how) for file in dict.fromkeys(files)}
    years = [found.header.year for found in read_from.values()]
    if len(years) > 1 and (None in years or len(set(years)) < len(years)):
        message = "two of the returns are of one year, or one does not say its year."
        raise InputError(
            str(files[0]), [Problem("year", message, "Give one return a year, with a header that says it.")]
        )
    if len(whose := {one.header.authority for one in read_from.values()}) > 1:
        message = f"the returns are of several authorities: {', '.join(sorted(one or 'not said' for one in whose))}."
        raise InputError(str(files[0]), [Problem("authority", message, "Give the returns of one authority.")])
    file, found = max(read_from.items(), key=lambda item: item[1].header.year or 0)
    before = [one for one in read_from.values() if one is not found]
    card = scorecard(found, as_of=as_of, first=first, last=last, earlier=before)
    if card.authority is None and code is not None:
        card = replace(card, authority=code)
    notes = _not_used(found, card.frame.as_of, file)
    if before:
        notes.append("Of the earlier returns the moves between phases are counted, and nothing else.")
    return Counted(card, journeys_of(found), tuple(earlier_journeys(before)), tuple(notes))


def of_events(
    files: Sequence[Path], *, as_of: date | None, first: date | None, last: date | None, code: str | None, **how: Any
) -> Counted:
    """Count a table of events.

    Args:
        files: the files, as for ``sendrules caseload``.
        as_of: the day of the question.
        first: the first day of the period; None for 1 January of its year.
        last: the last day of the period; None for the day of the question.
        code: the three-digit code of the authority.
        how: what ``sendrules.caseload.evaluate`` takes besides.
    """
    if as_of is None:
        raise click.UsageError("--events needs --as-of: a table of events has no survey day.")
    from sendrules.scorecard.caseload_card import card_of_caseload
    from sendrules.scorecard.of_caseload import of_caseload

    found = of_caseload([str(file) for file in files], as_of=as_of, **how)
    card = card_of_caseload(found, as_of=as_of, first=first, last=last, authority=code)
    notes = (
        (f"{found.invalid:,} rows cannot be used; `sendrules caseload` names each with its fix.",)
        if found.invalid
        else ()
    )
    return Counted(card, found.journeys, (), notes, found.advice)


def _not_used(found: Return, as_of: date, file: Path) -> list[str]:
    """Say what of the return could not be used, and of which time it says nothing."""
    lines = []
    if found.refused:
        many = "1 value or record" if len(found.refused) == 1 else f"{len(found.refused):,} values or records"
        lines.append(
            f"{many} of {found.people_refused:,} of {found.people:,} people cannot be used. "
            f"`sendrules sen2 check {file}` names each with its fix."
        )
    if found.not_read:
        lines.append(
            f"{counted(len(found.not_read), 'element')} or columns of no known name were not read: `sendrules sen2 check` lists them."
        )
    survey = found.header.survey_day
    if survey is not None and as_of > survey:
        lines.append(
            f"The return ends on its survey day, {words(survey)}. What happened after it is not in the figures."
        )
    elif survey is not None and as_of < survey:
        lines.append(f"A decision, a withdrawal or an end without a day is as on the survey day, {words(survey)}.")
    return lines
