"""The tutorial on an authority's policy: its Python in its place on the page, and the two packages that it makes."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from doc_steps import ROOT, make, shell, steps
from installing import install
from sendrules.cli.main import cli
from sendrules.testing import check_conformance
from type_checking import type_checked

STEPS = steps(ROOT / "docs" / "tutorials" / "an-authoritys-policy.md")
PACKAGES = {"anywhere": "15 passed, 2 skipped", "elsewhere": "16 passed"}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what the page says, as far as nothing is installed; give the folder in which it is done."""
    folder = tmp_path_factory.mktemp("tutorial")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for step in STEPS:
            if step.kind == "file":
                make(step, folder)
            elif step.kind == "run" and step.arguments is None:
                shell(step, folder)
            elif step.arguments and step.arguments.startswith("new-plugin"):
                assert CliRunner().invoke(cli, shlex.split(step.arguments)).exit_code == 0
    return folder


def test_its_python_prints_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    shown = 0
    for step in STEPS:
        if step.kind == "file" and "/" not in step.path:
            make(step, tmp_path)
        elif step.kind == "py":
            exec(step.text, names)
            printed = capsys.readouterr().out
            assert printed.rstrip() == step.shown
            shown += bool(step.shown)
    assert shown == 1


def test_its_policy_conforms(followed: Path) -> None:
    report = check_conformance(followed / "policy.toml", examples=10)
    assert report.passed, report.to_text()


@pytest.mark.parametrize("name", PACKAGES)
def test_the_tests_of_its_package_pass(
    name: str, followed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = followed / f"sendrules-{name}"
    install(tmp_path / "site", name, f"sendrules_{name}", monkeypatch)
    path = os.pathsep.join([str(tmp_path / "site"), str(folder / "src")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        cwd=followed, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert PACKAGES[name] in done.stdout


@pytest.mark.parametrize("name", PACKAGES)
def test_its_package_is_typed(name: str, followed: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    typed = type_checked(followed / f"sendrules-{name}", tmp_path_factory)
    assert typed.returncode == 0, typed.stdout
