"""The page of one case: its parts, what it refers to, and text that stays text."""

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sendrules as sr
from command_line import run
from sendrules.report.pages import case_page, write_case_page
from sendrules.report.pages.timeline import timeline

CASE = Path(__file__).parents[4] / "examples" / "cases" / "late-plan.json"
AS_OF = date(2025, 10, 9)


def result(*events: tuple[str, date], reference: str = "A-17", as_of: date = AS_OF, **more: str):
    made = [sr.Event(kind=kind, on=on, **(more if kind == "advice-request" else {})) for kind, on in events]
    return sr.evaluate(sr.Case(reference=reference, events=made), as_of=as_of)


REQUEST = ("request", date(2025, 5, 21)), ("decision-to-assess", date(2025, 7, 1))


def test_it_has_the_short_answer_the_drawing_and_the_table():
    answer = result(*REQUEST)
    html = case_page(answer)
    assert "<strong>The final EHC plan is 1 day late.</strong>" in html  # 20 weeks after 21 May: 8 October
    assert html.count("<svg") == 4
    assert html.count('<th scope="row"') == len(timeline(answer).rows)
    for id in ("short", "timeline", "everything"):
        assert f'href="#{id}"' in html
        assert html.count(f'id="{id}"') == 1


def test_what_is_contested_is_said_to_be_so():
    html = case_page(result(*REQUEST, as_of=date(2026, 1, 5)))
    assert "It is not settled that a limit was missed that is marked as contested." in html
    assert "Reading sixteen-weeks-either-way=refusal-only." in html
    assert 'id="contested"' not in case_page(result(*REQUEST[:1], as_of=date(2025, 6, 1)))


def test_it_refers_to_nothing_outside_and_runs_nothing():
    html = case_page(result(*REQUEST))
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert "src=" not in html
    assert [part for part in html.split('href="')[1:] if not part.startswith("#")] == []


def test_nothing_happened_yet():
    html = case_page(result(as_of=date(2025, 1, 1)))
    assert "Nothing had happened by that day" in html
    assert "<svg" not in html
    assert "<table" not in html


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '=HYPERLINK("http://evil.example")', 'x" onload="y'])
def test_a_hostile_name_is_only_text(text):
    html = case_page(result(*REQUEST, ("advice-request", date(2025, 7, 14)), reference=text, about=text))
    seen: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: seen.extend([tag, *(name for name, _ in attrs)])  # type: ignore[method-assign]
    reader.feed(html)
    assert not {"script", "onload"} & set(seen)
    assert len(seen) > 100
    assert text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;") in html


def test_a_page_is_written_by_the_command(tmp_path):
    out = tmp_path / "case.html"
    told = run("case", "page", str(CASE), "--as-of", "2026-01-05", "--out", str(out))
    assert told.exit_code == 0, told.output
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["case.html"]


def test_what_looks_wrong_is_warned_of_and_stands_in_the_page(tmp_path):
    case = tmp_path / "case.json"
    events = [{"kind": "request", "on": "2025-05-21"}, {"kind": "final-plan", "on": "2026-09-01"}]
    case.write_text(json.dumps({"format": "sendrules-case-1", "reference": "A-17", "events": events}), encoding="utf-8")
    told = run("case", "page", str(case), "--as-of", "2026-01-05", "--out", str(tmp_path / "c.html"))
    assert told.exit_code == 0
    assert "after the day asked about" in told.output
    assert "after the day asked about" in (tmp_path / "c.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["case.pdf", "case", "not-there/case.html"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path, name):
    with pytest.raises(sr.InputError):
        write_case_page(result(*REQUEST), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_case_is_never_written_over(tmp_path):
    case = tmp_path / "case.html"
    case.write_text("{}", encoding="utf-8")
    with pytest.raises(sr.InputError):
        write_case_page(result(*REQUEST), case, source=case)
    assert case.read_text(encoding="utf-8") == "{}"
