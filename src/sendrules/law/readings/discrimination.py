"""A contested question about claims of disability discrimination before 21 July 2020: whether August moved their time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sendrules.citation import rule
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import Moved
from sendrules.law.model.reading import Reading
from sendrules.law.shared.tribunal_time import start_of_proceedings
from sendrules.time.calendar import WorkingCalendar

_SI_2020_651 = date(2020, 7, 21)


def _as_an_appeal_until_2020(day: date, calendar: WorkingCalendar) -> date:
    return start_of_proceedings(day, calendar) if day < _SI_2020_651 else day


def _moved(duty: Duty) -> Duty:
    return replace(duty, limit=Moved(duty.limit, _as_an_appeal_until_2020, rule("12"))) if duty.limit else duty


READINGS = (
    Reading(
        id="discrimination-claims-before-2020",
        question="The six months for a claim of disability discrimination ended in August, at Christmas or on no working day "
        "before 21 July 2020: did rule 12 move their end?",
        adopted="No: the six months stand in the Act, and the earlier day is the safe one.",
        authority="Equality Act 2010 Sch 17 para 4(1). Until 21 July 2020 HESC Rules r.12(3) named these claims beside special "
        "educational needs cases; SI 2020/651 r.2(3) took them out (text seen), and r.12(3A) now says that the time for starting "
        "them is not moved. For the other answer: the rule said so while it stood. No case was found.",
        seen="The text of SI 2020/651 and of Equality Act 2010 Sch 17.",
        duties=("ea-sch-17-4-claim-6-months",),
        alternatives={"moved": _moved},
        described={"moved": "before 21 July 2020 the end moved as that of the time for an appeal does"},
    ),
)
