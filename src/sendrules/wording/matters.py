"""A duty in everyday words: what people wait for, what it is called, and which counts most."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.shared.bodies import with_local_name
from sendrules.statutory.instance import Instance, can_be_done
from sendrules.statutory.outcome import Compliance, Ended
from sendrules.wording.everyday import HOLDER, LETTERS_AFTER_AN_ORDER, SELDOM_RECORDED, WORDS, Matter
from sendrules.wording.holders import by_another, holder_in_words

_RANKS = {id: (matter, words) for matter, found in WORDS.items() for id, words in found.items()}
_ORDER = {id: place for place, id in enumerate(_RANKS)}
_MAX_NAME = 40
_BODIES = {
    Actor.RESPONSIBLE_COMMISSIONING_BODY: "the health body",
    Actor.ORIGINAL_COMMISSIONING_BODY: "the old health body",
    Actor.NEW_COMMISSIONING_BODY: "the new health body",
    Actor.HOME_COMMISSIONING_BODY: "the home health body",
    Actor.HOME_AUTHORITY: "the home authority",
    Actor.SENCO: "the special needs co-ordinator",
}
_NEED_NO_NAME = (
    Actor.ARRANGER, Actor.REPORTER, Actor.MEDIATION_ADVISER, Actor.HOME_AUTHORITY, Actor.SENCO, Actor.SCHOOL_BODY,
    Actor.SECRETARY_OF_STATE,
)  # fmt: skip
"""What these owe says by itself whose it is, or may be the authority's or a school's."""
_AGREED = (
    ("the ordered assessment", "the assessment that was agreed at the mediation"),
    ("that the Tribunal ordered", "that was agreed at the mediation"),
    (", which the Tribunal ordered", ", which was agreed at the mediation"),
    ("as the Tribunal ordered", "as agreed at the mediation"),
)
"""What an agreement at a mediation has to be called that starts the duties of an order, where no Tribunal ordered anything."""
_MONTHS = {name[:3]: name for name in month_name if name}
_SHORT_DAY = re.compile(rf"\b[A-Z][a-z]{{2}} (\d+) ({'|'.join(_MONTHS)}) (\d{{4}})")
_LAW = re.compile(r"\b(regs?|arts?|paras?|section|Sch|SI) ?\d|\b(s|ss|r|rr)\.\s?\d|\bEWHC\b|\bUKUT\b|\bCFA\b")
"""How a provision is referred to."""


def matter_of(instance: Instance) -> Matter:
    """Give what people wait for that an occurrence belongs to.

    Args:
        instance: the occurrence.
    """
    return _RANKS[instance.id][0]


def noun(instance: Instance) -> str:
    """Say in everyday words what an occurrence is about; for a right, what one may do.

    Args:
        instance: the occurrence.

    >>> import sendrules as sr
    >>> case = sr.Case(reference="A-1", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    >>> noun(sr.evaluate(case, as_of=date(2025, 6, 1))["reg-13-2-final-plan-20-weeks"].instances[0])
    'the final EHC plan'
    """
    text = words_for(instance.id, instance.trigger.kind)
    if HOLDER in text:
        return text.replace(HOLDER, short_name(holder_in_words(instance)))
    return f"{text} ({short_name(instance.trigger.about)})" if instance.trigger.about else text


def words_for(id: str, started_by: EventKind | None = None) -> str:
    """Give the everyday words for a duty; where they name who owes it, with ``HOLDER`` in that place.

    Args:
        id: the id of the duty.
        started_by: what started it: an agreement at a mediation is no order of the Tribunal.

    >>> words_for("reg-44-2-f-name-school", EventKind.MEDIATION_AGREEMENT)
    'the plan with the school that was agreed at the mediation'
    """
    text = _RANKS[id][1]
    if started_by is EventKind.MEDIATION_AGREEMENT:
        for ordered, agreed in _AGREED:
            text = text.replace(ordered, agreed)
    return text


def rank(instance: Instance) -> int:
    """Give the place of an occurrence in the order of what counts most for a family: 0 comes first.

    Args:
        instance: the occurrence.
    """
    return _ORDER[instance.id]


def title_of(instance: Instance) -> str:
    """Give the title of an occurrence for an officer, with whom or what it is about.

    Args:
        instance: the occurrence.
    """
    about = f" ({short_name(instance.trigger.about, 80)})" if instance.trigger.about else ""
    return with_local_name(instance.title + about, instance.started)


def body(instance: Instance) -> str:
    """Name who owes an occurrence, in everyday words.

    Args:
        instance: the occurrence.
    """
    return _BODIES.get(instance.holder) or short_name(holder_in_words(instance), 80)


def of_another(instance: Instance) -> str:
    """Name in brackets who owes an occurrence, where that is another body than the authority, and not named already.

    Args:
        instance: the occurrence.
    """
    name, words = body(instance), _RANKS[instance.id][1]
    if HOLDER in words or name in words or instance.holder in _NEED_NO_NAME or not by_another(instance):
        return ""
    return f" (from {name})"


def is_only_unrecorded(instance: Instance) -> bool:
    """Whether nothing shows that it was done, and that shows no more than that no record was kept.

    So it is of steps that files leave out, and of those that a later step shows to be over: notice of a meeting that was held.

    Args:
        instance: the occurrence.
    """
    if instance.compliance is Compliance.OVERDUE and not instance.in_transit:
        return instance.id in SELDOM_RECORDED or not can_be_done(instance, instance.occurrence.view.as_of)
    seldom = instance.id in SELDOM_RECORDED or instance.id in LETTERS_AFTER_AN_ORDER
    return isinstance(instance.outcome, Ended) and seldom and bool(instance.was_missed)


def expected(instance: Instance) -> bool:
    """Whether a file is to be expected to have a record of an occurrence.

    Args:
        instance: the occurrence.
    """
    return instance.id not in SELDOM_RECORDED


def condition(instance: Instance) -> str:
    """Say in plain words what has to be decided for an occurrence to be owed at all.

    Args:
        instance: the occurrence.
    """
    text = re.sub(r" \((?:[^()]|\([^()]*\))*\)", "", instance.duty.contingent_on or "")
    return "it applies" if refers_to_law(text) else text


def everyday(day: date | None) -> str:
    """Say a day as people write it.

    >>> everyday(date(2025, 10, 8))
    '8 October 2025'
    """
    return f"{day.day} {day:%B} {day.year}" if day else "a day that is not known"


def days_in_full(text: str) -> str:
    """Say the days in a text as people write them.

    >>> days_in_full("refusal to assess on Fri 10 Oct 2025")
    'refusal to assess on 10 October 2025'
    """
    return _SHORT_DAY.sub(lambda m: f"{m[1]} {_MONTHS[m[2]]} {m[3]}", text)


def capital(text: str) -> str:
    """Begin a text with a capital letter.

    >>> capital("the final EHC plan")
    'The final EHC plan'
    """
    return text[:1].upper() + text[1:]


def refers_to_law(text: str) -> bool:
    """Whether a text refers to a provision or a judgment, as a family's page does only in its last section.

    >>> refers_to_law("around a closure (reg 10(4)(a))"), refers_to_law("20 weeks from the request")
    (True, False)
    """
    return bool(_LAW.search(text))


def short_name(text: str, most: int = _MAX_NAME) -> str:
    """Cut a name that is too long for a page.

    >>> short_name("Oak School", 5)
    'Oak…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
