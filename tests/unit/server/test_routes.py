"""What the service answers is what the library answers; what it refuses, it refuses in one form."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sendrules as sr
from asking_the_service import JSON, ask, problems
from golden import Golden, golden_cases
from hostile_cases import hostile
from sendrules.json_questions import LARGEST, MOST_EVENTS, MOST_OTHERS
from sendrules.law.statute import statute

ROOT = Path(__file__).parents[3]
LATE: dict[str, Any] = json.loads((ROOT / "examples/cases/late-plan.json").read_text(encoding="utf-8"))
CASE = sr.Case.model_validate(LATE)
AS_OF = date(2026, 1, 5)
PLAN = "reg-13-2-final-plan-20-weeks"
REQUEST = {"kind": "request", "on": "2025-05-21"}


@pytest.mark.parametrize("golden", golden_cases()[::11], ids=str)
def test_a_golden_case_is_answered_as_the_library_answers_it(golden: Golden) -> None:
    got = ask("POST", f"/evaluate?as_of={golden.as_of}", dict(golden.data))
    assert got.status_code == 200
    assert got.json() == sr.evaluate(golden.case, as_of=golden.as_of).to_dict()


def test_all_there_is_to_say() -> None:
    result = sr.evaluate(CASE, as_of=AS_OF)
    assert ask("POST", "/evaluate?as_of=2026-01-05&full=true", LATE).json() == result.to_dict(full=True)
    assert ask("POST", f"/evaluate?as_of=2026-01-05&duty={PLAN}", LATE).json() == result.to_dict(duties=[PLAN])


def test_an_authority_stands_beside_the_law() -> None:
    got = ask("POST", "/evaluate?as_of=2026-01-05&authority=kent", LATE).json()
    assert got == sr.Engine.for_authority("kent").evaluate(CASE, as_of=AS_OF).to_dict()
    assert got["local"]
    assert got["overdue"] == sr.evaluate(CASE, as_of=AS_OF).to_dict()["overdue"]


def test_readings() -> None:
    readings = {"notify": "sent", "day-of-receipt": "next-working-day"}
    address = "/evaluate?as_of=2026-01-05" + "".join(f"&reading={q}={a}" for q, a in readings.items())
    got = ask("POST", address, LATE).json()
    assert got["readings"] == readings
    assert got == sr.evaluate(CASE, as_of=AS_OF, readings=readings).to_dict()


@pytest.mark.parametrize(
    ("question", "known"),
    [
        (REQUEST, {}),
        ({"kind": "tribunal-order", "on": "2025-05-21", "order": "assess"}, {"order": "assess"}),
        ({"kind": "detained-request", "on": "2025-05-21", "detained": True}, {"detained": True}),
        ({"kind": "moved", "on": "2026-02-02", "aware": "2026-02-09"}, {"aware": date(2026, 2, 9)}),
    ],
    ids=lambda x: x.get("kind", ""),
)
def test_a_timetable(question: dict[str, Any], known: dict[str, Any]) -> None:
    expected = sr.timetable(question["kind"], date.fromisoformat(question["on"]), **known).to_dict()
    assert ask("POST", "/timetable", question).json() == expected
    assert expected["rows"]


def test_the_weeks_of_a_request() -> None:
    rows = {row["duty"]: row["due"] for row in ask("POST", "/timetable", REQUEST).json()["rows"]}
    assert rows[PLAN] == "2025-10-08"  # 20 weeks from 21 May: 10 left in May, 30, 31, 31, 30, 8 in October
    assert rows["reg-5-1-decision-to-assess"] == "2025-07-02"


def test_the_duties() -> None:
    got = ask("GET", "/duties").json()
    assert [each["id"] for each in got] == [duty.id for duty in statute().duties]


CASES = [
    ("/evaluate", LATE, "as_of", "this is needed and is not there."),
    ("/evaluate?as_of=20260105", LATE, "as_of", "this is not a date (given: '20260105')."),
    ("/evaluate?as_of=05/01/2026", LATE, "as_of", "this is not a date (given: '05/01/2026')."),
    ("/evaluate?as_of=2026-02-30", LATE, "as_of", "there is no such day in the calendar (given: '2026-02-30')."),
    ("/evaluate?as_of=2026-01-05&as_of=2026-01-06", LATE, "as_of", "this is given twice."),
    ("/evaluate?as_of=2026-01-05&authorty=kent", LATE, "authorty", "there is no such field."),
    ("/evaluate?as_of=2026-01-05&duty=reg-99", LATE, "duty", "there is no duty called 'reg-99'."),
    ("/evaluate?as_of=2026-01-05&reading=notify", LATE, "reading", "'notify' is not QUESTION=ANSWER."),
    ("/evaluate?as_of=2026-01-05&reading=notify=never", LATE, "reading", "there is no reading called 'never'."),
    (f"/evaluate?as_of=2026-01-05&full=true&duty={PLAN}", LATE, "full", "it does not go with `duty`, which gives the law alone, in full detail."),
    (f"/evaluate?as_of=2026-01-05&authority=kent&duty={PLAN}", LATE, "authority", "it does not go with `duty`, which gives the law alone, in full detail."),
    ("/evaluate?as_of=2026-01-05", [LATE], "", "this is a list, and a case is one JSON object, {...}."),
    ("/evaluate?as_of=2026-01-05", {"reference": "A", "events": [{"kind": "reqest", "on": "2025-08-04"}]}, "events.0.kind", "'reqest' is not known."),
    ("/timetable", {"kind": "request"}, "on", "this is needed and is not there."),
    ("/timetable", REQUEST | {"order": "assess"}, "order", "request has no such detail."),
    ("/timetable", REQUEST | {"detained": "yes"}, "detained", "this is neither true nor false (given: 'yes')."),
    ("/timetable?as_of=2026-01-05", REQUEST, "as_of", "there is no such field."),
]  # fmt: skip


@pytest.mark.parametrize(("address", "body", "place", "message"), CASES)
def test_what_is_refused_has_its_place_and_its_fix(address: str, body: Any, place: str, message: str) -> None:
    answer = ask("POST", address, body)
    assert answer.status_code == 422
    ((at, said, fix),) = problems(answer)
    assert (at, said) == (place, message)
    assert fix


def test_an_authority_that_is_not_there() -> None:
    answer = ask("POST", "/evaluate?as_of=2026-01-05&authority=kant", LATE)
    ((at, _, fix),) = problems(answer)
    assert (answer.status_code, at) == (422, "authority")
    assert "kent" in fix


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"{", b'{"reference": "A", "reference": "B"}', b'{"a": NaN}', b"[" * 60 + b"]" * 60]
)
def test_what_is_no_json_is_refused(body: bytes) -> None:
    for address in ("/evaluate?as_of=2026-01-05", "/timetable"):
        answer = ask("POST", address, body)
        assert answer.status_code == 422
        assert problems(answer)


def test_what_is_too_large_is_refused() -> None:
    answer = ask("POST", "/timetable", b" " * (LARGEST + 1))
    assert answer.status_code == 413
    assert problems(answer) == [("", "the file is larger than 1 MB.", "Check that it is the right one, or split it.")]


def test_what_hides_its_size_is_refused() -> None:
    async def parts():
        for _ in range(LARGEST // 1000 + 1):
            yield b" " * 1000

    answer = ask("POST", "/timetable", None, content=parts(), headers=JSON)
    assert answer.status_code == 413


def test_as_many_events_as_may_be() -> None:
    event = {"kind": "advice-received", "on": "2025-06-02", "about": "psychologist"}
    events = [REQUEST, *[event | {"about": f"service {n}"} for n in range(MOST_EVENTS - 1)]]
    assert ask("POST", "/evaluate?as_of=2026-01-05", {"reference": "A", "events": events}).status_code == 200
    answer = ask("POST", "/evaluate?as_of=2026-01-05", {"reference": "A", "events": [*events, event]})
    ((at, message, fix),) = problems(answer)
    assert (at, message) == ("events", "this has 501 entries, and may have 500.")
    assert fix


@pytest.mark.parametrize("name", ["circumstances", "determinations", "claims", "facts"])
def test_as_many_others_as_may_be(name: str) -> None:
    many: Any = [{}] * (MOST_OTHERS + 1)
    body = {"reference": "A", name: dict.fromkeys(map(str, range(MOST_OTHERS + 1)), 1) if name == "facts" else many}
    ((at, message, _),) = problems(ask("POST", "/evaluate?as_of=2026-01-05", body))
    assert (at, message) == (name, "this has 201 entries, and may have 200.")


def test_another_kind_of_text_is_refused() -> None:
    answer = ask("POST", "/timetable", b"{}", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("method", "address", "status"), [("GET", "/nothing", 404), ("GET", "/evaluate", 405), ("GET", "/docs", 404)]
)
def test_what_is_no_question(method: str, address: str, status: int) -> None:
    answer = ask(method, address)
    assert answer.status_code == status
    assert problems(answer)[0][2] == "GET /openapi.json lists them."


def test_text_that_would_hide_is_refused_or_written_as_its_code() -> None:
    hidden = LATE | {"reference": "A\u202e17"}
    ((at, message, _),) = problems(ask("POST", "/evaluate?as_of=2026-01-05", hidden))
    assert (at, "U+202E" in message) == ("reference", True)
    for name in ("=HYPERLINK(1)", "<script>alert(1)</script>", "Zoë 学校"):
        answer = ask("POST", "/evaluate?as_of=2026-01-05", LATE | {"reference": name})
        assert answer.json()["reference"] == name
        assert answer.content.isascii()
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert b"\\u202e" in ask("GET", "/%E2%80%AE").content


def test_a_fault_of_ours_shows_nothing_of_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the secret of A-17")

    monkeypatch.setattr("sendrules.server.routes.evaluation_data", fails)
    answer = ask("POST", "/evaluate?as_of=2026-01-05", LATE)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert problems(answer)[0][2].startswith("Report it")


def test_a_broken_plugin_is_no_fault_of_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise sr.BrokenPlugin("kent", "its hook raised.", "Ask its author.")

    monkeypatch.setattr("sendrules.server.routes.evaluation_data", fails)
    answer = ask("POST", "/evaluate?as_of=2026-01-05&authority=kent", LATE)
    assert (answer.status_code, problems(answer)) == (500, [("authority", "its hook raised.", "Ask its author.")])


def test_nothing_is_kept() -> None:
    first = ask("POST", "/evaluate?as_of=2026-01-05", LATE).content
    ask("POST", "/evaluate?as_of=2026-01-05&authority=kent&reading=notify=sent", LATE | {"reference": "B-1"})
    assert ask("POST", "/evaluate?as_of=2026-01-05", LATE).content == first


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_file_is_answered_or_refused(seed: int) -> None:
    answer = ask("POST", "/evaluate?as_of=2026-01-05", hostile(seed))
    assert answer.status_code in (200, 422)
    assert answer.content.isascii()
