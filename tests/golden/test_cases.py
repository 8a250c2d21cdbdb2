"""Whole cases worked by hand from the law by someone who had not seen the code.

They are filed by the regulation that they are mainly about, in the form that ``README.md`` beside this file describes. To run
those of regulation 13: ``pytest tests/golden -k si_2014_1530/reg_13``.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

import sendrules as sr
from golden import WHOLE_CASES, Expected, Golden, duties_on, golden_cases, got
from page_of_dates import pages

CASES = golden_cases()
IDS = dict.fromkeys(d.id for d in sr.statute().duties)


@pytest.mark.parametrize("golden", CASES, ids=str)
def test_case(golden: Golden) -> None:
    result = sr.evaluate(golden.case, as_of=golden.as_of)
    for expected in golden.expect:
        found = result[expected.duty]
        answers = found.instances if expected.every else (found,)
        assert len(answers) == len(expected.occurrences), (expected.duty, golden.why)
        for answer, wanted in zip(answers, expected.occurrences, strict=True):
            assert got(answer, wanted, found) == wanted, (expected.duty, golden.why)


def expectations() -> Iterator[Expected]:
    return (expected for case in CASES for expected in case.expect)


def test_every_duty_has_at_least_two_golden_dates_or_cases() -> None:
    said = Counter(row.duty for rows in pages().values() for row in rows)
    said.update(expected.duty for expected in expectations())
    assert {id: n for id in IDS if (n := said[id]) < 2} == {}


def test_every_paragraph_of_exception_is_found_available_somewhere_and_not_somewhere() -> None:
    states: dict[str, set[str | None]] = {}
    for expected in expectations():
        for occurrence in expected.occurrences:
            for limb, state in occurrence.limbs.items():
                states.setdefault(limb, set()).add(state)
    found: dict[str, set[str | None]] = {}
    for limb in sr.statute().limbs.values():
        # those of 2020 are tried on every edge in tests/properties/test_lives.py
        if limb.in_force.last is None:
            found.setdefault(str(limb.provision), set()).update(states.get(limb.id, set()))
    for provision, seen in found.items():
        assert {"available", "not-available"} <= seen, provision


def test_a_case_is_filed_with_a_regulation_that_it_is_about() -> None:
    elsewhere = [
        str(case)
        for case in CASES
        if case.page != WHOLE_CASES and not {e.duty for e in case.expect} & set(duties_on(case.page))
    ]
    assert elsewhere == []
