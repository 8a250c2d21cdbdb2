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
    return [note for note in local.notes if "by nothing in" in note]


def test_a_misspelt_fact_is_told_with_the_name_that_is_meant() -> None:
    (note,) = notes(MK, asked(vulnerabilty_group="looked-after"))
    assert note.startswith("A: facts.vulnerabilty_group is read by nothing in Milton Keynes City Council's policy")
    assert note.endswith("Did you mean facts.vulnerability_group?")


def queue_notes(engine: sr.Engine, cases: list[sr.Case]) -> list[str]:
    return [note for note in engine.prioritise(cases, as_of=AS_OF).notes if "by nothing in" in note]


def named(reference: str, **facts: object) -> sr.Case:
    return asked(**facts).model_copy(update={"reference": reference})


def test_a_queue_tells_each_name_once() -> None:
    cases = [named(f"A-{n}", vulnerabilty_group="looked-after") for n in (19, 17, 18)]
    size, slip = queue_notes(MK, [*cases, named("B-1", shoe_size=38)])
    assert slip.startswith("facts.vulnerabilty_group (in 3 cases, the first A-17) is read by nothing in Milton Keynes")
    assert slip.endswith("Did you mean facts.vulnerability_group?")
    assert size.startswith("facts.shoe_size (in case B-1) is read by nothing in ")
    assert queue_notes(MK, [named("B-1", shoe_size=38), *cases[::-1]]) == [size, slip]


def test_no_particular_authority_is_told_in_plain_words() -> None:
    generic = sr.Engine.for_authority("generic")
    (one,) = notes(generic, asked(shoe_size=38))
    assert one == "A: facts.shoe_size is read by nothing in the generic policy, so it has no effect."
    (note,) = queue_notes(generic, [named("A-2", shoe_size=38), named("A-1", shoe_size=38)])
    assert note.startswith("facts.shoe_size (in 2 cases, the first A-1) is read by nothing in the generic policy")


def test_a_name_that_is_near_nothing_is_told_without_a_guess() -> None:
    (note,) = notes(MK, asked(shoe_size=38))
    assert note.endswith("so it has no effect.")


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
