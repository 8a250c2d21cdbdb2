"""``sendrules new-plugin``: what it writes installs, conforms and passes its own tests; and it overwrites nothing."""

import importlib.resources
import json
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sendrules as sr
from installing import install
from sendrules.cli.main import cli
from sendrules.testing import check_conformance
from type_checking import type_checked

LANGUAGES = ("--toml", "--python")


def new(*args: str) -> Result:
    return CliRunner().invoke(cli, ["new-plugin", *args])


@pytest.fixture
def clean() -> Iterator[None]:
    yield
    for name in [n for n in sys.modules if n.split(".")[0] == "sendrules_new_shire"]:
        del sys.modules[name]


def written(tmp_path: Path, *args: str) -> Path:
    result = new("new_shire", "--into", str(tmp_path), *args)
    assert result.exit_code == 0, result.output
    return tmp_path / "sendrules-new-shire"


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Install what was written as its pyproject.toml says; give the folders that are on the path."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    ((key, target),) = project["project"]["entry-points"]["sendrules.authorities"].items()
    (package,) = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    site = folder.parent / "site"
    install(site, key, target, monkeypatch)
    source = str((folder / package).parent)
    monkeypatch.syspath_prepend(source)
    return [str(site), source]


@pytest.mark.usefixtures("clean")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_conforms(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(written(tmp_path, language), monkeypatch)
    report = check_conformance("new_shire", examples=20)
    assert report.passed, report.to_text()
    assert report.notes == ()
    engine = sr.Engine.for_authority("new_shire")
    assert engine.policy.authority.name == "New Shire Council"
    assert engine.policy.status()["fast_track"] == "no published policy"
    assert {s.status for s in engine.policy.prioritisation.provenance} == {sr.Status.ILLUSTRATIVE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_tests_pass(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path, language)
    path = os.pathsep.join(installed(folder, monkeypatch))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "17 passed" in done.stdout


def test_the_policy_file_that_is_written_has_nothing_to_warn_of(tmp_path: Path) -> None:
    report = sr.check_policy_file(written(tmp_path) / "src" / "sendrules_new_shire" / "policy.toml")
    assert (report.refused, report.warnings) == ((), ())
    assert report.accepted


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_tidy_and_typed(
    language: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = written(tmp_path, language)
    for command in (
        ["ruff", "check", "--isolated", "--select", "E,F,I,UP,B,SIM,ARG", "--line-length", "110"],
        ["ruff", "format", "--isolated", "--check", "--line-length", "110"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command, str(folder)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    typed = type_checked(folder, tmp_path_factory)
    assert typed.returncode == 0, typed.stdout + typed.stderr


@pytest.mark.parametrize(("depth", "run"), [("", ""), ("1", "uv run ")])
def test_it_says_what_to_do_next_as_it_has_to_be_typed(
    depth: str, run: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", depth)
    monkeypatch.chdir(tmp_path)
    lines = new("new_shire").output.splitlines()
    assert "  src/sendrules_new_shire/policy.toml" in lines
    assert lines[-3:] == [
        f"  {run}pytest sendrules-new-shire",
        f"  {run}sendrules check-policy sendrules-new-shire/src/sendrules_new_shire/policy.toml",
        f"  {run}sendrules conform new_shire",
    ]
    assert lines[-4].endswith('pip install -e "./sendrules-new-shire[test]"')
    if run:
        assert lines[-4].startswith("  uv pip install")
    assert "check-policy" not in new("other_shire", "--python").output


@pytest.mark.parametrize("folder", ["with space", "100% $HOME"])
def test_a_step_names_a_folder_so_that_a_shell_reads_it(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    lines = new("new_shire", "--into", str(tmp_path / folder)).output.splitlines()
    written = str(tmp_path / folder / "sendrules-new-shire")
    assert shlex.split(lines[-3]) == ["pytest", written]
    assert shlex.split(lines[-4])[-1] == f"{written}[test]"


@pytest.mark.usefixtures("clean")
def test_with_another_policy_the_tests_of_the_example_are_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path)
    text = """
[authority]
key = "new_shire"
name = "New Shire Council"
"""
    (folder / "src" / "sendrules_new_shire" / "policy.toml").write_text(text, encoding="utf-8")
    path = os.pathsep.join(installed(folder, monkeypatch))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "15 passed, 2 skipped" in done.stdout


def test_it_asks_for_the_release_that_wrote_it(tmp_path: Path) -> None:
    project = tomllib.loads((written(tmp_path) / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    major, minor, *_ = sr.__version__.split(".")
    assert project["dependencies"] == [f"sendrules>={major}.{minor},<{major}.{int(minor) + 1}"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "README.md").write_text("mine", encoding="utf-8")
    result = new("new_shire", "--into", str(tmp_path))
    assert result.exit_code == 1
    assert "sendrules-new-shire already exists. Move it away" in " ".join(result.output.split())
    assert (folder / "README.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("New-Shire", "Try new_shire."),
        ("new shire", "Try new_shire."),
        ("1shire", "begins with a letter"),
        ("new__shire", "Try new_shire."),
        ("new_shire_", "Try new_shire."),
        ("../new_shire", "Try new_shire."),
        ("", "a key has small letters"),
        ("n" * 41, "longer than 40 letters"),
        ("kent", "sendrules-kent 0.1.0 offers this authority already"),
    ],
)
def test_a_name_that_cannot_be_a_key(name: str, words: str, tmp_path: Path) -> None:
    result = new(name, "--into", str(tmp_path))
    assert result.exit_code == 1
    assert words in " ".join(result.output.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["", " ", 'The "New" Shire', "New\nShire", "New\\Shire"])
def test_a_title_that_cannot_be_written(title: str, tmp_path: Path) -> None:
    result = new("new_shire", "--title", title, "--into", str(tmp_path))
    assert result.exit_code == 1
    assert "cannot be a name" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("clean")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_with_characters_of_its_own(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Cyngor St David's & Sir $key Council"
    installed(written(tmp_path, language, "--title", title), monkeypatch)
    assert sr.Engine.for_authority("new_shire").policy.authority.name == title


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = new("new_shire", "--into", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "Make it first" in result.output


# conform


def test_conform_says_that_it_conforms() -> None:
    result = CliRunner().invoke(cli, ["conform", "generic", "--examples", "2"])
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "generic: 15 checks over 2 generated cases"
    assert result.output.endswith("It conforms.\n")


def test_conform_fails_with_a_finding_and_a_code(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    text = (written(tmp_path) / "src" / "sendrules_new_shire" / "policy.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('"4 weeks"', '"7 weeks"'), encoding="utf-8")
    result = CliRunner().invoke(cli, ["conform", str(path), "--examples", "2"])
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert "failed floor" in said
    assert "Make it 6 weeks or less" in said
    assert "It does not conform: 1 check failed." in said


def test_conform_as_json() -> None:
    result = CliRunner().invoke(cli, ["conform", "nowhere_shire", "--examples", "2", "--json"])
    assert result.exit_code == 1
    data = json.loads(result.output)
    assert data["conforms"] is False
    assert data["findings"][0]["outcome"] == "failed"
    assert data["findings"][1]["outcome"] == "not run"


def test_conform_without_the_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("sendrules.testing")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    result = CliRunner().invoke(cli, ["conform", "generic"], standalone_mode=False)
    assert isinstance(result.exception, sr.InputError)
    assert "Type: " in str(result.exception)
    assert str(result.exception).endswith("pip install hypothesis pytest")
    monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", "1")
    result = CliRunner().invoke(cli, ["conform", "a policy.toml"], standalone_mode=False)
    assert str(result.exception).endswith("Type: uv run --extra testing sendrules conform 'a policy.toml'")


def test_the_templates_are_in_the_package() -> None:
    folder = importlib.resources.files("sendrules").joinpath("templates")
    assert {p.name for p in folder.iterdir()} == {"plugin", "python", "toml"}
