"""A case of a table as steps read it: the events, the acts about the same body, and who asked, as a view of the case gives them."""

from collections import Counter
from datetime import date

import sendrules as sr
from columns import batch_of, days_of, drawn_cases
from policies import DOC, policy
from sendrules.case.kinds import EventKind, Role
from sendrules.case.view import View
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.local.chronologies import Chronologies
from sendrules.caseload.local.duties import Duties
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.rows import Row
from sendrules.law.statute import statute
from sendrules.local.answers.asked import Asker, asker_of


def chronologies(cases, day, **said):
    step = sr.InternalStep(
        id="s", title="S", act="draft-plan", after="request", within="14 weeks", provenance=DOC, **said
    )
    declared = policy(standards=sr.StandardsPolicy(id="p", title="P", steps=[step], provenance=DOC))
    batch = batch_of(cases, day)
    every = Chronologies(Duties(batch, statute(), answers_of), declared)
    sheet = FactSheet(batch.table, day)
    return every, [every.of(Row(sheet, n), n) for n in range(len(cases))]


def test_the_events_are_those_of_a_view_and_so_is_who_asked():
    cases, askers = drawn_cases(80), Counter()
    for day in days_of(cases, 2):
        _, rows = chronologies(cases, day, requested_by=(Role.PARENT,))
        for case, row in zip(cases, rows, strict=True):
            view = View(case, day)
            for kind in EventKind:
                events = view.events(kind)
                mine = row.events(kind)
                assert [(e.id, e.kind, e.on) for e in mine] == [(e.id, e.kind, e.on) for e in events]
                for event, theirs in zip(mine, events, strict=True):
                    asker = row.asker(event)
                    assert asker == asker_of(theirs, view)
                    askers[asker.known, asker.role] += 1
    assert {(False, None), (True, None), (True, Role.PARENT)} < set(askers)


def test_what_is_done_for_one_body_is_not_done_for_another():
    said = [("health", 3, "advice-request"), ("Health", 9, "advice-received"), ("care", 12, "advice-received")]
    events = [sr.Event(kind=kind, on=date(2025, 6, day), about=about) for about, day, kind in said]
    events.append(sr.Event(kind="advice-request", on=date(2025, 6, 4)))
    case = sr.Case(reference="A", events=events)
    _, (row,) = chronologies([case], date(2025, 7, 1))
    view = View(case, date(2025, 7, 1))
    for mine, theirs in zip(row.events(EventKind.ADVICE_REQUEST), view.events(EventKind.ADVICE_REQUEST), strict=True):
        came = EventKind.ADVICE_RECEIVED
        alike = view.alike(theirs, came) if theirs.about else view.events(came)
        assert list(row.alike(mine, EventKind.ADVICE_RECEIVED)) == [event.on for event in alike]


def test_nobody_looks_who_asked_where_no_step_is_for_some_requests_only():
    case = sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2025, 6, 3), by="parent")])
    every, (row,) = chronologies([case], date(2025, 7, 1))
    assert row.asker(row.events(EventKind.REQUEST)[0]) == Asker(known=True)
    assert every.may_have_steps == [True]


def test_no_step_is_looked_for_where_nothing_happened_that_one_counts_from():
    every, (row,) = chronologies([sr.Case(reference="A")], date(2025, 7, 1))
    assert every.may_have_steps == [False]
    assert row.events(EventKind.REQUEST) == []
