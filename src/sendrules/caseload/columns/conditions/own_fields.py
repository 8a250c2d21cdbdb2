"""The twins of the conditions in ``law/conditions/own_fields.py``: they read the start's own fields alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

import numpy as np

from sendrules.case.kinds import Role, Sector
from sendrules.caseload.columns.codes import (
    LISTED_FIELDS,
    NO,
    NO_DAY,
    ROLE_CODE,
    SECTOR_CODE,
    Flags,
    codes_of,
)
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.own_fields import (
    AskedOneOf,
    AttendsSetting,
    IssuesAre,
    LeadsTo,
    NotRequestedBy,
    OrderIs,
    SectorMayBe,
)


@cache
def members(field: str, among: frozenset[StrEnum]) -> Flags:
    """Give, by the code of a field of a closed list, whether it is one of these: 0, which says nothing, is not.

    Args:
        field: the field.
        among: the members of its list.
    """
    listed = LISTED_FIELDS[field]
    found = np.zeros(len(listed) + 1, bool)
    found[[codes_of(listed)[member] for member in among]] = True
    found.flags.writeable = False
    return found


def says_one_of(at: Occasions, field: str, among: Iterable[StrEnum]) -> Findings:
    """Say whether the start's field is one of these; what is not recorded is not known."""
    said = at.batch.code(field, at.trigger)
    return findings(members(field, frozenset(among))[said], said == 0)


@tests(AskedOneOf)
def asked_one_of(condition: AskedOneOf, at: Occasions) -> Findings:
    """Look at who was asked; of an unclear role nobody can tell."""
    to = at.batch.code("to", at.trigger)
    unclear = (to == 0) | members("to", frozenset(condition.unclear))[to]
    return findings(members("to", frozenset(condition.roles))[to], unclear)


@tests(NotRequestedBy)
def not_requested_by(condition: NotRequestedBy, at: Occasions) -> Findings:
    """Look at who made the request."""
    return yes_or_no(~members("by", frozenset(condition.roles))[at.batch.code("by", at.trigger)])


@tests(OrderIs)
def order_is(condition: OrderIs, at: Occasions) -> Findings:
    """Look at the start's own order."""
    return says_one_of(at, "order", condition.orders)


@tests(IssuesAre)
def issues_are(condition: IssuesAre, at: Occasions) -> Findings:
    """Look at the start's own issues."""
    return says_one_of(at, "issues", condition.issues)


@tests(LeadsTo)
def leads_to(condition: LeadsTo, at: Occasions) -> Findings:
    """Look at where the transfer leads."""
    to = at.batch.code("to", at.trigger)
    return findings((to == ROLE_CODE[Role.POST_16_INSTITUTION]) == condition.post_16, to == 0)


@tests(AttendsSetting)
def attends_setting(condition: AttendsSetting, at: Occasions) -> Findings:
    """Look at the meeting's own record; attending is assumed."""
    return yes_or_no((at.batch.code("attends", at.trigger) != NO) == condition.attends)


@tests(SectorMayBe)
def sector_may_be(condition: SectorMayBe, at: Occasions) -> Findings:
    """Look at the sector, or else at the end of the course."""
    said, ends = at.batch.code("sector", at.trigger), at.batch.field("course_ends", at.trigger)
    outside = condition.sector is Sector.OTHER
    other = (said != 0) & (said != SECTOR_CODE[condition.sector])
    over = (ends != NO_DAY) & (ends < at.on) & (outside | (said == 0))
    by_course = (said == 0) & (ends != NO_DAY)
    return findings(~other & (~by_course | outside), ~other & over)
