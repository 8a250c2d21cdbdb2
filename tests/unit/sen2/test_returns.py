"""What a return that was read is asked: references of our own, records by parent, and who has something refused."""

from pathlib import Path

import pytest

from broken_returns import as_xml, read_bytes
from sendrules.sen2 import Return


@pytest.fixture
def found(tmp_path: Path) -> Return:
    return read_bytes(tmp_path, as_xml(tmp_path))


def test_references_count_the_person_and_their_requests(found: Return) -> None:
    assert found.references() == ["1-1", "2-1", "3-1", "4-1", "5-1", "5-2", "6-1", "7-1", "8-1", "9-1", "10-1"]
    assert found.reference(5) == "5-2"


def test_every_record_leads_to_its_person(found: Return) -> None:
    assert [found.person_of("SENneed", n) for n in range(6)] == [0, 1, 2, 3, 6, 7]
    assert [found.person_of("PlanDetail", n) for n in range(4)] == [0, 1, 2, 3]
    assert found.person_of("Person", 4) == 4


def test_the_one_record_of_a_request(found: Return) -> None:
    assert found.one_child("Assessment").tolist() == [0, 1, 2, 3, -1, 4, 5, 6, 7, 8, -1]
    assert found.one_child("ActivePlans").tolist() == [0, 1, 2, 3, -1, -1, -1, 4, 5, -1, -1]


def test_a_blank_a_naught_and_a_refused_value_are_told_apart(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("<Week20>1</Week20>", "<Week20>Yes</Week20>")
    assessment = read_bytes(tmp_path, text)["Assessment"]
    assert assessment.given("Week20").tolist() == [True, False, True, True, False, True, False, False, False]
    assert assessment.was_refused("Week20").tolist() == [False, True] + [False] * 7
    assert not assessment.holds("Week20").any()


def test_a_person_is_counted_once_however_much_is_refused(tmp_path: Path) -> None:
    text = (
        as_xml(tmp_path)
        .replace("2025-01-13", "31/02/2025")
        .replace("2025-06-02", "31/02/2025")
        .replace("2025-10-13", "soon")
    )
    found = read_bytes(tmp_path, text)
    assert (found.people, len(found.refused), found.people_refused) == (10, 3, 2)


def test_an_item_that_no_record_has_is_carried_where_the_version_has_it(found: Return) -> None:
    assert found.carries("PlacementDetail", "EntryDate", "LeavingDate")
    assert not found.carries("Person", "GenderCurrent")
    assert len(found["PlacementDetail"]) == 0
    assert found["PlacementDetail"].columns["EntryDate"].to_pylist() == []
