"""Write the conformance suite from the golden dates and cases: `uv run python tools/generate_suite.py`.

It writes src/sendrules/suite/data/*.json, and the page of the ways to count wrongly. What is right comes from tests/golden, which is worked by hand from the law. What
each wrong way of counting gives comes from tests/support/wrong_ways.py. The tests fail when a file is not what this writes.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import sendrules as sr  # noqa: E402
from golden import GOLDEN, Expected, Golden, golden_cases  # noqa: E402
from page_of_dates import RUNS_FROM_A_FIELD, RUNS_FROM_ANOTHER_DAY, Row, pages  # noqa: E402
from sendrules.case.kinds import Dated  # noqa: E402
from sendrules.case.meanings import KINDS  # noqa: E402
from sendrules.statutory.result import statutory_result  # noqa: E402
from sendrules.suite.own_answers import occurrence  # noqa: E402
from wrong_edits import ONE_DAY, walked  # noqa: E402
from wrong_ways import WAYS, other_day, touched  # noqa: E402

DATA = "src/sendrules/suite/data"
WAYS_PAGE = "docs/reference/ways-to-count-wrongly.md"
FORMAT = "sendrules-suite/1"
WITHOUT_EFFECT = GOLDEN / "facts_without_effect.csv"
_DAY_IS: dict[Dated, str] = {
    Dated.ON: "the day it happened; of receipt, for what is received",
    Dated.SENT: "the day it was sent",
    Dated.SERVED: "the day it was served",
    Dated.WRITTEN: "the day it was written",
}
_PARTS = {"outcome": "outcome", "due": "due", "was": "was", "compliance": "compliance", "over": "days_over"}
"""What other systems are asked, by its name in the golden cases. What the library says besides, such as a safe day, is not."""
_DAY_PARTS = {"outcome", "due", "was"}
Data = dict[str, Any]


def files() -> dict[str, str]:
    """Give each file's place in the repository, and its text."""
    dates, cases = list(_dates()), [case for golden in golden_cases() if (case := _case(golden))["expected"]]
    asked = {item["duty"] for item in dates} | {e["duty"] for item in cases for e in item["expected"]}
    about = {
        "format": FORMAT,
        "ways": [
            {"id": w.id, "title": w.title, "why": w.why, "provision": str(w.breaks), "url": w.breaks.url} for w in WAYS
        ],
        "readings": [
            _reading(name) for name in sorted({r for item in (*dates, *cases) for r in item.get("readings", ())})
        ],
        "duties": {id: _duty(id) for id in sr.statute().ids if id in asked},
    }
    return {
        f"{DATA}/suite.json": json.dumps(about, indent=1, ensure_ascii=False) + "\n",
        f"{DATA}/dates.json": _listed("dates", dates),
        f"{DATA}/cases.json": _listed("cases", cases),
        WAYS_PAGE: _page(),
    }


def _page() -> str:
    rows = (f"| `{w.id}` | {w.title} | {w.why} | [{w.breaks}]({w.breaks.url}) |" for w in WAYS)
    return "\n".join(
        (
            "# Ways to count wrongly\n",
            "<!-- Written by tools/generate_suite.py; change tests/support/wrong_ways.py, not this page. -->\n",
            "These are the mistakes that `sendrules check-system` can name, the commonest first. "
            "[The conformance suite](suite.md) says how it names them.\n",
            "| id | the mistake | what the law says | provision |",
            "|---|---|---|---|",
            *rows,
            "",
        )
    )


def _listed(level: str, items: list[Data]) -> str:
    """One item a line, so that a change shows in the lines that changed."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
    return f'{{"format": "{FORMAT}", "level": "{level}", "items": [\n{lines}\n]}}\n'


def _duty(id: str) -> Data:
    duty = sr.statute().duty(id)
    if id in RUNS_FROM_ANOTHER_DAY:
        runs_from = RUNS_FROM_ANOTHER_DAY[id][1].removeprefix("the day is ")
    elif id in RUNS_FROM_A_FIELD:
        runs_from = f"the day that the event states as {RUNS_FROM_A_FIELD[id]}"
    else:
        runs_from = _DAY_IS[duty.trigger[0].by]
    return {
        "title": duty.title,
        "provision": str(duty.provision),
        "url": duty.provision.url,
        "rests_on": duty.source.value,
        "starts_with": [KINDS[kind].meaning for kind in dict.fromkeys(t.kind for t in duty.trigger)],
        "runs_from": runs_from,
    }


def _reading(name: str) -> Data:
    id, _, answer = name.partition("=")
    reading = sr.statute().readings[id]
    return {"id": name, "question": reading.question, "answer": reading.described[answer]}


def _dates() -> Iterator[Data]:
    for rows in pages().values():
        for row in rows:
            yield _date(row)
    with WITHOUT_EFFECT.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            own = Row(row["duty"], date.fromisoformat(row["day"]), date.fromisoformat(row["limit"]), row["why"])
            fact = {"what": row["fact"], "first": row["first"], "last": row["last"]}
            yield _date(own, {name: value for name, value in fact.items() if value})


def _date(row: Row, fact: Mapping[str, str] | None = None) -> Data:
    wrong = {way.id: other_day(way, row.duty, row.day) for way in WAYS}
    if fact is not None:
        wrong |= _moved_by(row, fact)
    readings = {name: day for name, day in _read_otherwise(row) if day != row.limit.isoformat()}
    return {
        "id": f"{row.duty}:{row.day}" + (f":{fact['what']}" if fact else ""),
        "duty": row.duty,
        "day": row.day.isoformat(),
        **({"facts": [dict(fact)]} if fact else {}),
        "last_day": row.limit.isoformat(),
        "source": f"worked by hand from {sr.statute().duty(row.duty).provision}",
        "working": row.why,
        "wrong": {way: day.isoformat() for way, day in wrong.items() if day is not None and day != row.limit},
        **({"readings": readings} if readings else {}),
    }


def _read_otherwise(row: Row) -> Iterator[tuple[str, str]]:
    """Give the day under each other answer to a contested question."""
    for reading in sr.statute().readings_of(row.duty):
        for answer in reading.alternatives:
            try:
                day = sr.statute().alternative(reading.id, answer).duty(row.duty).limit_for(row.day)
            except sr.SendrulesError:
                continue
            yield f"{reading.id}={answer}", day.isoformat()


def _moved_by(row: Row, fact: Mapping[str, str]) -> dict[str, date]:
    """What a fact without effect would do to the limit if it had one."""
    last = date.fromisoformat(fact["last"])
    if fact["what"] == "agreement":
        return {"extended-by-agreement": last}
    first = date.fromisoformat(fact["first"])
    return {"stopped-in-school-holidays": walked(row.day, row.limit, lambda day: first <= day <= last)}


def _case(golden: Golden) -> Data:
    readings = dict(_case_read_otherwise(golden))
    return {
        "id": golden.name,
        "as_of": golden.as_of.isoformat(),
        "case": {name: value for name, value in golden.data.items() if value or name == "events"},
        "expected": [asked for e in golden.expect if any((asked := _expected(e))["occurrences"])],
        "source": golden.source,
        "working": golden.why,
        "wrong": {way: found for way, found in _wrong(golden) if found},
        **({"readings": readings} if readings else {}),
    }


def _case_read_otherwise(golden: Golden) -> Iterator[tuple[str, dict[str, list[Data]]]]:
    """Give what each other answer to a contested question changes of what is expected: by duty."""
    case, duties = golden.case, [e.duty for e in golden.expect]
    adopted = sr.evaluate(case, as_of=golden.as_of)
    for name in sorted({f"{a.reading}={a.answer}" for duty in duties for a in adopted[duty].alternatives}):
        id, _, answer = name.partition("=")
        result = sr.evaluate(case, as_of=golden.as_of, readings={id: answer})
        if found := _told((e.duty, list(_others(e, result[e.duty], every=True))) for e in golden.expect):
            yield name, found


def _expected(expected: Expected) -> Data:
    return {
        "duty": expected.duty,
        **({"every": True} if expected.every else {}),
        "occurrences": [
            _named(o.said)
            | ({"exceptions": {limb: state or "absent" for limb, state in o.limbs.items()}} if o.limbs else {})
            for o in expected.occurrences
        ],
    }


def _named(said: Mapping[str, Any]) -> Data:
    return {_PARTS[name]: value for name, value in said.items() if name in _PARTS}


def _wrong(golden: Golden) -> Iterator[tuple[str, dict[str, list[Data]]]]:
    """Give, for each wrong way, what it answers otherwise where a day is expected: by duty."""
    asked, case = {e.duty for e in golden.expect}, golden.case
    for way in WAYS:
        duties = touched(way)
        if way.id == "exceptions-extend":
            yield way.id, _told((e.duty, list(_extended(golden, e))) for e in golden.expect)
        elif duties is None or duties & asked:
            result = statutory_result(case, way.law(), golden.as_of, way.calendar)
            yield way.id, _told((e.duty, list(_others(e, result[e.duty]))) for e in golden.expect)


def _told(found: Iterable[tuple[str, list[Data]]]) -> dict[str, list[Data]]:
    return {duty: others for duty, others in found if others}


def _others(expected: Expected, answer: Any, every: bool = False) -> Iterator[Data]:
    """Give what an answer says otherwise about each occurrence: where its day differs, or in every part."""
    answers = answer.instances if expected.every else (answer,)
    if len(answers) != len(expected.occurrences):
        return
    for n, (right, wrong) in enumerate(zip(expected.occurrences, map(occurrence, answers), strict=True), start=1):
        said = _named(right.said)
        found = {name: wrong[name] for name in said if wrong[name] != said[name] and (every or name in _DAY_PARTS)}
        if found and (every or found.get("due") or found.get("was")):
            yield _numbered(n, found)


def _numbered(n: int, found: Data) -> Data:
    return found if n == 1 else {"n": n, **found}


def _extended(golden: Golden, expected: Expected) -> Iterator[Data]:
    """Give the days to which a lifted limit would move by the length of what was found to make it impractical."""
    for n, right in enumerate(expected.occurrences, start=1):
        if right.said.get("outcome") == "disapplied" and right.said.get("was"):
            was = date.fromisoformat(str(right.said["was"]))
            for days in sorted({d for span in _spans(golden) for d in span if d}):
                yield _numbered(n, {"outcome": "due", "due": (was + timedelta(days)).isoformat()})


def _spans(golden: Golden) -> Iterator[tuple[int, ...]]:
    """Give how long each circumstance lasted: in days, and in whole weeks."""
    for fact in golden.data["circumstances"]:
        first = fact.get("first_day") or fact.get("first_day_closed")
        if not first or not (fact.get("last_day") or fact.get("reopens")):
            continue
        over = date.fromisoformat(fact["last_day"]) + ONE_DAY if "last_day" in fact else _day(fact["reopens"])
        days = (over - _day(first)).days
        yield days, 7 * (days // 7), 7 * -(-days // 7)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def main() -> None:
    """Write the files."""
    for name, text in files().items():
        (ROOT / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.encode()) // 1024} KiB")


if __name__ == "__main__":
    main()
