"""Whether the person is detained, as far as a case shows it on the day of the question."""

from datetime import date

import pytest

from matching import E, view


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
