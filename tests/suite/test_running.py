"""A system that does not answer as it should: every question is accounted for, and the runner never hangs or falls."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

import sendrules as sr
from sendrules.suite.items import Suite, suite
from sendrules.suite.marking import Mark
from sendrules.suite.report import Report, check, report_on

PART = suite().only(level="dates", duties=("reg-34-1", "reg-35-2"))
RIGHT = {item.id: {"id": item.id, "last_day": item.expected[0].occurrences[0]["last_day"]} for item in PART.items}
IDS = list(RIGHT)
READ = "import sys, json, time, os\nqs = [json.loads(line) for line in sys.stdin]\n"
ANSWER = f"right = json.loads('''{json.dumps(RIGHT)}''')\nout = [right[q['id']] for q in qs]\n"
PRINT = "for o in out: print(json.dumps(o))\nsys.stdout.flush()\n"


def ran(program: str, *, seconds: float = 30, each: bool = False, part: Suite = PART) -> Report:
    report = check(part, [sys.executable, "-c", program], seconds=seconds, each=each)
    assert sum(report.counts.values()) == len(report.marked) == len(part.items)  # as many rows out as in
    assert report.to_text()
    assert report.to_text(every=True)
    json.dumps(report.to_dict(), allow_nan=False)
    return report


def marks(report: Report) -> dict[Mark, int]:
    return {mark: n for mark, n in report.counts.items() if n}


def test_right_answers_in_another_order() -> None:
    report = ran(READ + ANSWER + "out.reverse()\n" + PRINT)
    assert marks(report) == {Mark.PASSED: len(IDS)}
    assert report.passed


def test_a_program_for_every_question() -> None:
    report = ran(READ + ANSWER + "assert len(qs) == 1\n" + PRINT, each=True)
    assert marks(report) == {Mark.PASSED: len(IDS)}


def test_answers_as_they_are_asked() -> None:
    """A system that waits for each question before it answers, and is asked all the same."""
    program = f"import sys, json\nright = json.loads('''{json.dumps(RIGHT)}''')\n"
    program += "for line in sys.stdin: print(json.dumps(right[json.loads(line)['id']]), flush=True)\n"
    assert ran(program).passed


def test_what_is_skipped_is_counted_apart() -> None:
    report = ran(READ + ANSWER + "out[0] = {'id': qs[0]['id'], 'skipped': 'not done here'}\n" + PRINT)
    assert marks(report) == {Mark.PASSED: len(IDS) - 1, Mark.SKIPPED: 1}
    assert report.passed


def test_a_system_that_skips_everything_has_not_passed() -> None:
    report = ran(READ + "out = [{'id': q['id'], 'skipped': True} for q in qs]\n" + PRINT)
    assert marks(report) == {Mark.SKIPPED: len(IDS)}
    assert not report.passed


def test_a_system_that_dies_half_way() -> None:
    report = ran(READ + ANSWER + "out = out[:3]\n" + PRINT + "print('\\x1b[31mno', file=sys.stderr); sys.exit(3)")
    assert marks(report) == {Mark.PASSED: 3, Mark.MISSING: len(IDS) - 3}
    missing = [m for m in report.marked if m.mark is Mark.MISSING]
    assert {m.why for m in missing} == {"the command ended with exit code 3 before it answered"}
    assert "\x1b" not in report.to_text()
    assert "\\u001b[31mno" in report.to_text()


def test_a_system_that_reads_nothing_and_ends() -> None:
    report = ran("pass", part=suite())
    assert marks(report) == {Mark.MISSING: len(suite().items)}
    assert not report.passed


def test_a_system_that_hangs() -> None:
    began = time.monotonic()
    report = ran("import time; time.sleep(60)", seconds=0.5)
    assert time.monotonic() - began < 20
    assert marks(report) == {Mark.MISSING: len(IDS)}
    assert "said nothing for 0.5 seconds" in report.to_text()


def test_a_system_that_hangs_on_every_question_is_not_asked_for_ever() -> None:
    report = ran("import time; time.sleep(60)", seconds=0.5, each=True)
    assert marks(report) == {Mark.MISSING: len(IDS)}
    assert sum("not asked" in m.why for m in report.marked) == len(IDS) - 3


def test_what_a_hanging_system_started_is_stopped_too(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    program = "import subprocess, sys, time\n"
    program += "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    program += f"open({str(pid)!r}, 'w').write(str(child.pid))\ntime.sleep(60)"
    ran(program, seconds=5)
    for _ in range(50):
        if not _runs(int(pid.read_text())):
            return
        time.sleep(0.1)
    raise AssertionError("the child still runs")


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_system_that_answers_and_stays() -> None:
    report = ran(READ + ANSWER + PRINT + "time.sleep(60)", seconds=1)
    assert marks(report) == {Mark.PASSED: len(IDS)}
    assert not report.passed
    assert "did not end after its answers" in report.to_text()


def test_a_system_that_closes_its_output_and_stays() -> None:
    report = ran(READ + ANSWER + "out = out[:1]\n" + PRINT + "os.close(1); time.sleep(60)", seconds=1)
    assert marks(report) == {Mark.PASSED: 1, Mark.MISSING: len(IDS) - 1}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("hello", "not JSON"),
        ("NaN", "NaN is not a number"),
        ("\x1b[2J\u202e", "not JSON"),
        ("[" * 100_000, "stand inside each other"),
        ("3", "no object with an 'id'"),
        ('{"last_day": "2025-01-01"}', "no object with an 'id'"),
        ('{"id": 5}', "no object with an 'id'"),
        ('{"id": "such-a-question", "last_day": "2025-01-01"}', "no such question"),
        ('{"id": "a", "id": "b"}', "'id' is given twice"),
    ],
)
def test_other_output_is_reported_and_is_no_pass(line: str, why: str) -> None:
    report = ran(READ + ANSWER + PRINT + f"print(json.loads({json.dumps(json.dumps(line))}))")
    assert marks(report) == {Mark.PASSED: len(IDS)}
    assert not report.passed
    assert why in report.heard.stray[0]
    assert report.to_text().isprintable() or set(report.to_text()) - {"\n"} <= set(map(chr, range(32, 127)))


def test_empty_lines_are_nothing() -> None:
    assert ran(READ + ANSWER + "print()\n" + PRINT + "print('  ')").passed


def test_endless_output_is_stopped() -> None:
    report = ran("while True: print('y')")
    assert marks(report) == {Mark.MISSING: len(IDS)}
    assert len(report.heard.stray) == 1000


def test_an_endless_line_is_stopped() -> None:
    report = ran("import sys\nwhile True: sys.stdout.write('y' * 100000)")
    assert marks(report) == {Mark.MISSING: len(IDS)}


def test_a_question_answered_twice_is_not_right() -> None:
    report = ran(READ + ANSWER + "out += [out[0], out[0]]\n" + PRINT)
    assert marks(report) == {Mark.PASSED: len(IDS) - 1, Mark.BAD: 1}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"last_day": "8 October 2025"},
        {"last_day": "2025-02-30"},
        {"last_day": "20251008"},
        {"last_day": 20251008},
        {"last_day": ["2025-10-08"]},
        {"last_day": True},
        {"skipped": False},
    ],
)
def test_an_answer_in_another_form(answer: dict[str, object]) -> None:
    report = ran(READ + ANSWER + f"out[0] = {{'id': qs[0]['id'], **{answer!r}}}\n" + PRINT)
    assert marks(report) == {Mark.PASSED: len(IDS) - 1, Mark.BAD: 1}


def test_no_day_where_there_is_one_is_wrong() -> None:
    report = ran(READ + ANSWER + "out[0]['last_day'] = None\n" + PRINT)
    assert marks(report) == {Mark.PASSED: len(IDS) - 1, Mark.FAILED: 1}
    assert "it answered none" in report.to_text()


def test_a_command_that_does_not_exist() -> None:
    with pytest.raises(sr.InputError, match="cannot be started"):
        check(PART, ["no-such-command-at-all"])


def test_a_file_that_is_no_program(tmp_path: Path) -> None:
    path = tmp_path / "program"
    path.write_text("text")
    with pytest.raises(sr.InputError, match="cannot be started"):
        check(PART, [str(path)])


def test_a_file_of_answers() -> None:
    lines = [json.dumps(answer) for answer in RIGHT.values()]
    assert report_on(PART, lines).passed
    report = report_on(PART, lines[1:])
    assert marks(report) == {Mark.PASSED: len(IDS) - 1, Mark.MISSING: 1}
    assert not report.passed


def test_nothing_is_left_running() -> None:
    """The runner waits for what it started: none is left for the system to clear away."""
    ran("import time; time.sleep(60)", seconds=0.3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
