"""``People``: who the cases are about, and which schools they are at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sendrules.case.kinds import Role
from sendrules.testing.synthetic import shares
from sendrules.testing.synthetic.days import Ints
from sendrules.testing.synthetic.words import COLLEGES, NURSERIES, SCHOOLS, code
from sendrules.testing.synthetic.writer import Flags, Writer

_SCHOOL, _COLLEGE, _NURSERY = code("about", SCHOOLS[0]), code("about", COLLEGES[0]), code("about", NURSERIES[0])


@dataclass(frozen=True, slots=True)
class People:
    """The child or young person of each case.

    Attributes:
        young: whether it is a young person.
        little: whether it is a child under five.
        place: the code of the school, college or nursery that they are at.
        other: the code of another school or college.
        setting: the code of what kind of institution it is.
        head: the code of who is asked there for advice.
        by: the code of who made the request; 0 where the file does not say.
    """

    young: Flags
    little: Flags
    place: Ints
    other: Ints
    setting: Ints
    head: Ints
    by: Ints


def drawn(writer: Writer) -> People:
    """Draw who the cases are about.

    Args:
        writer: what draws.
    """
    number = writer.cases
    part = writer.draw.random(number)
    young, little = part < shares.YOUNG, part > 1 - shares.UNDER_FIVE
    school = _SCHOOL + writer.between(number, 0, len(SCHOOLS) - 1)
    college = _COLLEGE + writer.between(number, 0, len(COLLEGES) - 1)
    nursery = _NURSERY + writer.between(number, 0, len(NURSERIES) - 1)
    next_school = _SCHOOL + (school - _SCHOOL + 7) % len(SCHOOLS)
    next_college = _COLLEGE + (college - _COLLEGE + 3) % len(COLLEGES)

    def each(of_young: object, of_little: object, of_child: object) -> Ints:
        return np.where(young, of_young, np.where(little, of_little, of_child)).astype(np.int32)  # type: ignore[call-overload,no-any-return]

    asked = {name: writer.word("by", number, shares.REQUESTED_BY[name]) for name in ("child", "young", "under five")}
    return People(
        young=young,
        little=little,
        place=each(college, nursery, school),
        other=each(next_college, school, next_school),
        setting=each(*(code("setting", s) for s in (Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER, Role.SCHOOL))),
        head=each(*(code("to", r) for r in (Role.PRINCIPAL, Role.EARLY_YEARS_SEN_LEAD, Role.HEAD_TEACHER))),
        by=each(asked["young"], asked["under five"], asked["child"]),
    )
