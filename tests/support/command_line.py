"""Runs the command line from outside: in this process, or in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sendrules.cli.main import cli

CASE = str(Path(__file__).parents[2] / "examples" / "cases" / "late-plan.json")
AS_OF = ["--as-of", "2026-01-05"]
FINAL = "reg-13-2-final-plan-20-weeks"
EVALUATE = ["evaluate", CASE, *AS_OF]
TIMETABLE = ["timetable", "--request", "2025-05-21"]
WIDTHS = [60, 80, 100, 120, 200]


def run(*args: str, input: str | None = None, columns: int = 100) -> Result:
    return CliRunner().invoke(cli, args, input=input, env={"COLUMNS": str(columns)})


def process(*args: str, shell: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, where ``shell`` follows the command, such as ``> /dev/full``."""
    command = [sys.executable, "-m", "sendrules", *args]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    clean = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return subprocess.run(command, capture_output=True, text=True, env=clean | env, check=False, timeout=60)


needs_bash = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full and bash")
