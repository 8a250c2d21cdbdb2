"""Registers the strategies with hypothesis, which loads this module when it is itself imported.

The strategies are made only when one is asked for: their module imports hypothesis, and may be what is importing it now.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.circumstances import Closure
from sendrules.case.events import Event


def register() -> None:
    """Let ``st.from_type`` give cases, events and closures."""
    st.register_type_strategy(Case, st.deferred(_cases))
    st.register_type_strategy(Closure, st.deferred(_closures))
    st.register_type_strategy(Event, st.deferred(_events))


def _cases() -> st.SearchStrategy[Case]:
    from sendrules.testing.strategies import cases

    return cases()


def _closures() -> st.SearchStrategy[Closure]:
    from sendrules.testing.strategies import closures

    return closures()


def _events() -> st.SearchStrategy[Event]:
    from sendrules.testing.strategies import days, events

    return days(date(2014, 9, 1)).flatmap(events)
