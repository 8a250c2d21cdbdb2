"""Every option that the how-to names is one; `test_commands.py` runs its adapter and compares the report."""

import re
from pathlib import Path

from click.testing import CliRunner

from sendrules.cli.main import cli

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "check-another-system.md").read_text(encoding="utf-8")


def test_every_option_that_the_page_names_is_one() -> None:
    named = set(re.findall(r"--[a-z]+", PAGE))
    help_text = CliRunner().invoke(cli, ["check-system", "--help"]).stdout
    assert {option for option in named if option not in help_text} == set()
