"""The scorecard of a caseload: what a return has, and what only events can say: advice by service, and exceptions beside the facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from sendrules.engine import Engine
from sendrules.errors import InputError, Problem
from sendrules.scorecard.advice import advice_figures
from sendrules.scorecard.card import Scorecard, card_of
from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.of_caseload import CaseloadJourneys, of_caseload


def scorecard_of_caseload(
    source: Any,
    *,
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    engine: Engine | None = None,
    authority: str | None = None,
    hide_small: bool = True,
    **how: Any,
) -> Scorecard:
    """Give the scorecard of a caseload of events.

    Args:
        source: a path, or a table that gives a stream of Arrow, as for ``sendrules.caseload.evaluate``.
        as_of: the day of the question.
        first: the first day of the period; 1 January of the year of ``as_of`` where it is not said.
        last: the last day of the period; the day of the question where it is not said.
        engine: the law with the readings chosen; it says which exceptions the facts bear.
        authority: the three-digit code of the authority.
        hide_small: whether counts under 5 are hidden in breakdowns.
        how: ``columns``, ``shape``, ``day_format`` and ``sheet``, as for ``sendrules.caseload.evaluate``.

    Raises:
        InputError: the source cannot be used, or the period ends before it begins.

    >>> import pyarrow as pa
    >>> table = pa.table({"case": ["A-17"] * 2, "kind": ["request", "final-plan"], "on": ["2025-01-13", "2025-06-02"]})
    >>> card = scorecard_of_caseload(table, as_of=date(2025, 12, 31))
    >>> str(card["plans-within-20-weeks-without-exceptions"].value)
    '100.0'
    """
    found = of_caseload(source, as_of=as_of, engine=engine, **how)
    return card_of_caseload(found, as_of=as_of, first=first, last=last, authority=authority, hide_small=hide_small)


def card_of_caseload(
    found: CaseloadJourneys,
    *,
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    authority: str | None = None,
    hide_small: bool = True,
) -> Scorecard:
    """Give the scorecard of the requests of a caseload.

    Args:
        found: the requests.
        as_of: the day of the question, for which they were made.
        first: the first day of the period; 1 January of the year of ``as_of`` where it is not said.
        last: the last day of the period; the day of the question where it is not said.
        authority: the three-digit code of the authority.
        hide_small: whether counts under 5 are hidden in breakdowns.

    Raises:
        InputError: the period ends before it begins.
    """
    frame = Frame(first or date(as_of.year, 1, 1), last or as_of, as_of)
    if frame.first > frame.last:
        raise InputError("scorecard", [Problem("first", "the period ends before it begins.", "Check both days.")])
    card = card_of(found.journeys, frame, authority=authority, refused=found.invalid, hide_small=hide_small)
    claimed = found.journeys.flag("exception")
    return replace(
        card,
        advice=tuple(advice_figures(found.advice, frame)),
        exceptions_claimed=int(np.count_nonzero(claimed)),
        exceptions_supported=int(np.count_nonzero(found.supported & claimed)),
    )
