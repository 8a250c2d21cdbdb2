"""The names of roles, orders and issues in the words that a family reads, for the titles of steps.

>>> a_role(Role.EARLY_YEARS_PROVIDER), a_role(Role.NHS_ENGLAND), the_roles((Role.HEAD_TEACHER, Role.PRINCIPAL))
('an early-years provider', 'NHS England', 'the head teacher or principal')
>>> on_day(date(2015, 9, 1)), counted(1, "working day"), counted(15, "working day")
('1 September 2015', '1 working day', '15 working days')
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from sendrules.case.kinds import Issues, Order, Role

_ROLES = {
    Role.POST_16_INSTITUTION: "post-16 institution",
    Role.EARLY_YEARS_PROVIDER: "early-years provider",
    Role.SENCO: "SEN co-ordinator",
    Role.EARLY_YEARS_SEN_LEAD: "early-years SEN lead",
    Role.EARLY_YEARS_PERSON_RESPONSIBLE: "person responsible for the early-years provision",
    Role.SOCIAL_CARE: "social-care officer",
    Role.NHS_TRUST: "NHS trust",
    Role.NHS_ENGLAND: "NHS England",
    Role.YOUTH_ACCOMMODATION: "person in charge of the youth accommodation",
    Role.OTHER: "other person",
}
_WITHOUT_AN_ARTICLE = {Role.NHS_ENGLAND, Role.ANOTHER_AUTHORITY}

_ORDERS = {
    Order.ASSESS: "an assessment",
    Order.REASSESS: "a re-assessment",
    Order.MAKE_PLAN: "making a plan",
    Order.REMIT: "sending the case back",
    Order.AMEND_PROVISION: "amending the provision",
    Order.NAME_SCHOOL: "naming a school",
    Order.NAME_SCHOOL_AND_AMEND: "naming a school and amending the provision",
    Order.CONTINUE: "continuing the plan",
    Order.CONTINUE_AND_AMEND: "continuing and amending the plan",
    Order.CEASE: "ceasing to maintain the plan",
    Order.DISMISS: "dismissing the appeal",
    Order.OTHER: "something that could not have been appealed",
}

_ISSUES = {
    Issues.HEALTH: "health care alone",
    Issues.MIXED: "health care and other issues",
    Issues.EDUCATION_AND_SOCIAL_CARE: "education and social care",
}


@cache
def role(which: Role) -> str:
    """Name a role without its article."""
    return _ROLES.get(which, which.value.replace("-", " "))


@cache
def a_role(which: Role) -> str:
    """Name a role as one of its kind."""
    name = role(which)
    if which in _WITHOUT_AN_ARTICLE:
        return name
    return f"an {name}" if name[0] in "aeio" or name.startswith(("NHS", "SEN")) else f"a {name}"


@cache
def the_role(which: Role) -> str:
    """Name a role as the one in the case."""
    return role(which) if which in _WITHOUT_AN_ARTICLE else f"the {role(which)}"


def the_roles(which: Iterable[Role]) -> str:
    """Name several roles, any one of which will do."""
    return f"the {' or '.join(map(role, which))}"


def about_orders(which: Iterable[Order]) -> str:
    """Name what an order, a concession or an agreement may be about."""
    return _either([_ORDERS[order] for order in which])


def about_issues(which: Iterable[Issues]) -> str:
    """Name what a mediation may be about."""
    return _either([_ISSUES[issues] for issues in which])


def _either(names: list[str]) -> str:
    return (", or " if any(" and " in name for name in names) else " or ").join(names)


def on_day(day: date) -> str:
    """Name a day."""
    return f"{day.day} {day:%B %Y}"


def counted(n: int, unit: str) -> str:
    """Name a number of units."""
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"
