"""Every `$ uv run sendrules ...` in README and docs runs; where its output is shown, it is what is printed.

Here they run in this process. `.ci/as_a_user.py` types the same commands in a fresh clone without the developers' packages.
"""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from doc_steps import PAGES, ROOT, Step, like_the_clone, make, same, shell, steps, tidy
from sendrules.cli.main import cli

WITH_FILES = [page for page in PAGES if any(step.kind == "file" for step in steps(page))]
COMMANDS = [
    step for page in PAGES if page not in WITH_FILES for step in steps(page) if step.kind == "run" and step.arguments
]
TO_FOLLOW = [page for page in PAGES if page.parent.name in ("tutorials", "how-to", "start")]


def check(step: Step) -> None:
    result = CliRunner().invoke(cli, shlex.split(step.arguments or ""))
    assert result.exit_code == step.code, result.output
    if step.shown and not same(result.stdout, step.shown):
        assert tidy(result.stdout) == step.shown, "run: uv run python tools/show_output.py"


@pytest.fixture(autouse=True)
def in_the_clone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", "1")  # as uv sets it: the pages show what is printed then
    monkeypatch.chdir(like_the_clone(tmp_path_factory.mktemp("clone")))


@pytest.mark.parametrize("step", COMMANDS, ids=lambda step: step.where[:80])
def test_command(step: Step) -> None:
    check(step)


@pytest.mark.parametrize("page", WITH_FILES, ids=lambda page: page.name)
def test_a_page_that_makes_files(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for step in steps(page):
        if step.kind == "file":
            make(step, tmp_path)
        elif step.kind == "run" and step.arguments is None:
            shell(step, tmp_path)
        elif step.kind == "run" and not step.asks_what_a_page_installs:
            check(step)


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 40
    assert len(WITH_FILES) >= 2


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_is_printed_as_it_is_typed_in_the_clone(page: Path) -> None:
    assert not re.findall(r"^\$ sendrules.*", page.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("page", TO_FOLLOW, ids=lambda page: page.name)
def test_a_page_to_follow_shows_what_is_printed(page: Path) -> None:
    silent = [step.text for step in steps(page) if step.kind == "run" and step.arguments and not step.shown]
    assert silent == []


@pytest.mark.parametrize("page", ["README.md", "docs/reference/command-line.md"])
def test_how_to_type_a_command_without_uv_stands_before_the_first(page: str) -> None:
    before = (ROOT / page).read_text(encoding="utf-8").split("$ uv run sendrules")[0]
    assert "leave out `uv run`" in " ".join(before.split())


def test_dots_stand_for_lines_left_out_and_for_nothing_else() -> None:
    assert same("a\nb\nc \nd\n", "a\n...\nd")
    assert same("a\nb\n", "a\nb")
    assert not same("a\nb\nx\n", "a\n...\nd")
    assert not same("a b\n", "a ...")
