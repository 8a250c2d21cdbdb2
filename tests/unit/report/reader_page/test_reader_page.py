"""The page of one case: the same words in every form, safe against hostile text, and replaceable by an authority."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

import sendrules as sr
from golden import golden_cases
from sendrules.report.reader_page import Reader, reader_page
from sendrules.statutory.outcome import Compliance
from sendrules.wording.matters import everyday, noun

ROOT = Path(__file__).parents[4]
LATE = sr.evaluate(sr.read_case_file(ROOT / "examples/cases/late-plan.json"), as_of=date(2026, 1, 5))
HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x.example","y")',
    '"><img src=x onerror=alert(1)>',
    "#import \"x\": *",
    "{{ 7 * 7 }}{% raw %}",
    "# x",
    "] ) $ @a <b>",
    "x" * 2000,
]  # fmt: skip


def words(html: str) -> list[str]:
    """The words that a page shows before its timeline."""
    body = re.sub(r"<style>.*?</style>|<title>.*?</title>|<section.*</section>|<[^>]+>", " ", html, flags=re.S)
    return unescape(body).split()


@pytest.mark.parametrize("reader", list(Reader))
def test_all_forms_have_the_same_words(reader: Reader) -> None:
    page = reader_page(reader, LATE)
    plain = [word for word in page.text.split() if word != "-" and set(word) != {"="}]
    assert words(page.html) == plain


def test_the_page_says_what_the_page_in_the_terminal_says() -> None:
    said = re.sub(r"[\\#*-]", "", LATE.family_page()).split()
    assert re.sub(r"[\\#*=-]", "", reader_page("family", LATE).text).split() == said


@pytest.mark.parametrize("reader", list(Reader))
def test_a_page_needs_nothing_else_and_runs_nothing(reader: Reader) -> None:
    html = reader_page(reader, LATE).html
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "default-src 'none'" in html
    assert not re.search(r"<script|\bon\w+=|src=|href=|url\(|@import", html)
    assert len(re.findall(r"<h1\b", html)) == 1


def test_an_officer_s_page_has_the_timeline_in_light_and_dark_and_a_family_s_has_none() -> None:
    officer = reader_page(Reader.OFFICER, LATE)
    assert officer.timeline is not None
    assert re.findall(r'<div class="(light|dark) (wide|narrow)"><svg', officer.html) == [
        ("light", "wide"), ("light", "narrow"), ("dark", "wide"), ("dark", "narrow"),
    ]  # fmt: skip
    assert officer.html.count("<tr>") == len(officer.timeline.rows) + 1
    family = reader_page(Reader.FAMILY, LATE)
    assert family.timeline is None
    assert "<svg" not in family.html
    empty = sr.evaluate(sr.Case(reference="A", events=[]), as_of=date(2026, 1, 5))
    assert reader_page(Reader.OFFICER, empty).timeline is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    events = [
        sr.Event(kind="request", on=date(2025, 5, 21)),
        sr.Event(kind="advice-request", on=date(2025, 6, 2), to="nhs-trust", about=text[:200]),
    ]
    claims = [sr.Claim(reason=text[:200], by=text[:200])]
    case = sr.Case(reference=text, events=events, claims=claims)
    plain = sr.Case(reference="A", events=[events[0], events[1].model_copy(update={"about": "A"})],
                    claims=[sr.Claim(reason="A", by="A")])  # fmt: skip
    for reader in Reader:
        page = reader_page(reader, sr.evaluate(case, as_of=date(2026, 1, 5)))
        other = reader_page(reader, sr.evaluate(plain, as_of=date(2026, 1, 5)))
        assert not re.search(r"<script|<img|<b>", page.html)
        assert "49" not in page.title
        for tag in ("<h1", "<h2", "<p", "<svg", "<tr"):
            assert page.html.count(tag) == other.html.count(tag), tag
        assert [block.kind for block in page.blocks] == [block.kind for block in other.blocks]
        assert not re.search(rb"/JavaScript|/JS\b|/Launch|/URI\b|/GoToR", page.pdf())


def test_an_authority_replaces_a_template(tmp_path: Path) -> None:
    own = "# {{ title }}\n\nOur SEND team: 01234 567890.\n\n{% for heading, lines in sections[:1] %}## {{ heading }}\n{% endfor %}"
    (tmp_path / "family.txt").write_text(own, encoding="utf-8")
    (tmp_path / "reader-page.css").write_text("body { color: #000 }", encoding="utf-8")
    page = reader_page("family", LATE, templates=tmp_path)
    assert page.text.splitlines()[3:] == ["Our SEND team: 01234 567890.", "", "What you can do"]
    assert "<style>\nbody { color: #000 }" in page.html
    assert "Late now" in reader_page("officer", LATE, templates=tmp_path).text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# {{ title }}\n{{ shorts }}", 2, "there is no 'shorts' to fill in. Did you mean short?"),
        ("# {{ title }}\n\n{% if %}", 3, "Expected an expression"),
        ("# {{ title.__class__.__mro__ }}", 1, "unsafe"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / "family.txt").write_text(text, encoding="utf-8")
    with pytest.raises(sr.InputError, match=r"family\.txt") as error:
        reader_page("family", LATE, templates=tmp_path)
    (problem,) = error.value.problems
    assert problem.line == line
    assert said in f"{problem.message} {problem.fix}"


@pytest.mark.parametrize("golden", golden_cases()[::6], ids=str)
def test_a_family_is_told_that_something_is_late_only_where_it_is(golden: object) -> None:
    result = sr.evaluate(golden.case, as_of=golden.as_of)
    page = reader_page("family", result)
    late = {i.limit for d in result.values() for i in d.instances if i.was_missed}
    said = {
        found
        for block in page.blocks
        for line in block.lines
        for found in re.findall(r"(?:is \d+ days? late|came \d+ days? late)\. It was due by (\d+ \w+ \d{4})", line)
    }
    assert said <= {everyday(day) for day in late}
    unknown = {noun(i) for d in result.values() for i in d.instances if i.compliance is Compliance.UNKNOWN}
    known = {noun(i) for d in result.values() for i in d.instances if i.was_missed}
    for name in unknown - known:
        assert not any(
            re.search(rf"^{re.escape(name)} (?:is|came) \d+ days? late", line, re.I)
            for b in page.blocks
            for line in b.lines
        )
