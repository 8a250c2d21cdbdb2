"""The answer pack: every count that public requests ask for, none made up, and no small number in it."""

from pathlib import Path

import pytest

from sendrules.scorecard.answer_files import CSV, PAGE, write_pack
from sendrules.scorecard.answer_pack import answer_pack
from sendrules.scorecard.answers import Answer, Status
from sendrules.scorecard.card import Scorecard, scorecard
from sendrules.scorecard.measures.asked_for import NOT_HELD, QUESTIONS
from sendrules.scorecard.of_return import journeys_of
from sendrules.sen2 import read
from sendrules.sen2.items import Form
from sendrules.testing.returns.make import synthetic_return
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write
from ten_people import ten_people


def pack(made: PlainReturn, path: Path, form: Form = Form.XML) -> tuple[tuple[Answer, ...], Scorecard]:
    found = read(write(made, form, path), year=2026)
    card = scorecard(found)
    return answer_pack(journeys_of(found), card.frame), card


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Answer, ...], Scorecard]:
    return pack(synthetic_return(1500, seed=3), tmp_path_factory.mktemp("pack") / "a.xml")


def test_every_question_is_answered_in_its_order(large: tuple[tuple[Answer, ...], Scorecard]) -> None:
    assert list(dict.fromkeys(one.question for one in large[0])) == [question.title for question in QUESTIONS]


def test_a_count_is_the_scorecards(large: tuple[tuple[Answer, ...], Scorecard]) -> None:
    answers, card = large
    by_measure = {one.measure: one for one in answers}
    for id in ("plans-within-20-weeks-without-exceptions", "decided-within-six-weeks", "open-over-20-weeks"):
        figure, answer = card[id], by_measure[id]
        assert (answer.count, answer.of) == (
            figure.numerator,
            figure.denominator if figure.measure.gives == "share" else None,
        )
    assert by_measure["longest-wait"].value == f"{card['longest-wait'].value} weeks"


def test_how_things_stand_is_of_the_day_and_what_happened_of_the_period(
    large: tuple[tuple[Answer, ...], Scorecard],
) -> None:
    answers, card = large
    by_measure = {one.measure: one for one in answers}
    assert (by_measure["open"].first, by_measure["open"].last) == (None, card.frame.as_of)
    assert (by_measure["plans-issued"].first, by_measure["plans-issued"].last) == (card.frame.first, card.frame.last)


def test_what_a_return_does_not_hold_is_said_and_never_0(large: tuple[tuple[Answer, ...], Scorecard]) -> None:
    absent = {one.asked: one for one in large[0] if one.status is Status.NOT_HELD}
    assert set(NOT_HELD) <= set(absent)
    assert all((one.count, one.of, one.value) == (None, None, "") and one.note for one in absent.values())


def test_what_a_format_cannot_carry_is_said_and_never_0(tmp_path: Path) -> None:
    answers, _ = pack(ten_people(), tmp_path / "ssd", Form.SSD)
    plans = next(one for one in answers if one.measure == "plans-within-20-weeks-with-exceptions")
    assert (plans.status, plans.count, plans.of) == (Status.NOT_CARRIED, None, None)


def test_no_small_number_is_in_it(tmp_path: Path) -> None:
    answers, _ = pack(ten_people(), tmp_path / "a.xml")
    numbers = [number for one in answers for number in (one.count, one.of) if number is not None]
    assert not [number for number in numbers if 0 < number < 5]
    hidden = [one for one in answers if one.status is Status.HIDDEN]
    assert hidden
    assert {one.value for one in hidden} == {""}


def test_phase_transfers_stand_by_year_and_six_years_back(tmp_path: Path) -> None:
    made = ten_people()
    active = next(n for n, record in enumerate(made.records["ActivePlans"]) if "PhaseTransferDueDate" in record)
    template, parent = (
        made.records["ActivePlans"][active],
        made.parents["Requests"][made.parents["ActivePlans"][active]],
    )
    for year in range(2018, 2026):
        for n in range(6):
            request = made.add("Requests", {"RequestOutcome": "H"}, parent)
            final = f"{year}-0{1 if n < 5 else 6}-20"
            due = {"PhaseTransferDueDate": f"{year}-02-15", "PhaseTransferFinalDate": final}
            made.add("ActivePlans", {**template, **due}, request)
    answers, _ = pack(made, tmp_path / "a.xml")
    found = [one for one in answers if one.measure == "transfers-by-15-february"]
    assert [one.first.year for one in found if one.first] == [2020, 2021, 2022, 2023, 2024, 2025]
    assert {(one.count, one.of, one.value) for one in found} == {(5, 6, "83.3%")}


def test_the_files(large: tuple[tuple[Answer, ...], Scorecard], tmp_path: Path) -> None:
    answers, card = large
    folder = write_pack(answers, card.frame, card.authority, card.source, tmp_path / "pack")
    page = (folder / PAGE).read_text(encoding="utf-8")
    rows = (folder / CSV).read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(answers) + 1
    assert all(f"## {question.title}\n" in page for question in QUESTIONS)
    assert "counts from 1 to 4 are hidden in every table" in page
    assert (
        "| complaints |  | Wed 1 Jan 2025 to Wed 31 Dec 2025 | not held in the return: a return has none | | |" in page
    )
    assert {line.count("|") for line in page.splitlines() if line.startswith("|")} == {7}
