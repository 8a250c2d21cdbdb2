"""A fact that nothing reads is told, with the nearest name; what any part of a policy reads is not."""

from datetime import date

import pytest

import sendrules as sr

AS_OF = date(2026, 1, 5)
MK = sr.Engine.for_authority("milton_keynes")


def asked(**facts: object) -> sr.Case:
    return sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2025, 5, 21))], facts=facts)


def notes(engine: sr.Engine, case: sr.Case) -> list[str]:
    local = engine.evaluate(case, as_of=AS_OF).local
    assert local is not None
    return [note for note in local.notes if "nothing in" in note]


def test_a_misspelt_fact_is_told_with_the_name_that_is_meant() -> None:
    (note,) = notes(MK, asked(vulnerabilty_group="looked-after"))
    assert note.startswith("A: nothing in Milton Keynes")
    assert note.endswith("Did you mean facts.vulnerability_group?")


def test_it_is_told_in_a_queue_too() -> None:
    ranking = MK.prioritise([asked(vulnerabilty_group="looked-after")], as_of=AS_OF)
    assert any("facts.vulnerabilty_group" in note for note in ranking.notes)


def test_a_name_that_is_near_nothing_is_told_without_a_guess() -> None:
    (note,) = notes(MK, asked(shoe_size=38))
    assert note.endswith("so it counts for nothing.")


@pytest.mark.parametrize(
    "name", ["vulnerability_group", "fast_track", "fast_track_asked", "fast_track_since", "reg_6_4.family"]
)
def test_what_is_read_is_not_told(name: str) -> None:
    assert notes(MK, asked(**{name: "looked-after"})) == []


def test_no_note_without_an_authority() -> None:
    assert sr.Engine().evaluate(asked(vulnerabilty_group="looked-after"), as_of=AS_OF).local is None


def test_what_a_policy_that_stands_in_reads_is_not_told() -> None:
    both = sr.Engine.for_authority("kent", fallback="milton_keynes")
    assert notes(both, asked(vulnerability_group="looked-after")) == []
