"""The start's own fields, on columns."""

import pytest

from sendrules.case.kinds import Issues, Order, Role, Sector
from sendrules.caseload.columns.conditions.own_fields import members
from sendrules.law.conditions.own_fields import (
    AskedOneOf,
    AttendsSetting,
    IssuesAre,
    LeadsTo,
    NotRequestedBy,
    OrderIs,
    SectorMayBe,
)
from tried_rows import Row, check, e


def test_asked_one_of() -> None:
    check(
        AskedOneOf((Role.NHS_ENGLAND, Role.OTHER), unclear=(Role.HEALTH_PROFESSIONAL,)),
        [
            Row("a body", [e("advice-request", 1, to="nhs-england")], True),
            Row("the last of the list", [e("advice-request", 1, to="other")], True),
            Row("no body", [e("advice-request", 1, to="school")], False),
            Row("an unclear one", [e("advice-request", 1, to="health-professional")], None),
            Row("not recorded", [e("advice-request", 1)], None),
        ],
    )


def test_not_requested_by() -> None:
    check(
        NotRequestedBy((Role.PARENT,)),
        [
            Row("by one of these", [e("request", 1, by="parent")], False),
            Row("by another", [e("request", 1, by="school")], True),
            Row("not recorded", [e("request", 1)], True),
        ],
    )


def test_the_order() -> None:
    check(
        OrderIs((Order.ASSESS, Order.OTHER)),
        [
            Row("the first", [e("tribunal-order", 1, order="assess")], True),
            Row("the last", [e("tribunal-order", 1, order="other")], True),
            Row("another", [e("tribunal-order", 1, order="reassess")], False),
            Row("not recorded", [e("tribunal-order", 1)], None),
        ],
    )


def test_the_issues() -> None:
    check(
        IssuesAre((Issues.MIXED,)),
        [
            Row("these", [e("mediation-wanted", 1, issues="mixed")], True),
            Row("others", [e("mediation-wanted", 1, issues="health")], False),
            Row("not recorded", [e("mediation-wanted", 1)], None),
        ],
    )


@pytest.mark.parametrize("post_16", [True, False])
def test_where_a_transfer_leads(post_16: bool) -> None:
    check(
        LeadsTo(post_16),
        [
            Row("to a post-16 institution", [e("phase-transfer", 1, to="post-16-institution")], post_16),
            Row("to a school", [e("phase-transfer", 1, to="school")], not post_16),
            Row("to a later role of the list", [e("phase-transfer", 1, to="other")], not post_16),
            Row("not recorded", [e("phase-transfer", 1)], None),
        ],
    )


@pytest.mark.parametrize("attends", [True, False])
def test_attending(attends: bool) -> None:
    check(
        AttendsSetting(attends),
        [
            Row("attends", [e("review-meeting", 1, attends=True)], attends),
            Row("does not", [e("review-meeting", 1, attends=False)], not attends),
            Row("not recorded", [e("review-meeting", 1)], attends),
        ],
    )


FURTHER, OTHER = {"sector": "further-education"}, {"sector": "other"}


@pytest.mark.parametrize(
    ("sector", "expected"),
    [
        (Sector.FURTHER_EDUCATION, (True, True, None, False, False, False, True, True, False)),
        (Sector.OTHER, (True, False, None, True, True, True, False, True, True)),
    ],
)
def test_the_sector_that_may_be(sector: Sector, expected: tuple[bool | None, ...]) -> None:
    starts = {
        "nothing is recorded": e("turns-25", 100),
        "further education": e("turns-25", 100, **FURTHER),
        "a course that was over": e("turns-25", 100, course_ends=99),
        "a course that ends on the day": e("turns-25", 100, course_ends=100),
        "a course that ends later": e("turns-25", 100, course_ends=101),
        "another sector": e("turns-25", 100, **OTHER),
        "further education and a course": e("turns-25", 100, course_ends=99, **FURTHER),
        "nothing, on another day": e("turns-25", 200),
        "another sector and a course": e("turns-25", 100, course_ends=100, **OTHER),
    }
    check(SectorMayBe(sector), [Row(n, [s], holds) for (n, s), holds in zip(starts.items(), expected, strict=True)])


def test_another_sector_and_a_course_that_was_over() -> None:
    start = [e("turns-25", 100, course_ends=99, **OTHER)]
    check(SectorMayBe(Sector.OTHER), [Row("outside", start, None)])
    check(SectorMayBe(Sector.FURTHER_EDUCATION), [Row("inside", start, False)])


def test_what_is_not_recorded_is_none_of_the_members() -> None:
    found = members("to", frozenset(Role))
    assert found.tolist() == [False] + [True] * len(Role)
    assert not found.flags.writeable
