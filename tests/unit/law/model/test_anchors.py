"""Anchors are equal if they name the same event in the same way."""

import pytest

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.anchors import Begun, Last, Next
from sendrules.time.periods import Months

DRAFT = Next(EventKind.DRAFT_PLAN)


def test_an_anchor_is_equal_by_what_it_names():
    sent = Next(EventKind.DRAFT_PLAN, by=Dated.SENT)
    assert Next(EventKind.DRAFT_PLAN) == DRAFT != sent
    assert len({Next(EventKind.DRAFT_PLAN), DRAFT, sent}) == 2
    for shape in (Next, Last):
        with pytest.raises(ValueError, match=f"{shape.__name__} needs at least one kind"):
            shape()


ALL_ALIKE = (
    Next(EventKind.DRAFT_PLAN),
    Next(EventKind.DRAFT_PLAN, by=Dated.SERVED),
    Next(EventKind.DRAFT_PLAN, until=(EventKind.FINAL_PLAN,)),
    Next(EventKind.DRAFT_PLAN, until=(EventKind.AMENDED_PLAN,)),
    Next(EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
    Last(EventKind.DRAFT_PLAN),
    Last(EventKind.DRAFT_PLAN, by=Dated.SERVED),
    Last(EventKind.DRAFT_PLAN, within=Months(12)),
    Last(EventKind.DRAFT_PLAN, within=Months(6)),
    Last(EventKind.DRAFT_PLAN, or_next=True),
    Last(EventKind.DRAFT_PLAN, across_starts=True),
    Last(EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
    Next(EventKind.DRAFT_PLAN, only_after=(EventKind.REVIEW_MEETING,)),
    Next(EventKind.DRAFT_PLAN, always=(EventKind.DRAFT_PLAN,)),
    Last(EventKind.DRAFT_PLAN, only_after=(EventKind.REVIEW_MEETING,)),
    Begun(EventKind.DRAFT_PLAN),
)
"""Anchors on the same kind of event; each says something else."""


def test_an_anchor_differs_by_everything_that_it_says():
    for one in range(len(ALL_ALIKE)):
        for other in range(len(ALL_ALIKE)):
            assert (ALL_ALIKE[one] == ALL_ALIKE[other]) is (one == other)
    assert Last(EventKind.DRAFT_PLAN, within=Months(12)) == Last(EventKind.DRAFT_PLAN, within=Months(12))
    assert len(set(ALL_ALIKE)) == len(ALL_ALIKE)
    assert Next(EventKind.DRAFT_PLAN) != "draft-plan"
    assert Last(EventKind.DRAFT_PLAN) != "draft-plan"
