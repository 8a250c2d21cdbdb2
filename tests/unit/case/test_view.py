"""What is seen of a case: events by kind, by day and by whom they concern; withdrawals; and whether the person is detained."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from matching import DAY, LATE, D, E, day, view
from sendrules.case.kinds import EventKind
from sendrules.case.view import View

K = EventKind

# events by kind, day and name, each held against a plain search of the list

FEW = (K.REQUEST, K.DETAINED_REQUEST, K.REASSESSMENT_REQUEST, K.REQUEST_WITHDRAWN, K.ADVICE_REQUEST, K.RELEASED)
NAMES = (None, "Oak School", "oak  school", "OAK SCHOOL", "Elm School")
DAYS = st.integers(0, 12)
KINDS = st.lists(st.sampled_from(FEW), max_size=4)  # a kind may be asked for twice, or none at all


@st.composite
def views(draw: st.DrawFn, kinds: Sequence[EventKind] = FEW) -> View:
    """A case of few kinds within few days, so that much falls on one day; some planned, some seen only later."""
    made = draw(
        st.lists(
            st.tuples(st.sampled_from(kinds), DAYS, st.sampled_from(NAMES), st.booleans()),
            unique_by=lambda one: (one[0], one[1], " ".join((one[2] or "").casefold().split())), max_size=14,
        )
    )  # fmt: skip
    events = [
        E(
            kind,
            n,
            about=name if kind is K.ADVICE_REQUEST else None,
            planned=planned and kind is not K.REQUEST_WITHDRAWN,
        )
        for kind, n, name, planned in made
        if kind is K.ADVICE_REQUEST or name is None
    ]
    return View(sr.Case(reference="A", events=events), draw(st.sampled_from([day(6), LATE])))


def seen(view: View, kinds: Sequence[EventKind]) -> list[sr.Event]:
    """The events of these kinds that are seen, in order: what is to come or planned is not, save a release that is to come."""
    found = []
    for event in sorted(view.case.events, key=lambda e: (e.on, e.id)):
        ahead = event.on > view.as_of
        hidden = not (event.kind is K.RELEASED and ahead) if ahead else event.planned
        if event.kind in kinds and not hidden:
            found.append(event)
    return found


@given(views(), KINDS)
def test_the_events_of_some_kinds_are_those_seen_in_order(view: View, kinds: list[EventKind]) -> None:
    assert list(view.events(*kinds)) == seen(view, kinds)
    assert view.kinds == {event.kind for event in seen(view, FEW)}
    assert view.has_any(set(kinds)) is bool(seen(view, kinds))


@given(views(), KINDS, DAYS, DAYS)
def test_the_events_up_to_a_day_before_it_and_between_two(view: View, kinds: list[EventKind], n: int, m: int) -> None:
    found, first, last = seen(view, kinds), day(n), day(m)
    assert list(view.until(first, *kinds)) == [e for e in found if e.on <= first]
    assert list(view.before(first, *kinds)) == [e for e in found if e.on < first]
    assert list(view.between(first, last, *kinds)) == [e for e in found if first <= e.on <= last]


@given(views((K.ADVICE_REQUEST, K.REQUEST)), KINDS, st.sampled_from(NAMES))
def test_the_events_about_the_same_body_are_alike(view: View, kinds: list[EventKind], name: str | None) -> None:
    def plain(about: str | None) -> str | None:
        return None if about is None else " ".join(about.split()).casefold()

    expected = [e for e in seen(view, kinds) if plain(e.about) == plain(name)]
    assert list(view.alike(E("advice-request", 0, about=name), *kinds)) == expected
    assert list(view.alike(E("advice-request", 3, about=name), *kinds)) == expected  # what is kept holds for both


def test_a_letter_that_casefolding_spells_out_is_the_same_name() -> None:
    asked = E("advice-request", 0, about="Straße")
    assert list(view(asked).alike(E("advice-request", 1, about="STRASSE"), K.ADVICE_REQUEST)) == [
        asked.model_copy(update={"id": "advice-request-1"})
    ]


# how far the other dates of a notice lie before its own day


@pytest.mark.parametrize(
    ("events", "longest"),
    [
        ([], 0),
        ([E("request", 0)], 0),
        ([E("decision-to-assess", 0, served=day(5))], 0),  # later, not before
        ([E("decision-to-assess", 0, written=day(-4))], 4),
        ([E("request", 0, sent=day(-3))], 3),
        ([E("request", 0, sent=day(-3), written=day(-7))], 7),
        ([E("request", 0, sent=day(-3)), E("decision-to-assess", 9, written=day(4))], 5),
        ([E("request", 0, sent=day(-3)), E("decision-to-assess", 9, written=day(4), planned=True)], 3),  # not seen
    ],
)
def test_how_far_back_another_date_lies(events: list[sr.Event], longest: int) -> None:
    assert view(*events).backdated == timedelta(longest)


# what a withdrawal takes back


@given(views(FEW[:4]))
def test_a_withdrawal_takes_the_latest_request_before_it_that_none_took(view: View) -> None:
    """One of its own day only where there is none before."""
    left, taken = seen(view, FEW[:3]), {}
    for withdrawal in seen(view, [K.REQUEST_WITHDRAWN]):
        before = [e for e in left if e.on < withdrawal.on]
        same_day = [e for e in left if e.on == withdrawal.on]
        request = (before or same_day or [None])[-1]
        assert view.withdrawn_by(withdrawal) == request
        if request is not None:
            left.remove(request)
            taken[request.id] = withdrawal.on
    assert {e.id: view.withdrawn_on(e) for e in seen(view, FEW[:3])} == {
        e.id: taken.get(e.id) for e in seen(view, FEW[:3])
    }


@pytest.mark.parametrize(
    ("requests", "withdrawals", "taken"),
    [
        ([0], [5], {0: 5}),
        ([0, 3], [5], {3: 5}),  # the latest
        ([0, 3], [5, 6], {0: 6, 3: 5}),  # then the one before
        ([0, 5], [5], {0: 5}),  # who withdraws and asks again on one day has not withdrawn the new request
        ([5], [5], {5: 5}),
        ([6], [5], {}),
        ([0, 6], [5, 7], {0: 5, 6: 7}),
    ],
)
def test_which_request_was_taken_back(requests: list[int], withdrawals: list[int], taken: dict[int, int]) -> None:
    found = view(*(E("request", n) for n in requests), *(E("request-withdrawn", n) for n in withdrawals))
    on = {(e.on - D) // DAY: found.withdrawn_on(e) for e in found.events(K.REQUEST)}
    assert {n: (back - D) // DAY for n, back in on.items() if back} == taken


# detention


@pytest.mark.parametrize("kind", ["detained", "detained-request", "detained-attention"])
def test_what_shows_that_a_person_is_detained(kind):
    assert [view(E(kind, date(2025, 3, 3))).detained_on(date(2025, 3, day)) for day in (2, 3, 4)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("events", "detained"),
    [
        ([], False),
        ([("released", 3)], False),
        ([("released", 1), ("detained", 3)], True),
        ([("detained", 3), ("released", 3)], False),
        ([("detained", 3), ("released", 9)], True),
        (
            [("detained", 1), ("detained-request", 3), ("released", 2)],
            True,
        ),  # asked about while detained again
        ([("detained", 1), ("detained-request", 2), ("released", 3)], False),
    ],
)
def test_detained_on_the_fifth(events, detained):
    seen = view(*(E(kind, date(2025, 3, day)) for kind, day in events))
    assert seen.detained_on(date(2025, 3, 5)) is detained


def test_a_regime_as_far_as_it_is_known_on_the_day_of_the_question():
    events = [E("detained", date(2025, 3, 3)), E("draft-plan", date(2025, 3, 10))]
    assert view(*events, as_of=date(2025, 3, 2)).detained_on(date(2025, 3, 10)) is False
    release = E("released", date(2025, 3, 10))  # scheduled, and so known ahead
    assert view(*events, release, as_of=date(2025, 3, 9)).detained_on(date(2025, 3, 10)) is False
    assert view(*events, release, as_of=date(2025, 3, 9)).detained_on(date(2025, 3, 9)) is True
