"""Registers the strategies with hypothesis, which loads this module when it is itself imported.

The strategies are made only when one is asked for: their module imports hypothesis, and may be what is importing it now.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Claim,
    Closure,
    Coronavirus,
    Determination,
    ExceptionalCircumstances,
    MissedAppointment,
    RecordGap,
)
from sendrules.case.events import Event
from sendrules.case.record import Record

RECORDS: dict[type[Record], str] = {
    Absence: "absences",
    Claim: "claims",
    Closure: "closures",
    Coronavirus: "coronavirus",
    Determination: "determinations",
    ExceptionalCircumstances: "exceptional_circumstances",
    MissedAppointment: "missed_appointments",
    RecordGap: "record_gaps",
}
"""By what a case records around its chronology, the strategy in ``records``."""


def register() -> None:
    """Let ``st.from_type`` give cases, and all that a case records. No draw is refused.

    Each class is registered by itself: where hypothesis knows a strategy for a subclass alone, such as one that a plugin
    registers, it gives the subclass in place of the base class.
    """
    st.register_type_strategy(Case, st.deferred(_cases))
    st.register_type_strategy(Event, st.deferred(_events))
    for record, name in RECORDS.items():
        st.register_type_strategy(record, st.deferred(_records(name)))


def _cases() -> st.SearchStrategy[Case]:
    from sendrules.testing.strategies import cases

    return cases()


def _events() -> st.SearchStrategy[Event]:
    from sendrules.testing.strategies import days, events

    return days(date(2014, 9, 1)).flatmap(events)


def _records(name: str) -> Callable[[], st.SearchStrategy[Record]]:
    def strategy() -> st.SearchStrategy[Record]:  # hypothesis takes nothing but a function
        from sendrules.testing import records

        found: st.SearchStrategy[Record] = getattr(records, name)()
        return found

    return strategy
