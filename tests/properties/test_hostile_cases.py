"""Broken case files: each is answered, or refused with the file and the place, and nothing else ever happens.

300 files are tried, and 6,000 with ``--hypothesis-profile=deep``. A seed gives the same file every time.
"""

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

import sendrules as sr
from command_line import run
from hostile_cases import hostile
from sendrules.outside_text import hidden_in

TRIED = 2 * settings.default.max_examples  # type: ignore[attr-defined]  # many more under --hypothesis-profile=deep
EACH = 50
"""How many files one test tries."""
OF_THE_WHOLE_FILE = (
    "the file is empty",
    "the file is not in UTF-8",
    "the file is larger",
    "lists or objects stand inside each other",
    "a case is one JSON object",
    "there is a field without a name",
    "'' is given twice",
)
GENERIC = sr.Engine.for_authority("generic")


def assert_named(error: sr.InputError, file: Path) -> None:
    """The file is named, and every problem by its field or line, with what to do; nothing in it steers a terminal."""
    text = str(error)
    assert text.startswith(f"{file}: {len(error.problems)} problem")
    assert len(text.split("\n")) == 1 + len(error.problems)
    assert not [line for line in text.split("\n") if hidden_in(line)]
    for problem in error.problems:
        assert problem.where or problem.line or any(words in problem.message for words in OF_THE_WHOLE_FILE), problem
        assert problem.message
        assert problem.fix, problem


def ask_everything(case: sr.Case) -> None:
    first = min((event.on for event in case.events), default=date(2025, 1, 6))
    for day in (first, first + timedelta(150), date(2026, 1, 5)):
        result = sr.evaluate(case, as_of=day)
        json.dumps(result.to_dict())
        json.dumps(result.to_dict(full=True))
        assert sr.replay(sr.Receipt.from_json(result.receipt.to_json())).same
        for duty in result.values():
            if duty.instances:
                step = result.explain(duty.id)
                assert not [line for line in step.to_text().split("\n") if hidden_in(line)]
                step.to_markdown()
        for name in ("statement", "family_page", "officer_page"):
            if page := getattr(result, name, None):
                assert not [line for line in page().split("\n") if hidden_in(line)]
        assert not [problem for problem in map(str, result.warnings) if hidden_in(problem)]
    GENERIC.evaluate(case, as_of=date(2026, 1, 5)).to_dict(full=True)
    assert sr.read_case(case.model_dump_json()) == case


def tried(seed: int, file: Path) -> str:
    """Read the file of a seed in every way, and say what became of it."""
    content = hostile(seed)
    file.write_bytes(content)
    listed = file.with_name("list.json")
    listed.write_bytes(b"[" + content + b"]")
    try:
        case = sr.read_case_file(file)
    except sr.InputError as error:
        assert_named(error, file)
        with pytest.raises(sr.InputError) as caught:
            sr.read_cases(listed)
        assert str(caught.value).startswith(f"{listed}: ")
        return "refused"
    ask_everything(case)
    try:
        assert sr.read_cases(listed) == (case,)
    except sr.InputError:  # a mark at the beginning of a file is none within it
        assert content.startswith(b"\xef\xbb\xbf")
    return "answered"


@pytest.mark.parametrize("first", range(0, TRIED, EACH))
def test_a_broken_file_is_answered_or_refused(first, tmp_path):
    found = Counter()
    for seed in range(first, first + EACH):
        try:
            found[tried(seed, tmp_path / "case.json")] += 1
        except BaseException:
            print(f"seed {seed}: {hostile(seed)!r}")
            raise
    assert found["refused"] > 0
    assert found["answered"] > 0


@pytest.mark.parametrize("first", range(0, TRIED, 4 * EACH))
def test_the_command_line_ends_in_order(first, tmp_path):
    """Of every two hundred files, ten are given to the commands."""
    file = tmp_path / "case.json"
    for seed in range(first, first + 10):
        file.write_bytes(hostile(seed))
        for command in (
            ["evaluate", str(file)],
            ["evaluate", str(file), "--json"],
            ["queue", str(file.parent), "--authority", "generic"],
        ):
            result = run(*command, "--as-of", "2026-01-05")
            assert result.exit_code in (0, 1), seed
            assert result.exception is None or isinstance(result.exception, SystemExit), seed
            assert not [line for line in result.output.split("\n") if hidden_in(line)], seed
            assert "Traceback" not in result.output
            assert result.exit_code == 0 or "case.json" in result.output
