"""The type checker as a user runs it: none of this project's settings, and one cache for all runs of a test session."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def type_checked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Check a folder or file strictly. The first run reads all of the library and of pydantic; the others find it in the cache.

    Args:
        folder: what is checked.
        tmp_path_factory: says where the folders of this session are.
    """
    session = tmp_path_factory.getbasetemp()
    cache = (session.parent if "PYTEST_XDIST_WORKER" in os.environ else session) / "mypy"
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", str(cache), str(folder)],
        cwd=session, capture_output=True, text=True, check=False,
    )  # fmt: skip
