"""What only one reading of the law counts as missed is nowhere said to be missed without that."""

import re
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from golden import golden_cases
from pages import SHORT, event, family, officer
from sendrules.law.statute import statute
from sendrules.wording.found import Found
from sendrules.wording.matters import everyday, noun

REQUEST, ASSESS = event("request", date(2026, 3, 30)), event("decision-to-assess", date(2026, 5, 12))
"""Sixteen weeks end on 20 July 2026: one reading limits a decision for a plan to them, the other does not."""
ON_ONE_READING = "on one reading of the law"


def test_a_disputed_step_says_so_where_it_leads_and_where_it_is_listed() -> None:
    page = family(REQUEST, ASSESS, as_of=date(2026, 7, 25))
    assert page[SHORT][0].startswith(f"**The decision whether to make an EHC plan is 5 days late {ON_ONE_READING}.**")
    assert any(f"plan is 5 days late {ON_ONE_READING}." in line for line in page["What is late or was late"])
    (line,) = officer(REQUEST, ASSESS, as_of=date(2026, 7, 25))["Late now"]
    assert line.endswith("Contested: another reading of the law does not count it as missed.")


def test_what_no_reading_disputes_leads_and_is_counted() -> None:
    page = family(REQUEST, ASSESS, as_of=date(2026, 8, 20))
    # beside the plan only the six weeks are surely missed
    assert page[SHORT][0].startswith(
        "**The final EHC plan is 3 days late.** It was due by 17 August 2026; 1 other step also"
    )


@pytest.mark.parametrize("golden", golden_cases()[::3], ids=str)
def test_no_page_says_that_something_is_late_which_a_reading_disputes(golden: Any) -> None:
    """Each miss that a page states as certain is a miss under every answer to every open question that it turns on."""
    result = sr.evaluate(golden.case, as_of=golden.as_of)
    found = Found(result.statutory)
    said = re.sub(r"\s+", " ", result.family_page())
    for i in found.missed:
        if id(i) not in found.disputed:
            continue
        same = [j for j in found.missed if noun(j) == noun(i) and id(j) not in found.disputed]
        stated = rf"{re.escape(noun(i))}[^.]*? days? late(?: when it was no longer needed)?\. It was due by {everyday(i.limit)}"
        assert same or not re.search(stated, said, re.I), noun(i)


@pytest.mark.parametrize("golden", golden_cases()[::10], ids=str)
def test_what_is_not_called_disputed_is_missed_under_every_answer(golden: Any) -> None:
    result = sr.evaluate(golden.case, as_of=golden.as_of)
    found = Found(result.statutory)
    sure = [i for i in found.missed if id(i) not in found.disputed]
    for reading in statute().readings.values() if sure else ():
        for answer in reading.described:
            other = sr.evaluate(golden.case, as_of=golden.as_of, readings={reading.id: answer})
            missed = {i.id for i in other.statutory.all_instances if i.was_missed}
            assert {i.id for i in sure} <= missed, (reading.id, answer)
