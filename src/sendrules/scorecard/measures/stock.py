"""What the published rate cannot show: who still waits. A case that is open and late counts in no rate before its plan starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sendrules.scorecard.conditions import All, Happened, Holds, Not, Says, Some, Took
from sendrules.scorecard.declared import Basis, Cohort, Gives, Measure, Part, Span

TWENTY_WEEKS, FIFTY_TWO_WEEKS = 140, 364
_SOURCE = "ours: open cases on the day of the question"
_REFUSED = All((Says("decision", ("N",)), Not(Says("outcome", ("Y", "A")))))
_ENDED = Some((Happened("plan"), _REFUSED, Says("decision", ("W",)), Says("outcome", ("N", "W", "H"))))
"""A plan, a refusal that stands, a withdrawal, no plan after the assessment, or one of an earlier year."""

OPEN = Cohort("requests open on the date", All((Happened("received"), Not(_ENDED))))
WAITS_FOR_DECISION = Cohort(
    "requests open on the date that wait for the decision whether to assess",
    All((OPEN.condition, Says("decision", ("A", "")))),
)
WAITS_FOR_PLAN = Cohort(
    "requests open on the date that are assessed and wait for the outcome or the plan",
    All((OPEN.condition, Says("decision", ("Y", "H", "N")))),
)
_ASSESSED = WAITS_FOR_PLAN.condition
WAITS_FOR_ADVICE = Cohort(
    "requests open on the date that are assessed and wait for advice",
    All((_ASSESSED, Holds("advice_awaited"), Not(Happened("drafted")))),
)
WAITS_FOR_DRAFT = Cohort(
    "requests open on the date that have their advice and wait for a draft or a decision",
    All((_ASSESSED, Not(Holds("advice_awaited")), Not(Happened("drafted")))),
)
WAITS_AFTER_DRAFT = Cohort(
    "requests open on the date that have a draft and wait for the finalised plan", All((_ASSESSED, Happened("drafted")))
)


def stock() -> Iterator[Measure]:
    """Give the measures."""
    asked: dict[str, Any] = {"exceptions": Part.IN, "appeals": Part.IN, "basis": Basis.OURS, "source": _SOURCE}
    yield Measure(id="open", title="open requests", gives=Gives.COUNT, cohort=OPEN, **asked)
    yield Measure(
        id="open-over-20-weeks", title="open requests over 20 weeks (140 days) old", gives=Gives.COUNT, cohort=OPEN,
        counts=Took("received", "", TWENTY_WEEKS + 1), **asked,
    )  # fmt: skip
    yield Measure(
        id="open-over-52-weeks", title="open requests over 52 weeks (364 days) old", gives=Gives.COUNT, cohort=OPEN,
        counts=Took("received", "", FIFTY_TWO_WEEKS + 1), **asked,
    )  # fmt: skip
    yield Measure(
        id="longest-wait", title="the longest wait among open requests", gives=Gives.MAX_WEEKS, cohort=OPEN,
        span=Span("received", ""), **asked,
    )  # fmt: skip
    late = Cohort(
        "requests open on the date and over 20 weeks old", All((OPEN.condition, Took("received", "", TWENTY_WEEKS + 1)))
    )
    yield Measure(
        id="mean-age-over-20-weeks", title="mean age of the open requests over 20 weeks old", gives=Gives.MEAN_WEEKS,
        cohort=late, span=Span("received", ""), **asked,
    )  # fmt: skip
    yield Measure(
        id="waits-for-a-decision", title="open requests that wait for the decision whether to assess", gives=Gives.COUNT,
        cohort=WAITS_FOR_DECISION, **asked,
    )  # fmt: skip
    yield Measure(
        id="waits-for-a-plan", title="open requests that are assessed and wait for the outcome or the plan", gives=Gives.COUNT,
        cohort=WAITS_FOR_PLAN, **asked,
    )  # fmt: skip
    for id, title, cohort in (
        ("waits-for-advice", "open requests that are assessed and wait for advice", WAITS_FOR_ADVICE),
        (
            "waits-for-a-draft",
            "open requests that have their advice and wait for a draft or a decision",
            WAITS_FOR_DRAFT,
        ),
        ("waits-after-the-draft", "open requests that have a draft and wait for the finalised plan", WAITS_AFTER_DRAFT),
    ):
        yield Measure(id=id, title=title, gives=Gives.COUNT, cohort=cohort, **asked)
