"""The tutorial on an authority's policy, done step by step in an empty folder: its files, commands, snippets and output."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from installing import install
from sendrules.cli.main import cli
from sendrules.testing import check_conformance

PAGE = Path(__file__).parents[2] / "docs" / "tutorials" / "an-authoritys-policy.md"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def follow(capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """Do what each block says, in the current folder; give what was printed where the page shows it."""
    names: dict[str, Any] = {}
    printed = ""
    for language, text in BLOCKS:
        first = text.partition("\n")[0]
        if first.startswith("# ") and re.search(r"\.\w+$", first):
            path = Path(first.removeprefix("# "))
            mode = "a" if language == "toml" else "w"
            with path.open(mode, encoding="utf-8") as file:
                file.write(text + "\n" if language == "toml" else text)
        elif language == "py":
            capsys.readouterr()
            exec(text, names)
            printed = capsys.readouterr().out
        elif language == "sh":
            (line,) = text.splitlines()
            command, _, remark = line.partition("  # ")
            result = CliRunner().invoke(cli, shlex.split(command.removeprefix("sendrules ")))
            assert result.exit_code == int(remark.removeprefix("exit code ") or 0), result.output
            printed = result.stdout
        elif language == "text":
            yield text, printed
        else:
            assert language == "console", language


def test_the_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    shown = 0
    for text, printed in follow(capsys):
        assert [line.rstrip() for line in printed.splitlines()] == text.splitlines()
        shown += 1
    assert shown == 3

    report = check_conformance("policy.toml", examples=10)
    assert report.passed, report.to_text()

    folder = tmp_path / "sendrules-anywhere"
    install(tmp_path / "site", "anywhere", "sendrules_anywhere", monkeypatch)
    path = os.pathsep.join([str(tmp_path / "site"), str(folder / "src")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "16 passed" in done.stdout
    typed = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", "cache", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert typed.returncode == 0, typed.stdout


def test_there_is_something_of_every_sort_to_follow() -> None:
    assert {language for language, _ in BLOCKS} == {"toml", "sh", "text", "py", "console"}
    assert len(BLOCKS) > 12
