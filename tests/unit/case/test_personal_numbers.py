"""References that look like a UPN or an NHS number get a warning, and nothing else does."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.personal_numbers import looks_like
from sendrules.caseload import evaluate

UPNS = ["Z999000000001", "z999000000001", "Z99900000000A"]
NHS = ["9990000018", "999 000 0018", "999-000-0018"]
OTHERS = [
    "A-17",
    "SYN-0000001",
    "9990000019",
    "2025000123",
    "I999000000001",
    "Z99900000000S",
    "999000000001",
    "Z9990000000012",
    "",
]


@pytest.mark.parametrize("reference", UPNS)
def test_a_upn(reference: str) -> None:
    assert looks_like(reference) == "a UPN"


@pytest.mark.parametrize("reference", NHS)
def test_an_nhs_number(reference: str) -> None:
    """Weights 10 to 2 on 999000001: 90 + 81 + 72 + 2 = 245 = 22 * 11 + 3, so the check figure is 8."""
    assert looks_like(reference) == "an NHS number"


@pytest.mark.parametrize("reference", OTHERS)
def test_what_is_neither(reference: str) -> None:
    assert looks_like(reference) == ""


def case(reference: str) -> sr.Case:
    return sr.Case(reference=reference, events=[sr.Event(kind="request", on=date(2025, 5, 21))])


def test_a_case_gets_a_warning_that_does_not_repeat_it() -> None:
    (warning,) = sr.evaluate(case("Z999000000001"), as_of=date(2025, 6, 1)).warnings
    assert (warning.where, warning.message) == ("reference", "the reference looks like a UPN, which is personal data.")
    assert "Z999" not in str(warning)
    assert not sr.evaluate(case("A-17"), as_of=date(2025, 6, 1)).warnings


def test_a_caseload_says_it_once() -> None:
    found = evaluate(
        [case("Z999000000001"), case("Z999000000002"), case("A-17")], as_of=date(2025, 6, 1), contested=False
    )
    (note,) = found.summary.notes
    assert note.startswith("Some references look like a UPN, which is personal data.")
