"""Where a family may go besides the Tribunal: complaints, an Ombudsman, judicial review, and each with its last day.

A miss is no event. For judicial review its time is counted as ``claims_in_court`` says; for an Ombudsman from the earliest
day on which anybody could have known: the day after the last day of the limit. What the law says of these times stands in
``law/complaints`` and ``law/cpr``; nothing here counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sendrules.explanation import words
from sendrules.law.model.actors import Source
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Due
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.besides import BESIDES
from sendrules.wording.claims_in_court import Count, arose, counts, last_day
from sendrules.wording.holders import Route, holder_in_words, route_for
from sendrules.wording.standing import standing

_OMBUDSMAN = {Route.COUNCIL: "lga-26B-ombudsman-12-months", Route.HEALTH: "hsca-9-4-ombudsman-year"}
_REVIEW = "cpr-54-5-judicial-review"
_DAY = timedelta(1)
_ELSEWHERE = {
    Route.SCHOOL: "The family may complain to {} by the complaints procedure of its own.",
    Route.COUNCIL_OR_SCHOOL: "The family may complain to {}: the authority, or the school that it asked to.",
    Route.TRIBUNAL: "What {} has not done is not the authority's: the family may ask the Tribunal's office.",
    Route.OTHER: "The family may complain to {} by the complaints procedure that it has.",
}


def routes(result: StatutoryResult, missed: Sequence[Instance]) -> Iterator[str]:
    """Give where the family may go about what was missed, body by body, and about what else the case records.

    Args:
        result: the answer for the case.
        missed: the occurrences whose limits were missed.
    """
    by_holder: dict[tuple[Route, str], list[Instance]] = {}
    for i in missed:
        by_holder.setdefault((route_for(i), holder_in_words(i)), []).append(i)
    for (route, holder), found in by_holder.items():
        yield _complaint(route, holder, found, result)
    yield from _judicial_review(missed, result)
    yield from _recorded(result)


def _complaint(route: Route, holder: str, missed: list[Instance], result: StatutoryResult) -> str:
    """To whom the family may complain, and in the end to which Ombudsman, by when."""
    if route in _OMBUDSMAN:
        duty = result.law.duty(_OMBUDSMAN[route])
        first = "make an NHS complaint" if route is Route.HEALTH else "complain"
        limit = "a year from" if route is Route.HEALTH else "twelve months beginning with"
        return (
            f"The family may {first} to {holder}, and then to the {duty.owed_to[0].value}, who normally needs the complaint within "
            f"{limit} the day the family first had notice of the matter. {_ombudsman_words(route, missed, result)} [{duty.provision}]"
        )
    return f"{_ELSEWHERE[route].format(holder)}"


def ombudsman_days(route: Route, missed: Sequence[Instance], result: StatutoryResult) -> list[tuple[Instance, date]]:
    """Give what was missed with the last day for an Ombudsman, at the earliest, where that day has not passed.

    Args:
        route: of a council or of a health body.
        missed: the occurrences whose limits were missed.
        result: the answer for the case.
    """
    duty = result.law.duty(_OMBUDSMAN[route])
    known = [(i, _could_be_known(i)) for i in missed]
    days = [(i, last_day(duty, day)) for i, day in known if day]
    return [(i, day) for i, day in days if day and day >= result.view.as_of]


def _could_be_known(i: Instance) -> date | None:
    """The earliest day on which the family can have had notice: the day after a limit, or the day on which a time was cut short."""
    day = arose(i)
    if day is None or i.compliance is Compliance.TOO_EARLY:
        return day
    return day + _DAY if day < date.max else None


def _ombudsman_words(route: Route, missed: list[Instance], result: StatutoryResult) -> str:
    """By when, at the earliest, for each of what was missed; the Ombudsman may take it later."""
    said = _named(ombudsman_days(route, missed, result))
    if said:
        cut = any(i.compliance is Compliance.TOO_EARLY for i in missed)
        when = "the day after the limit, or the day on which a time was cut short" if cut else "the day after the limit"
        return f"If that was {when}, it ends on {said}."
    return "Counted from the limit, that time is over; the Ombudsman may take a later complaint, above all about what still goes on."


def _judicial_review(missed: Sequence[Instance], result: StatutoryResult) -> Iterator[str]:
    """By when a claim has to be filed, from what each day is counted, and on which reading; what goes on is for the court."""
    provision = result.law.duty(_REVIEW).provision
    found = counts(missed, result)
    over = "; ".join(f"{_lower(c.of)} ({_count(c)})" for c in found.over)
    if found.left:
        named = "; ".join(f"on {_count(c)} ({_lower(c.of)}{_on_reading(c)})" for c in found.left)
        safe = "The earliest of these days is the safe one. " if len(found.left) > 1 else ""
        earlier = f"The grounds may have arisen earlier: the time is over for {over}. " if over else ""
        yield (
            "The family may ask the High Court for judicial review of what was missed: promptly, and at the latest three months "
            f"after the limit, {named}. {safe}{earlier}[{provision}]"
        )
    if found.going_on:
        going_on = dict.fromkeys(f"{_lower(c.of)} ({_count(c)})" for c in found.going_on)
        yield (
            f"Three months are over since the limit for this, and it is still not done: {'; '.join(going_on)}. "
            "Whether the time for judicial review runs anew while a failure goes on is for the court: the family should take "
            f"advice at once. [{provision}]"
        )


def _count(c: Count) -> str:
    early = f" (not a working day: the one before is {words(c.working_day)})" if c.working_day else ""
    return f"{words(c.day)}{early}, counted from {words(c.since)}"


def _on_reading(c: Count) -> str:
    only = f", if {c.only_if}" if c.only_if else ""
    return only + "".join(f", unless {described}" for described in c.unless)


def _named(days: list[tuple[Instance, date]]) -> str:
    return " or ".join(f"{words(day)} ({_lower(i)})" for i, day in days)


def _recorded(result: StatutoryResult) -> Iterator[str]:
    """What the case records of complaints, claims and travel, and is still open."""
    for i in result.all_instances:
        if i.duty.provision.instrument not in BESIDES:
            continue
        open_ = i.compliance is Compliance.PENDING and isinstance(i.outcome, Due)
        unsure = i.duty.right and i.compliance is Compliance.UNKNOWN
        if not (open_ or unsure or i.compliance is Compliance.OVERDUE):
            continue
        about = f" ({i.trigger.about})" if i.trigger.about else ""
        what = f"by {words(i.limit)}" if open_ else standing(i)
        if unsure and i.limit:
            what = f"its last day was {words(i.limit)}, but whether its time is over is {what}"
        more = f", {i.duty.residual}" if open_ and i.duty.residual else ""
        guidance = " (guidance)" if open_ and i.duty.source is Source.GUIDANCE else ""
        yield f"{i.title}{about}: {what}{more}{guidance}. [{i.duty.provision}]"


def _lower(i: Instance) -> str:
    return i.title[0].lower() + i.title[1:]
