"""Who owes what, in words, and to whom a family may complain of it.

A case is mostly one authority's file, and it names what others owe too: a health body, a school, the Tribunal, the authority
that the plan moved to. A line that says something was late says whose it was, unless it was the local authority itself.
"""

from __future__ import annotations

from enum import StrEnum

from sendrules.case.kinds import Role
from sendrules.law.complaints.matters import OF_COUNCILS, OF_HEALTH_BODIES
from sendrules.law.model.actors import Actor
from sendrules.law.shared.bodies import COMMISSIONERS
from sendrules.statutory.instance import Instance


class Route(StrEnum):
    """To whom a family may go about what a body missed."""

    COUNCIL = "council"
    HEALTH = "health"
    SCHOOL = "school"
    COUNCIL_OR_SCHOOL = "council or school"
    TRIBUNAL = "tribunal"
    OTHER = "other"


_ROUTES = {
    Actor.LOCAL_AUTHORITY: Route.COUNCIL,
    Actor.OLD_AUTHORITY: Route.COUNCIL,
    Actor.NEW_AUTHORITY: Route.COUNCIL,
    Actor.HOME_AUTHORITY: Route.COUNCIL,
    Actor.YOUTH_OFFENDING_TEAM: Route.COUNCIL,
    **dict.fromkeys(COMMISSIONERS, Route.HEALTH),
    Actor.DETAINED_HEALTH_COMMISSIONER: Route.HEALTH,
    Actor.INSTITUTION_NAMED: Route.SCHOOL,
    Actor.INSTITUTION_ATTENDED: Route.SCHOOL,
    Actor.INSTITUTION: Route.SCHOOL,
    Actor.SCHOOL_BODY: Route.SCHOOL,
    Actor.SENCO: Route.SCHOOL,
    Actor.ARRANGER: Route.COUNCIL_OR_SCHOOL,
    Actor.REPORTER: Route.COUNCIL_OR_SCHOOL,
    Actor.FIRST_TIER_TRIBUNAL: Route.TRIBUNAL,
}
_SHORT = {
    Actor.ARRANGER: "whoever arranged the review meeting",
    Actor.REPORTER: "whoever had to report on the review meeting",
    Actor.SECTION_31_BODY: "the body that was asked",
    Actor.ANYONE_ASKED: "whoever was asked",
    Actor.CONSULTED: "the school or other body consulted",
}
_ASKED = (Actor.SECTION_31_BODY, Actor.ANYONE_ASKED, Actor.CONSULTED)
"""Holders that the start itself names: who was asked."""

_SCHOOLS = (
    Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER, Role.HEAD_TEACHER, Role.PRINCIPAL, Role.SENCO,
    Role.EARLY_YEARS_SEN_LEAD, Role.EARLY_YEARS_PERSON_RESPONSIBLE,
)  # fmt: skip
_NAMES = {
    Role.NHS_TRUST: "the NHS trust",
    Role.NHS_ENGLAND: "NHS England",
    Role.SENCO: "the SEN co-ordinator",
    Role.ANOTHER_AUTHORITY: "the other authority",
    Role.OTHER: "whoever was asked",
}


def holder_in_words(instance: Instance) -> str:
    """Say who owes an occurrence: the body that was asked, where its start names one.

    Args:
        instance: the occurrence.

    >>> from datetime import date
    >>> import sendrules as sr
    >>> asked = sr.Event(kind="advice-request", on=date(2025, 2, 3), to="nhs-trust", about="Trust A")
    >>> result = sr.evaluate(sr.Case(reference="A-17", events=[asked]), as_of=date(2025, 4, 1))
    >>> holder_in_words(result["reg-8-1-cooperate-6-weeks"].instances[0])
    'the NHS trust (Trust A)'
    """
    holder, event = instance.holder, instance.trigger
    if holder not in _ASKED:
        return actor_in_words(holder)
    about = f" ({event.about})" if event.about else ""
    if event.to is None:
        return _SHORT[holder] + about
    return role_in_words(event.to) + about


def role_in_words(role: Role) -> str:
    """Say who somebody is by their role.

    Args:
        role: the role.

    >>> role_in_words(Role.NHS_TRUST), role_in_words(Role.EDUCATIONAL_PSYCHOLOGIST)
    ('the NHS trust', 'the educational psychologist')
    """
    return _NAMES.get(role) or f"the {role.value.replace('-', ' ').replace(' sen ', ' SEN ')}"


def actor_in_words(actor: Actor) -> str:
    """Say who is under a duty, where no case is known.

    Args:
        actor: who is under it.

    >>> actor_in_words(Actor.SECTION_31_BODY), actor_in_words(Actor.LOCAL_AUTHORITY)
    ('the body that was asked', 'the local authority')
    """
    return _SHORT.get(actor) or f"the {actor.value.partition(':')[0]}"


def asked_body(instance: Instance) -> str:
    """Say which body was asked, where its start names one, such as "the NHS trust (Trust A)"; else nothing.

    Args:
        instance: the occurrence.
    """
    return holder_in_words(instance) if instance.holder in _ASKED and instance.trigger.to else ""


def by_another(instance: Instance) -> str:
    """Say by whom an occurrence was owed, where that is another than the local authority; else nothing.

    Args:
        instance: the occurrence.
    """
    own = instance.duty.right or instance.holder is Actor.LOCAL_AUTHORITY
    return "" if own else f" by {holder_in_words(instance)}"


def route_for(instance: Instance) -> Route:
    """Say to whom a family may go about an occurrence that was missed.

    Args:
        instance: the occurrence.
    """
    if instance.holder not in _ASKED:
        return _ROUTES.get(instance.holder, Route.OTHER)
    to = instance.trigger.to
    if to in OF_COUNCILS.roles:
        return Route.COUNCIL
    if to in OF_HEALTH_BODIES.roles:
        return Route.HEALTH
    return Route.SCHOOL if to in _SCHOOLS else Route.OTHER
