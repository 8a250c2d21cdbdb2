"""The sources of a policy file: what an entry takes of the source above it, what is warned of, and the list of them."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import sendrules as sr
from sendrules.cli.main import cli

HEAD = '[authority]\nkey = "anywhere"\nname = "Anywhere Council"\n'
PAGE = '[source]\ndocument = "Waiting times"\nurl = "https://www.anywhere.example/waits"\nseen = 2026-01-05\n'
LIMIT = """
[standards]
title = "S"
[[standards.limits]]
id = "decide"
title = "L"
duty = "reg-5-1-decision-to-assess"
within = "4 weeks"
"""


def read(text: str) -> sr.PolicyReport:
    report = sr.check_policy(HEAD + text)
    assert report.policy is not None, report.refused
    return report


def of_the_limit(said: str, source: str = PAGE) -> sr.Provenance:
    declared = read(source + LIMIT + f"source = {said}\n").policy
    assert declared is not None
    assert declared.standards is not None
    (given,) = declared.standards.limits[0].provenance
    return given


def test_an_entry_takes_the_page_and_its_day_and_adds_its_place() -> None:
    given = of_the_limit('"the first table"')
    assert (given.document, given.place) == ("Waiting times", "the first table")
    assert (given.url, str(given.seen)) == ("https://www.anywhere.example/waits", "2026-01-05")


def test_an_entry_that_says_nothing_rests_on_the_page_without_a_place() -> None:
    (listed,) = read(PAGE + LIMIT).sources()
    assert (listed.entries, listed.places) == (("standards", "standards.limits[0]"), ())


def test_an_entry_of_another_document_takes_no_address_no_day_and_no_place() -> None:
    above = f'{PAGE}place = "p. 1"\nstatus = "stated-aim"\n'
    given = of_the_limit('{ document = "Minutes", place = "item 3" }', above)
    assert (given.document, given.place, given.url, given.seen) == ("Minutes", "item 3", None, None)
    assert given.status == "stated-aim"
    report = sr.check_policy(HEAD + above + LIMIT + 'source = { document = "Minutes" }\n')
    assert [(f.where, f.message) for f in report.refused] == [
        ("standards.limits[0].source.place", "this is needed and is not there.")
    ]


def test_an_entry_that_names_the_same_document_takes_its_page() -> None:
    given = of_the_limit('{ document = "Waiting times", place = "the end" }')
    assert given.url == "https://www.anywhere.example/waits"


def test_an_entry_of_another_page_takes_the_document_and_neither_day_nor_place() -> None:
    given = of_the_limit('{ url = "https://www.anywhere.example/next" }', f'{PAGE}place = "p. 1"\n')
    assert (given.document, given.place, given.seen) == ("Waiting times", None, None)


def test_what_stands_below_a_table_takes_its_source_and_not_the_file_s() -> None:
    minutes = 'source = { document = "Minutes", place = "item 3" }'
    (listed,) = read(PAGE + LIMIT.replace('title = "S"', f'title = "S"\n{minutes}')).sources()
    assert (listed.document, listed.url, len(listed.entries)) == ("Minutes", None, 2)


def warned(text: str) -> list[tuple[int | None, str]]:
    return [(f.line, f.where) for f in read(text).warnings]


def test_a_page_without_a_day_is_warned_of_once() -> None:
    undated = PAGE.replace("seen = 2026-01-05\n", "")
    assert warned(undated + LIMIT) == [(6, "source.url")]
    again = LIMIT + 'source = { url = "https://www.anywhere.example/waits", place = "top" }\n'
    assert warned(undated + again) == [(6, "source.url")]
    other = LIMIT + 'source = [{ place = "top" }, { document = "B", url = "https://b.example/" }]\n'
    assert warned(PAGE + other) == [(16, "standards.limits[0].source[1].url")]


def test_a_document_without_an_address_is_not_warned_of() -> None:
    assert warned('[source]\ndocument = "Minutes"\nplace = "item 3"\n' + LIMIT) == []
    assert warned(PAGE + LIMIT) == []


@pytest.mark.parametrize(
    ("table", "line", "where"),
    [
        ('document = "D"\nurl = "www.anywhere.example"\n', 6, "source.url"),
        ('document = "D"\nurl = 5\n', 6, "source.url"),
        ('document = "D"\nurl = "https://a.example"\nseen = 2026\n', 7, "source.seen"),
        ('document = "D"\nurl = "https://a.example"\nread = 2026-01-05\n', 7, "source.read"),
        ('document = "D"\nplace = 4\n', 6, "source.place"),
        ('url = "https://a.example"\nseen = 2026-01-05\n', 4, "source.document"),
    ],
)
def test_a_source_that_is_not_whole_is_refused_once(table: str, line: int, where: str) -> None:
    found = [f for f in sr.check_policy(f"{HEAD}[source]\n{table}{LIMIT}").findings if f.severity != "accepted"]
    assert [(f.line, f.where) for f in found if f.severity == "refused"] == [(line, where)]
    assert all(f.fix for f in found)


def listed(*args: str) -> str:
    run = CliRunner().invoke(cli, ["check-policy", "--sources", *args])
    assert run.exit_code == 0, run.output
    return run.output


ASSUMED = '[prioritisation]\nmode = "date_order"\ntitle = "O"\nmode_source = { place = "no order is given", status = "assumption" }\n'


def test_the_command_lists_each_source_once_and_assumptions_apart(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(HEAD + PAGE + LIMIT + 'source = { document = "Minutes", place = "item 3" }\n' + ASSUMED)
    assert listed(str(path)).splitlines() == [
        f"{path}: 2 sources, 1 document with assumptions.",
        "",
        "Waiting times (published)",
        "  https://www.anywhere.example/waits",
        "  read on Mon 5 Jan 2026",
        "  2 entries rest on it.",
        "",
        "Minutes (published)",
        "  1 entry rests on it:",
        "  - item 3",
        "",
        "Assumptions: what a document leaves open, and how it is read here",
        "",
        "Waiting times",
        "  https://www.anywhere.example/waits",
        "  read on Mon 5 Jan 2026",
        "  1 entry rests on it:",
        "  - no order is given",
    ]


def test_the_command_takes_several_files_and_gives_json(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(HEAD + PAGE + LIMIT)
    bad.write_text(HEAD + LIMIT)
    run = CliRunner().invoke(cli, ["check-policy", "--sources", "--json", str(good), str(bad)])
    assert run.exit_code == 1
    first, second = json.loads(run.output)
    assert [s["url"] for s in first["sources"]] == ["https://www.anywhere.example/waits"]
    assert first["sources"][0]["seen"] == "2026-01-05"
    assert (second["usable"], second["sources"]) == (False, None)
    shown = CliRunner().invoke(cli, ["check-policy", "--sources", str(good), str(bad)]).output
    assert f"{good}: 1 source, 0 documents with assumptions." in shown
    assert f"{bad}: 1 error" in shown


def test_the_address_and_the_day_go_along_where_a_source_is_given_in_json(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(HEAD + PAGE + LIMIT)
    case = sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2026, 1, 5))])
    result = sr.Engine.from_policy(path).evaluate(case, as_of=date(2026, 1, 6))
    (target,) = result.to_dict(full=True)["local"]["targets"]
    assert target["provenance"] == [
        {
            "document": "Waiting times",
            "place": None,
            "url": "https://www.anywhere.example/waits",
            "seen": "2026-01-05",
            "status": "published",
        }
    ]
