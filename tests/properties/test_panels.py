"""Whatever a panel declares: its last day keeps the limit, no later one does, and the law's answer is the same without it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

import sendrules as sr
from panels import DAYS, meets, panels, some_terms, standards
from policies import engine
from sendrules.local.checking.panel_days import Diary
from sendrules.testing.strategies import cases as any_cases
from sendrules.wording.data import result_dict

LENGTHS = st.sampled_from([14, 42, 112, 140])


def meeting_on(declared: sr.Panel, day: date) -> sr.PanelMeeting:
    """Make the meeting of one day alone: its papers and its notice do not depend on the panel's other days."""
    alone = declared.model_copy(update={"extra": (day,), "every": None, "not_on": (), "first": None})
    (found,) = Diary(alone).days(day, day)
    assert found.meeting is not None
    return found.meeting


@settings(max_examples=120, deadline=None)
@given(panels(), some_terms(), DAYS, LENGTHS)
def test_the_last_panel_keeps_the_limit_and_no_later_one_does(declared, terms, start, length):
    limit = start + timedelta(days=length)
    found = sr.last_panel(declared, terms, limit, start=start)
    not_known = {each.planned for each in found.not_known}
    first = start
    if found.meeting:
        last = found.meeting
        assert meets(declared, terms, last.on) is True
        assert start <= last.on <= last.over_by <= limit
        assert last.papers_by is None or start <= last.papers_by <= last.on
        assert last.told_by is None or last.told_by >= last.on
        first = last.on + timedelta(days=1)
    for n in range((limit - first).days + 1):
        day = first + timedelta(days=n)
        held = meets(declared, terms, day)
        if held is False:
            assert day not in not_known
            continue
        would_be = meeting_on(declared, day)
        able = would_be.over_by <= limit and would_be.can_take(start)
        assert not (held and able)
        assert (day in not_known) is (held is None and able)


@settings(max_examples=60, deadline=None)
@given(panels(), some_terms(), DAYS)
def test_the_next_panel_is_the_first_whose_papers_can_still_be_in(declared, terms, asked):
    found, not_known = Diary(declared, terms).next_from(asked)
    days = (asked + timedelta(days=n) for n in range(((found.on if found else date(2027, 6, 1)) - asked).days))
    unknown = {each.planned for each in not_known}
    for day in days:
        held = meets(declared, terms, day)
        if held:
            assert not meeting_on(declared, day).can_take(asked)
        assert (day in unknown) is (held is None and meeting_on(declared, day).can_take(asked))
    if found:
        assert meets(declared, terms, found.on) is True
        assert found.can_take(asked)


@settings(max_examples=30, deadline=None)
@given(any_cases(), panels(), some_terms(), st.dates(date(2025, 9, 1), date(2026, 12, 31)))
def test_no_panel_changes_the_law_or_is_named_after_its_limit(a_case, declared, terms, as_of):
    alone = sr.evaluate(a_case, as_of=as_of)
    beside = engine(standards=standards(declared, terms=terms)).evaluate(a_case, as_of=as_of)
    assert result_dict(beside.statutory) == result_dict(alone.statutory)
    assert beside.local is not None
    assert not any("could not be applied" in note for note in beside.local.notes)
    limits = {(i.id, i.trigger.id): i.limit for d in alone.values() for i in d.instances if i.is_open}
    for answer in beside.local.panels:
        assert answer.due == limits[answer.duty, answer.started_by]
        if answer.last:
            assert answer.due is not None
            assert answer.last.over_by <= answer.due
        assert bool(answer.warning) is (answer.keeps_limit is False)
        assert answer.next is None or (answer.next.on >= as_of and answer.next.can_take(as_of))
