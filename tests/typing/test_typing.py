"""What a user's type checker sees, without this repository's settings and without pydantic's plugin."""

from pathlib import Path

import pytest

from type_checking import type_checked

PROGRAM = Path(__file__).with_name("user_program.py")


def test_a_users_program_passes_a_strict_check(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = type_checked(PROGRAM, tmp_path_factory)
    assert found.stdout.strip() == "Success: no issues found in 1 source file", found.stdout + found.stderr
