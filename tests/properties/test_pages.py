"""What holds of both pages for every generated case: their length, and that they say nothing false."""

import random
import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from pages import NAMES, SHORT, ids, sections
from sendrules.law.model.duty import Bound
from sendrules.statutory.outcome import Due
from sendrules.testing.strategies import cases
from sendrules.wording.besides import BESIDES
from sendrules.wording.everyday import SELDOM_RECORDED
from sendrules.wording.found import Found
from sendrules.wording.matters import everyday, noun, title_of

IDS = ids()
AFTER = st.integers(0, 1500)


def answer(case: sr.Case, after: int) -> sr.Result:
    first = min((e.on for e in case.events), default=date(2025, 1, 1))
    return sr.evaluate(case, as_of=first + timedelta(after))


def flat(text: str) -> str:
    return " ".join(text.split()).replace("\\", "")


@given(cases(), AFTER)
def test_both_pages_keep_to_their_length(case: sr.Case, after: int) -> None:
    result = answer(case, after)
    for text, most in ((result.family_page(), 60), (result.officer_page(), 160)):
        rows = text.splitlines()
        assert len(rows) <= most
        assert max(map(len, rows)) <= 80


@given(cases(), AFTER)
def test_what_is_overdue_is_told_on_both_pages(case: sr.Case, after: int) -> None:
    result = answer(case, after)
    family, officer = flat(result.family_page()).lower(), flat(result.officer_page())
    for i in Found(result.statutory).owed:
        if i.compliance is sr.Compliance.OVERDUE:
            folded = (
                i.id in SELDOM_RECORDED and "more open point" in family
            )  # a crowded page counts what is only not recorded
            assert noun(i).lower() in family or folded
            assert title_of(i) in officer or noun(i) in officer.lower()


@given(cases(), AFTER)
def test_nothing_is_called_late_that_is_not(case: sr.Case, after: int) -> None:
    result = answer(case, after)
    found = sections(result.family_page())
    short = found[SHORT][0]
    missed = bool(result.overdue) or any(i.was_missed for i in result.statutory.all_instances)
    if short.startswith(("**Nothing is late", "**Nothing that is recorded")):
        assert not missed
    if not any(i.was_missed for i in result.statutory.all_instances):
        assert "What is late or was late" not in found
        assert not re.search(r"\d+ days?( \(\d+ weeks?\))? late", short)


@given(cases(), AFTER)
def test_every_open_right_has_its_day_on_the_familys_page(case: sr.Case, after: int) -> None:
    result = answer(case, after)
    text = flat(result.family_page())
    for i in result.rights:
        if isinstance(i.outcome, Due) and i.duty.provision.instrument not in BESIDES:
            assert everyday(i.limit) in text
    for i in result.pending:
        if i.duty.bound is Bound.OPEN_UNTIL and i in Found(result.statutory).windows:
            assert everyday(i.limit) in text


@given(cases(), AFTER)
def test_the_familys_page_has_no_id_and_no_section_number_of_another_act(case: sr.Case, after: int) -> None:
    text = answer(case, after).family_page()
    assert not NAMES.search(text)
    tokens = set(re.findall(r"[a-z0-9]+(?:-[A-Za-z0-9]+)+", text))
    assert not tokens & IDS
    assert not tokens & {e.id for e in case.events}
    assert "no date is still to come" not in text


@given(cases(), AFTER)
def test_the_head_has_at_most_three_sentences(case: sr.Case, after: int) -> None:
    short = sections(answer(case, after).family_page())[SHORT][0]
    assert 1 <= len(re.findall(r"[.](?:\*\*)?(?= |$)", short)) <= 3


@given(cases(), AFTER, st.randoms())
def test_the_order_of_the_file_shows_on_neither_page(case: sr.Case, after: int, chance: random.Random) -> None:
    data = case.model_dump(mode="json", exclude_none=True)
    for name in ("events", "circumstances", "determinations", "claims"):
        if isinstance(data.get(name), list):
            chance.shuffle(data[name])
    one, other = answer(case, after), answer(sr.Case.model_validate(data), after)
    assert one.family_page() == other.family_page()
    assert one.officer_page() == other.officer_page()
