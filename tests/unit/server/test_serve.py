"""The command that runs the service."""

import json
import subprocess
import sys
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from sendrules.cli import serve
from sendrules.cli.main import cli


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    found: dict[str, object] = {}
    monkeypatch.setattr("uvicorn.run", lambda *_, **options: found.update(options))
    return found


def test_it_is_for_this_machine_alone(given: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["serve"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert (given["host"], given["port"]) == ("127.0.0.1", 8000)


@pytest.mark.parametrize(
    ("host", "warns"), [("localhost", False), ("::1", False), ("0.0.0.0", True), ("sendrules.example", True)]
)
def test_others_are_warned_of(host: str, warns: bool, given: dict[str, object]) -> None:
    result = CliRunner().invoke(cli, ["serve", "--host", host])
    assert ("no password" in result.stderr) is warns
    assert given["host"] == host


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(serve.command, [])
    assert result.exit_code == 1
    assert 'pip install "sendrules[server]"' in result.stderr


def test_it_answers_over_a_socket() -> None:
    script = "import uvicorn, sys; from sendrules.cli.serve import command; command(['--port', '0'])"
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr is not None
        try:
            line = next(line for line in service.stderr if "running on" in line)
            address = line.split("running on ")[1].split()[0]
            body = json.dumps({"kind": "request", "on": "2025-05-21"}).encode()
            with urlopen(Request(f"{address}/timetable", body, {"Content-Type": "application/json"})) as answer:
                rows = json.load(answer)["rows"]
        finally:
            service.terminate()
    assert ("2025-10-08", "reg-13-2-final-plan-20-weeks") in [(row["due"], row["duty"]) for row in rows]
