"""The queue of five cases is worked in the policy notes; ages and groups are invented."""

from datetime import date

import pytest

import sendrules as sr

AS_OF = date(2024, 11, 30)


def case(reference: str, received: date, *, transfer: bool = False, group: str | None = None) -> sr.Case:
    facts: dict[str, bool | str] = {"phase_transfer_year": transfer}
    if group:
        facts["vulnerability_group"] = group
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=received)], facts=facts)


QUEUE = [
    case("A", date(2024, 2, 5)),
    case("B", date(2024, 6, 10), group="looked-after"),
    case("C", date(2024, 5, 20), transfer=True),
    case("D", date(2024, 2, 5), transfer=True),
    case("E", date(2024, 9, 16), transfer=True, group="looked-after"),
]


def test_the_five_case_queue() -> None:
    ranking = sr.Engine.for_authority("milton_keynes").prioritise(QUEUE, as_of=AS_OF)
    assert ranking.references == ("D", "A", "C", "B", "E")
    assert (
        ranking.places[0].reasons
        == (
            "Waiting for an assessment: 299 days, since Mon 5 Feb 2024",  # 24 left in February, 275 from March to 30 November
            "Vulnerability group: not recorded, so it counts as no",
            "Phase transfer year: yes",
            "finalised plan due in law Mon 24 Jun 2024, received Mon 5 Feb 2024",
        )
    )
    assert any("order of the tiers is an assumption" in note for note in ranking.notes)


def test_the_order_of_the_factors_is_a_setting() -> None:
    settings = {"order": ("vulnerability", "phase_transfer", "wait")}
    engine = sr.Engine.for_authority("milton_keynes", settings=settings)
    assert engine.prioritise(QUEUE, as_of=AS_OF).references == ("E", "B", "D", "C", "A")


@pytest.mark.parametrize(
    "order", [("wait",), ("wait", "wait", "vulnerability"), ("wait", "age", "vulnerability")]
)
def test_an_order_needs_each_factor_once(order: tuple[str, ...]) -> None:
    with pytest.raises(sr.InputError, match="settings of milton_keynes"):
        sr.Engine.for_authority("milton_keynes", settings={"order": order})


def test_vulnerable_without_a_group_counts_for_nothing_and_is_told() -> None:
    bare = sr.Case(
        reference="bare",
        events=[sr.Event(kind="request", on=date(2024, 2, 5))],
        facts={"vulnerability_group": True},
    )
    ranking = sr.Engine.for_authority("milton_keynes").prioritise([bare], as_of=AS_OF)
    assert "Vulnerability group: not recorded, so it counts as no" in ranking.places[0].reasons
    assert any("must name the group" in note for note in ranking.notes)


def test_no_fast_track_is_published() -> None:
    result = sr.Engine.for_authority("milton_keynes").evaluate(QUEUE[0], as_of=AS_OF)
    assert result.local is not None
    assert dict(result.local.policies)["fast_track"] == "no published policy"
    assert dict(result.local.policies)["prioritisation"] == "declared"
