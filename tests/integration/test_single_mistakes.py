"""Single mistakes in whole policy files: each gives one error, at its line, with its fix. It hides nothing, and drags nothing along."""

import tomllib
from pathlib import Path

import pytest

import sendrules as sr
from whole_policies import LANES, POINTS, TIERS

POLICIES = {"tiers": TIERS, "points": POINTS, "lanes": LANES}
MISTAKES = tomllib.loads(Path(__file__).with_name("single_mistakes.toml").read_text(encoding="utf-8"))["mistake"]


def found(text: str) -> list[tuple[str, str]]:
    return [(f.where, f.message) for f in sr.check_policy(text).refused]


@pytest.mark.parametrize("policy", POLICIES)
def test_without_a_mistake_nothing_is_refused_and_no_page_is_without_its_day(policy: str) -> None:
    report = sr.check_policy(POLICIES[policy])
    assert report.refused == ()
    assert not [f for f in report.warnings if "no day is given" in f.message]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_one_mistake_gives_one_error_at_its_line_with_its_fix(mistake: dict[str, str]) -> None:
    whole = POLICIES[mistake["policy"]]
    assert mistake["old"] in whole
    text = whole.replace(mistake["old"], mistake["new"], 1)
    report = sr.check_policy(text)
    assert report.policy is None
    assert [(f.where, f.message, f.fix) for f in report.refused] == [
        (mistake["where"], mistake["message"], mistake["fix"])
    ]
    line = report.refused[0].line
    assert (text.splitlines()[line - 1].strip() if line else None) == mistake.get("line")


def test_there_are_many_mistakes_and_no_two_are_the_same() -> None:
    assert len({(m["policy"], m["old"], m["new"]) for m in MISTAKES}) == len(MISTAKES) >= 90


def test_every_sentence_reads_as_one() -> None:
    for mistake in MISTAKES:
        for sentence in (mistake["message"], mistake["fix"]):
            assert sentence[-1] in ".?", sentence
            assert "  " not in sentence
            assert " ." not in sentence
            assert "None" not in sentence
            assert "provenance" not in sentence  # a name of Python's, not of a file's


def test_a_mode_that_is_not_known_does_not_hide_the_rest() -> None:
    text = POINTS.replace('mode = "points"', 'mode = "pionts"').replace('title = "In care"', 'tilte = "In care"')
    text = text.replace("caps = { care = 6 }", 'caps = { care = "six" }').replace('kind = "wait"', 'kind = "wiat"')
    assert found(text) == [
        ("prioritisation.mode", "'pionts' is not a mode of an order."),
        ("prioritisation.caps.care", "this is not a number (given: 'six')."),
        ("prioritisation.factors[0].tilte", "there is no such field."),
        ("prioritisation.factors[1].kind", "'wiat' is not known."),
    ]


def test_an_order_of_no_mode_is_checked_for_what_all_modes_share() -> None:
    order = '[prioritisation]\nmode = "first come"\ntitle = 5\nguarantees = [{ id = "g", titel = "G", overdue_weeks = 4 }]\n'
    assert found(POINTS[: POINTS.index("[prioritisation]")] + order) == [
        ("prioritisation.mode", "'first come' is not a mode of an order."),
        ("prioritisation.title", "this is not a text (given: 5)."),
        ("prioritisation.guarantees[0].titel", "there is no such field."),
    ]


def test_two_mistakes_give_two_errors_also_where_one_stands_under_the_other() -> None:
    text = TIERS.replace("[[performance.milestones]]", "[[performance.mileston]]").replace(
        'by = "2026-06"', 'by = "soon"'
    )
    assert found(text) == [
        ("performance.mileston", "there is no such field."),
        ("performance.mileston[1].by", "'soon' is neither a day nor a month of the calendar."),
    ]


def test_a_looser_limit_under_a_misspelt_heading_is_still_refused() -> None:
    text = TIERS.replace("[[standards.limits]]", "[[standards.limit]]").replace('"4 weeks"', '"8 weeks"')
    assert [where for where, _ in found(text)] == ["standards.limit", "standards.limit[0].within"]


def test_two_titles_that_are_left_out_are_two_mistakes() -> None:
    text = TIERS.replace('title = "In care"\n', "").replace('title = "Waiting"\n', "")
    assert [where for where, _ in found(text)] == [
        "prioritisation.factors[0].title",
        "prioritisation.factors[3].title",
    ]


def test_what_is_read_under_a_guessed_name_is_never_used() -> None:
    report = sr.check_policy(TIERS.replace("[standards]", "[standrads]"))
    assert report.policy is None
    assert report.to_dict()["usable"] is False
