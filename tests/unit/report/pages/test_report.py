"""The report: its parts, its numbers, what it says where a part is missing, and text that stays text."""

import itertools
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import sendrules as sr
import sendrules.report.pages as report_pages
from sendrules.caseload import evaluate
from sendrules.charts.looks import SHAPE_CONTRAST, TEXT_CONTRAST, contrast
from sendrules.law.statute import statute
from sendrules.report.pages import report_of, write_report
from sendrules.report.pages.headlines import HEADLINES, in_words
from sendrules.report.pages.pictures import pictures
from sendrules.report.pages.to_do import ToDo, by_body, table_of, to_do
from sendrules.scorecard.caseload_card import scorecard_of_caseload
from sendrules.scorecard.of_caseload import of_caseload
from sendrules.testing import caseload

AS_OF = date(2026, 1, 5)
SECTIONS = ["measures", "to-do", "charts", "advice", "reviews", "problems"]


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def events(*rows: tuple[str, str, str]) -> pa.Table:
    return pa.table({name: [row[n] for row in rows] for n, name in enumerate(("case", "kind", "on"))})


def listed(table: pa.Table, as_of: date) -> list[dict[str, Any]]:
    """What is on the list to do: what the report has, without drawing a chart."""
    answers = evaluate(table, as_of=as_of).table
    over = of_caseload(table, as_of=as_of, answers=answers).over
    return table_of(to_do(answers, statute().duties, as_of, over)).to_pylist()


def page(*rows: tuple[str, str, str], as_of: date = AS_OF, **asked: Any) -> Page:
    return Page(report_of(events(*rows), as_of=as_of, **asked).html)


@pytest.fixture(scope="module")
def whole() -> tuple[pa.Table, Page, Any]:
    table = caseload(300, seed=16, as_of=AS_OF)
    report = report_of(table, as_of=AS_OF)
    return table, Page(report.html), report


def test_sections_stand_in_order_under_headings_that_skip_no_level(whole):
    _, found, _ = whole
    assert [a["id"] for a in found.all("h2")] == SECTIONS
    levels = [int(tag[1]) for tag, _ in found.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_landmarks_language_and_unique_ids(whole):
    _, found, _ = whole
    assert found.all("html") == [{"lang": "en"}]
    assert [len(found.all(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    ids = Counter(a["id"] for _, a in found.tags if "id" in a)
    assert [id for id, many in ids.items() if many > 1] == []
    named = {name for _, a in found.tags for name in (a.get("aria-labelledby") or "").split()}
    assert named - set(ids) == set()


def test_every_heading_of_a_table_has_a_scope_and_every_region_a_name(whole):
    _, found, _ = whole
    assert {a.get("scope") for a in found.all("th")} == {"row", "col", "rowgroup"}
    assert len(found.all("caption")) == len(found.all("table")) > 5
    regions = [a for a in found.all("div") if a.get("role") == "region"]
    assert all(a["tabindex"] == "0" and a["aria-label"] for a in regions)
    names = [a["aria-label"] for a in regions]
    assert len(set(names)) == len(names) >= len(found.all("table"))


def test_it_refers_to_nothing_outside_and_runs_nothing(whole):
    _, found, _ = whole
    tags = {tag for tag, _ in found.tags}
    assert tags & {"script", "link", "img", "iframe", "object", "form", "base"} == set()
    policy = next(a["content"] for a in found.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert (policy or "").startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert all((a["href"] or "").startswith("#") for a in found.all("a"))
    assert [name for _, a in found.tags for name in a if name.startswith("on")] == []


def test_text_has_contrast_enough_in_both_colour_schemes():
    css = (Path(report_pages.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
    schemes = [dict(re.findall(r"--(\w+): (#\w+)", line)) for line in css.splitlines() if "--ink:" in line]
    assert len(schemes) == 3  # light, dark, print
    for colours in schemes:
        full = {
            name: short if len(short) == 7 else "#" + "".join(c * 2 for c in short[1:])
            for name, short in colours.items()
        }
        for text in ("ink", "quiet", "link"):
            assert contrast(full[text], full["paper"]) >= TEXT_CONTRAST
        assert contrast(full["ink"], full["band"]) >= TEXT_CONTRAST
        assert contrast(full["line"], full["paper"]) >= SHAPE_CONTRAST


def test_the_measures_are_those_of_the_scorecard(whole):
    table, found, report = whole
    frame = report.card.frame
    assert (frame.first, frame.last) == (date(2025, 1, 6), AS_OF)
    card = scorecard_of_caseload(table, as_of=AS_OF, first=frame.first, last=frame.last, hide_small=False)
    for id in HEADLINES:
        title = card[id].measure.title
        assert f"{title[:1].upper()}{title[1:]} {in_words(card[id])} " in found.text
    awaited = card.advice[0]
    assert f"All {awaited.awaited} {awaited.awaited_over_six_weeks} {awaited.due} {awaited.due_in_time} " in found.text
    assert report.card.to_dict() == card.to_dict()


def test_a_service_is_named_in_words(whole):
    _, found, _ = whole
    for name in ("Educational psychologist", "NHS trust", "Social care"):
        assert f" {name} " in found.text


def test_the_bodies_have_every_row_and_the_page_some(whole):
    _, found, report = whole
    standings = Counter(report.to_do["standing"].to_pylist())
    assert set(standings) == {"due", "overdue", "passed and over", "no record", "undetermined"}
    rows = report.to_do.to_pylist()
    assert f"of {len(rows):,} shown here" in found.text
    assert all(row["last_day"] >= AS_OF for row in rows if row["standing"] == "due")
    assert all(
        row["days_overdue"] == (AS_OF - row["last_day"]).days > 0 for row in rows if row["standing"] == "overdue"
    )


def test_the_list_of_the_report_is_that_of_its_answers(whole):
    table, _, report = whole
    assert report.to_do.to_pylist() == listed(table, AS_OF)


def test_a_limit_is_due_until_its_last_day_and_overdue_the_day_after():
    request = ("A-17", "request", "2025-05-21"), ("A-17", "decision-to-assess", "2025-07-01")
    last = date(2025, 10, 8)  # 20 weeks: 140 days after 21 May
    assert "due today" in page(*request, as_of=last).text
    assert "due in 1 day" in page(*request, as_of=date(2025, 10, 7)).text
    assert "1 day overdue" in page(*request, as_of=date(2025, 10, 9)).text
    early, seven = (
        {row["duty"] for row in listed(events(*request), day)} for day in (date(2025, 9, 30), date(2025, 10, 1))
    )
    assert "reg-13-2-final-plan-20-weeks" not in early  # eight days ahead
    assert "reg-13-2-final-plan-20-weeks" in seven


def test_what_is_contested_says_so():
    rows = listed(events(("A-17", "request", "2025-07-14")), AS_OF)
    contested = {row["duty"]: row["contested_by"] for row in rows}
    assert contested["case-jsc-16-weeks-decision"] == "sixteen-weeks-either-way"
    assert contested["reg-13-2-final-plan-20-weeks"] == ""
    text = page(("A-17", "request", "2025-07-14")).text
    assert "contested: sixteen weeks either way" in text
    assert statute().readings["sixteen-weeks-either-way"].question in text


def test_a_step_that_files_leave_out_is_not_said_to_be_overdue():
    plan = (
        ("A-17", "request", "2024-05-21"),
        ("A-17", "final-plan", "2024-09-02"),
        ("A-17", "review-meeting", "2025-07-01"),
    )
    rows = listed(events(*plan), AS_OF)
    papers = [row for row in rows if row["duty"] in ("reg-20-4-circulate-advice", "reg-20-9-report")]
    assert {row["standing"] for row in papers} == {"no record"}
    assert {row["days_overdue"] for row in papers} == {None}
    assert "Send the report of the review meeting" not in page(*plan).text


ADVICE = "reg-8-1-cooperate-6-weeks"


def asked_of_the_trust(*rows: tuple[str, str], as_of: date) -> list[dict[str, Any]]:
    """What is on the list of the advice that the NHS trust was asked for, in a case with these events."""
    to = ["nhs-trust" if kind == "advice-request" else None for kind, _ in rows]
    table = pa.table({"case": ["A-17"] * len(rows), "kind": [r[0] for r in rows], "on": [r[1] for r in rows], "to": to})
    found = report_of(table, as_of=as_of).to_do.to_pylist()
    return [
        {name: row[name] for name in ("standing", "last_day", "days_overdue")} for row in found if row["duty"] == ADVICE
    ]


ASKED = ("request", "2025-03-03"), ("decision-to-assess", "2025-04-07"), ("advice-request", "2025-04-14")


@pytest.mark.parametrize("end", ["final-plan", "no-plan-notice"])
def test_advice_that_never_came_is_over_when_its_assessment_ends(end):
    last = date(2025, 5, 26)  # 14 April and 42 days
    before, after = (asked_of_the_trust(*ASKED, (end, "2025-07-14"), as_of=date(2025, 7, day)) for day in (13, 14))
    assert before == [{"standing": "overdue", "last_day": last, "days_overdue": 48}]
    assert after == [{"standing": "passed and over", "last_day": last, "days_overdue": 49}]


def test_advice_of_a_later_assessment_is_still_to_be_given():
    earlier = ("request", "2024-03-04"), ("advice-request", "2024-04-15"), ("no-plan-notice", "2024-06-10")
    found = {row["last_day"]: row["standing"] for row in asked_of_the_trust(*earlier, *ASKED, as_of=date(2025, 7, 14))}
    assert found == {date(2024, 5, 27): "passed and over", date(2025, 5, 26): "overdue"}


def test_advice_for_a_re_assessment_is_over_with_its_plan():
    again = (
        ("final-plan", "2024-09-02"), ("reassessment-request", "2025-03-03"), ("decision-to-reassess", "2025-03-10"),
        ("advice-request", "2025-04-14"), ("reassessed-plan", "2025-07-14"),
    )  # fmt: skip
    for day, standing in ((13, "overdue"), (14, "passed and over")):
        assert [row["standing"] for row in asked_of_the_trust(*again, as_of=date(2025, 7, day))] == [standing]


def test_what_is_over_is_counted_and_not_listed(whole):
    _, found, report = whole
    many = report.to_do["standing"].to_pylist().count("passed and over")
    assert f"Nothing is left to do. {many} are counted here and not listed below." in found.text
    rows = tuple(ToDo(**row) for row in report.to_do.to_pylist())
    bodies = by_body(rows)
    assert sum(body.counts["passed and over"] for body in bodies) == many > 1
    assert all(one.standing != "passed and over" for body in bodies for one in body.shown)


def test_at_most_so_many_rows_are_shown(whole):
    *_, report = whole
    found = report.to_do.to_pylist()
    assert sum(row["standing"] in ("due", "overdue") for row in found) > 150
    rows = tuple(ToDo(**row) for row in found)
    for most in (1, 50, 150):
        bodies = by_body(rows, most)
        assert sum(len(body.shown) for body in bodies) == most
        assert sum(sum(body.counts.values()) for body in bodies) == len(rows)
        assert {one.standing for body in bodies for one in body.shown} <= {"due", "overdue"}


def row(body: str, standing: str, n: int) -> ToDo:
    return ToDo(body, standing, date(2025, 1, 1 + n), n, f"{body}-{n}", "", "", "", "", "")


def test_no_body_takes_the_page_for_itself():
    rows = (*(row("many", "overdue", n) for n in range(20)), *(row("few", "overdue", n) for n in range(20, 23)))
    shown = {body.body: [one.case for one in body.shown] for body in by_body(rows, 6)}
    assert shown == {"many": ["many-0", "many-1", "many-2"], "few": ["few-20", "few-21", "few-22"]}


def test_a_month_that_the_period_cuts_is_in_the_table_and_not_in_the_line():
    table = events(*((f"A-{n}", "request", f"2025-{n:02}-10") for n in range(1, 13)), ("A-13", "request", "2026-01-02"))
    report = report_of(table, as_of=AS_OF)
    drawn = next(one for one in pictures(report.card, of_caseload(table, as_of=AS_OF).journeys) if one.id == "by-month")
    assert drawn.rows[0][:2] == ("January 2025 (6 to 31 only)", "1")
    assert drawn.rows[-1][:2] == ("January 2026 (1 to 5 only)", "1")
    assert "January" not in drawn.description
    assert "in February 2025" in drawn.description


def test_a_period_without_a_whole_month_is_not_drawn():
    text = page(("A-17", "request", "2025-12-21"), first=date(2025, 12, 20)).text
    assert "Not drawn: The period has no whole month." in text


def test_answers_that_are_known_give_the_same_requests():
    table = caseload(600, seed=3, as_of=AS_OF)
    alone = of_caseload(table, as_of=AS_OF)
    told = of_caseload(table, as_of=AS_OF, answers=evaluate(table, as_of=AS_OF).table)
    assert alone.supported.any()
    assert (alone.supported == told.supported).all()


def test_no_cases_at_all():
    found = Page(report_of(events(), as_of=AS_OF).html)
    assert [a["id"] for a in found.all("h2")] == SECTIONS
    assert "There is no request in the data, so there is nothing to measure." in found.text
    assert "and nothing is overdue." in found.text
    assert found.text.count("Not drawn:") == 3  # that no request came in any month can be drawn
    assert "The data have no request for advice" in found.text
    assert "The data have no plan whose review is due." in found.text
    assert "Every row could be used." in found.text


HOSTILE = ["<script>alert(1)</script>", '=HYPERLINK("http://evil.example")', "a\u202eb", 'x" onload="y', "{{ 7 * 7 }}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cell_is_only_text(text):
    wrong = ("A-18", text, "2025-05-21")
    found = page(("A-17", "request", "2025-05-21"), wrong, (text, "request", "2025-05-21"), authority=text)
    assert {tag for tag, _ in found.tags} & {"script", "img"} == set()
    assert [name for _, a in found.tags for name in a if name.startswith("on")] == []
    assert "\u202e" not in "".join(found.words)
    assert "49" not in found.text.split("EHC plans: report of")[1][:40]


def test_a_very_long_cell_is_cut():
    long = "x" * 10_000
    text = page(("A-17", "request", "2025-05-21"), (long, "request", "2025-05-21"), ("A-18", long, "2025-05-21")).text
    assert "2 rows cannot be used." in text
    assert "x" * 20 in text
    assert "x" * 301 not in text


def test_a_hostile_name_is_no_formula_in_the_list(tmp_path):
    table = events(('=HYPERLINK("http://evil.example")', "request", "2025-05-21"))
    write_report(table, tmp_path / "out.html", as_of=AS_OF)
    text = (tmp_path / "out-to-do.csv").read_text(encoding="utf-8")
    assert text.count("\"'=HYPERLINK") == text.count("=HYPERLINK") > 0


def test_wrong_rows_are_listed_with_place_reason_and_fix(tmp_path):
    source = tmp_path / "cases.csv"
    source.write_text("case,kind,on\nA-17,request,2025-05-21\nA-18,finl-plan,2025-05-21\n", encoding="utf-8")
    report = write_report(source, tmp_path / "out.html", as_of=AS_OF)
    found = Page((tmp_path / "out.html").read_text(encoding="utf-8"))
    assert "1 row cannot be used. 1 case with such a row is in no figure" in found.text
    assert "cases.csv line 3 kind A-18 'finl-plan' is not known." in found.text
    assert report.summary.rows_invalid == 1


@pytest.mark.parametrize("name", ["out.pdf", "out", "not-there/out.html"])
def test_a_place_that_cannot_be_written_is_refused_first(tmp_path, name):
    with pytest.raises(sr.InputError):
        write_report("not-read.csv", tmp_path / name, as_of=AS_OF)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_where_it_fails(tmp_path):
    with pytest.raises(sr.InputError):
        write_report(events(), tmp_path / "out.html", as_of=AS_OF, first=date(2026, 2, 1))
    assert list(tmp_path.iterdir()) == []
