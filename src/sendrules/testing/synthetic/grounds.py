"""What is known around synthetic assessments: closures, absences and other circumstances, and what was determined."""

from __future__ import annotations

from datetime import date

import numpy as np

from sendrules.case.kinds import EventKind, Role
from sendrules.testing.synthetic import shares, words
from sendrules.testing.synthetic.assessments import SIX_WEEKS, TWENTY_WEEKS, Assessed
from sendrules.testing.synthetic.days import (
    NO_DAY,
    SUMMER_CLOSES,
    SUMMER_REOPENS,
    Ints,
    number,
    weekday_from,
    year_index,
)
from sendrules.testing.synthetic.people import People
from sendrules.testing.synthetic.words import code
from sendrules.testing.synthetic.writer import Flags, Writer

_OF_DECISION, _OF_PLAN, _OF_NO_PLAN = "reg-5-4-{}-exception", "reg-13-3-{}-exception", "reg-10-4-{}-exception"
_CLOSED, _ILL, _AWAY, _MISSED, _VIRUS = (code("reason", reason) for reason in words.REASONS)
_VIRUS_FROM = number(date(2020, 5, 1))


def grounds(writer: Writer, people: People, made: Assessed) -> None:
    """Add circumstances to some cases, and determinations to the share of late plans that the statistics show.

    Args:
        writer: what draws and gathers.
        people: who the cases are about.
        made: how their assessments went.
    """
    late = made.planned & (made.made > made.start + TWENTY_WEEKS)
    fits = _closures(writer, people, made)
    _determine(writer, people, made, fits & late & writer.chance(len(late), 0.35), ("a", "b"), _CLOSED)
    _others(writer, people, made, late)
    _appointments(writer, made)
    _coronavirus(writer, made)
    _gaps(writer, made)


def _closures(writer: Writer, people: People, made: Assessed) -> Flags:
    """The summer closure, recorded for some; says where the request to the school lies in its window."""
    case, asked, chance = made.case, made.asked, writer.chance
    there = asked != NO_DAY
    year = year_index(np.where(there, asked, made.start))
    closes, reopens = SUMMER_CLOSES[year], SUMMER_REOPENS[year]
    inside = there & (asked >= closes - 7) & (asked <= reopens - 7)
    recorded = (inside & chance(len(case), 0.5)) | chance(len(case), 0.03)
    fields = {"institution": people.place[case], "setting": people.setting[case], "first_day_closed": closes}
    open_end = chance(len(case), 0.02)
    writer.around("closure", case, recorded, reopens=np.where(open_end, NO_DAY, reopens).astype(np.int32), **fields)
    fits: Flags = inside & recorded & ~open_end
    return fits


def _determine(
    writer: Writer, people: People, made: Assessed, which: Flags, letters: tuple[str, str], reason: int
) -> None:
    """Determine that the weeks for the plan could not be kept, and for some the weeks before it too."""
    case, size = made.case, len(made.case)
    by = writer.word("by", size, dict.fromkeys(words.JUDGES, 0.5))
    on = weekday_from(made.start + writer.between(size, 100, 139))

    def limb(form: str) -> Ints:
        codes = [code("limb", form.format(letter)) for letter in letters]
        return np.where(people.little[case], codes[1], codes[0]).astype(np.int32)

    writer.determine(case, on, which, limb=limb(_OF_PLAN), by=by, reason=reason)
    again = which & writer.chance(size, 0.2)
    writer.determine(case, on, again, limb=limb(_OF_NO_PLAN), by=by, reason=reason)
    slow = which & (made.decided > made.start + SIX_WEEKS) & writer.chance(size, 0.5)
    writer.determine(case, weekday_from(made.start + SIX_WEEKS), slow, limb=limb(_OF_DECISION), by=by, reason=reason)


def _others(writer: Writer, people: People, made: Assessed, late: Flags) -> None:
    """Exceptional circumstances and absences, determined for some late plans and recorded for others."""
    case, size, chance = made.case, len(made.case), writer.chance
    share = shares.EXCEPTIONS * 0.8  # of late plans, for each of two grounds
    first = made.start + writer.between(size, 10, 100)
    last = first + writer.between(size, 10, 90)
    for kind, letter, reason, who in (
        ("exceptional-circumstances", "c", _ILL, "affects"),
        ("absence", "d", _AWAY, "who"),
    ):
        determined = late & chance(size, share)
        recorded = determined | chance(size, 0.01)
        parent = chance(size, 0.4)
        person = np.where(people.young[case], code(who, Role.YOUNG_PERSON), code(who, Role.CHILD))
        person = np.where(parent & ~people.young[case], code(who, Role.PARENT), person).astype(np.int32)
        goes_on = chance(size, 0.05) & (last > writer.as_of - 60)
        fields: dict[str, Ints | int] = {
            who: person,
            "first_day": first,
            "last_day": np.where(goes_on, NO_DAY, last + 12).astype(np.int32),
        }
        if letter == "c":
            personal = np.where(chance(size, 0.9), 2, np.where(chance(size, 0.5), 1, 0)).astype(np.int32)
            fields |= {"personal": personal, "what": code("what", words.CIRCUMSTANCE_WORDS[0])}
        writer.around(kind, case, recorded & (first <= writer.as_of), **fields)
        _determine(writer, people, made, determined, (letter, letter), reason)


def _appointments(writer: Writer, made: Assessed) -> None:
    """Appointments with the health body that were missed; for some it was determined that the six weeks could not be kept."""
    case, size, chance = made.case, len(made.case), writer.chance
    missed = ~made.refused & chance(size, 0.015)
    on = weekday_from(made.decided + writer.between(size, 12, 40))
    missed &= on <= writer.as_of
    about = code("about", words.HEALTH)
    writer.missed(case, on, missed, who=code("who", Role.CHILD), about=about)
    asked = EventKind.ADVICE_REQUEST
    writer.determine(
        case, weekday_from(on + 5), missed & chance(size, 0.5), limb=code("limb", "reg-8-2-c-exception"),
        by=code("by", words.JUDGES[0]), reason=_MISSED, trigger_kind=code("kind", asked), trigger_about=about,
    )  # fmt: skip


def _coronavirus(writer: Writer, made: Assessed) -> None:
    """Reasons relating to coronavirus, in the summer of 2020."""
    case, size = made.case, len(made.case)
    runs = (made.start + SIX_WEEKS >= _VIRUS_FROM) & (made.start + SIX_WEEKS <= _VIRUS_FROM + 140)
    which = runs & writer.chance(size, 0.15)
    on = np.maximum(made.start + 10, _VIRUS_FROM).astype(np.int32)
    what = code("what", words.CIRCUMSTANCE_WORDS[1])
    writer.around("coronavirus", case, which, first_day=on, last_day=on + 60, what=what)
    writer.determine(
        case, weekday_from(made.start + SIX_WEEKS), which & writer.chance(size, 0.5),
        limb=code("limb", _OF_DECISION.format("e")), by=code("by", words.JUDGES[0]), reason=_VIRUS,
    )  # fmt: skip


def _gaps(writer: Writer, made: Assessed) -> None:
    """Weeks of which a file says nothing."""
    size = len(made.case)
    first = made.start + writer.between(size, 30, 300)
    which = writer.chance(size, 0.002) & (first + 60 <= writer.as_of)
    writer.around("record-gap", made.case, which, first_day=first, last_day=first + 45)
