"""The adapter in the how-to runs, and the report shown below it is the one that it gets, but for the numbers."""

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from sendrules.cli.main import cli

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "check-another-system.md").read_text(encoding="utf-8")


def block(language: str, containing: str) -> str:
    found = [text for text in re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S) if containing in text]
    assert len(found) == 1
    return str(found[0])


def test_the_report_of_the_adapter(tmp_path: Path) -> None:
    program = tmp_path / "my_system.py"
    program.write_text(block("py", "import json"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["check-system", "--level", "dates", "--", sys.executable, str(program)])
    assert result.exit_code == 1
    command, *shown = block("text", "python my_system.py").rstrip().splitlines()
    assert command == "$ sendrules check-system --level dates -- python my_system.py"
    printed = [line.rstrip() for line in result.stdout.splitlines()]
    assert [re.sub(r"\d+", "N", line) for line in printed[: len(shown)]] == [
        re.sub(r"\d+", "N", line) for line in shown
    ]


def test_every_option_that_the_page_names_is_one() -> None:
    named = set(re.findall(r"--[a-z]+", PAGE))
    help_text = CliRunner().invoke(cli, ["check-system", "--help"]).stdout
    assert {option for option in named if option not in help_text} == set()
