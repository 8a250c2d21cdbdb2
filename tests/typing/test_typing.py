"""What a user's type checker sees, without this repository's settings and without pydantic's plugin."""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("user_program.py")


def test_a_users_program_passes_a_strict_check(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        f"--cache-dir={tmp_path}",
        str(PROGRAM),
    ]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.stdout.strip() == "Success: no issues found in 1 source file", found.stdout + found.stderr
