"""Commands in messages and in help are written as one has to type them where the program runs."""

import sys

import click
import pytest
from click.testing import CliRunner

from sendrules.cli import typed
from sendrules.cli.main import cli


def test_installed_by_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/bin/sendrules"])
    assert typed.program() == "sendrules"
    assert typed.beside("pytest") == "pytest"
    assert typed.as_typed("see `sendrules duties`") == "see `sendrules duties`"


@pytest.mark.parametrize(("pip", "command"), [(None, "uv pip install x"), (object(), "pip install x")])
def test_what_installs_is_what_is_there(pip: object, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed, "find_spec", lambda _: pip)
    assert typed.installing("x") == command


def test_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/sendrules/__main__.py"])
    assert typed.program() == "python -m sendrules"
    assert typed.as_typed("see `sendrules duties`") == "see `python -m sendrules duties`"


@pytest.fixture
def _in_the_clone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_RUN_RECURSION_DEPTH", "1")


@pytest.mark.usefixtures("_in_the_clone")
def test_in_the_clone() -> None:
    assert typed.program() == "uv run sendrules"
    assert typed.beside("pytest") == "uv run pytest"
    assert typed.installing("x") == "uv pip install x"
    assert typed.with_tests("conform kent") == "uv run --extra testing sendrules conform kent"
    once = typed.as_typed("`sendrules duties` lists them; sendrules itself is unchanged, and `sendrules` too")
    assert once == "`uv run sendrules duties` lists them; sendrules itself is unchanged, and `sendrules` too"
    assert typed.as_typed(once) == once


@pytest.mark.usefixtures("_in_the_clone")
def test_a_message_and_a_hint(tmp_path: object) -> None:
    result = CliRunner().invoke(cli, ["duties", "reg-13-9"])
    assert result.exit_code == 1
    assert "`uv run sendrules duties` lists them." in " ".join(result.output.split())


@pytest.mark.usefixtures("_in_the_clone")
def test_help_of_every_command() -> None:
    def texts(command: click.Command) -> list[str]:
        below = getattr(command, "commands", {}).values()
        own = [command.help or "", *(p.help or "" for p in command.params if isinstance(p, click.Option))]
        return own + [text for each in below for text in texts(each)]

    assert isinstance(cli, click.Group)
    with click.Context(cli) as ctx:
        said = [t for name in cli.list_commands(ctx) for t in texts(cli.get_command(ctx, name) or click.Command(""))]
    assert any("`uv run sendrules " in text for text in said)
    assert not any("`sendrules " in text for text in said)
