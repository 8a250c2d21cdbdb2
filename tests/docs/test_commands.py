"""Every `$ sendrules ...` in README and docs runs; where its output is shown, it is what is printed."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sendrules.cli.main import cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts)]


def commands() -> list[tuple[str, str, str]]:
    """Give each command with its page and the output shown below it, if any."""
    found = []
    for page in PAGES:
        for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                line, _, output = part.partition("\n")
                if line.startswith("sendrules "):
                    found.append((page.name, line.removeprefix("sendrules "), output.rstrip()))
    return found


@pytest.mark.parametrize(("page", "line", "shown"), commands(), ids=lambda v: v[:60])
def test_command(page: str, line: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, shlex.split(line))
    assert result.exit_code == 0, result.output
    if shown:
        printed = "\n".join(row.rstrip() for row in result.stdout.splitlines()).rstrip()
        assert printed == shown, page


def test_there_are_commands_to_run() -> None:
    assert len(commands()) >= 10


@pytest.mark.parametrize("page", ["README.md", "docs/reference/command-line.md"])
def test_how_the_commands_are_run_stands_before_the_first(page: str) -> None:
    before = (ROOT / page).read_text(encoding="utf-8").split("$ sendrules")[0]
    assert "`sendrules ...` stands for `uv run sendrules ...` in the clone" in before
    assert "after `pip install .`" in before
