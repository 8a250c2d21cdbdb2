"""``ConformanceTests`` as an author meets it: run by pytest in a process of its own, on good and bad plugins."""

import subprocess
import sys
from pathlib import Path

BAD = Path(__file__).parents[1] / "support" / "bad_plugins"
HEAD = "from sendrules.testing import ConformanceTests\n\n\nclass TestIt(ConformanceTests):\n    examples = 2\n"


def run(tmp_path: Path, source: str) -> tuple[int, str]:
    """Run pytest on one test module, away from this project's own settings."""
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "--rootdir", ".", "test_it.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_good_plugin_passes_every_check(tmp_path: Path) -> None:
    code, out = run(tmp_path, HEAD + '    authority = "generic"\n')
    assert code == 0, out
    assert "15 passed" in out


def test_a_bad_plugin_fails_one_check_and_skips_what_rests_on_it(tmp_path: Path) -> None:
    (tmp_path / "loosens_a_limit.py").write_text((BAD / "loosens_a_limit.py").read_text("utf-8"), "utf-8")
    code, out = run(tmp_path, f"import loosens_a_limit\n{HEAD}    plugin = loosens_a_limit\n")
    assert code == 1
    assert "test_conforms[floor]" in out
    assert "Make it 20 weeks or less, or leave it out." in out
    assert "1 failed, 6 passed, 8 skipped" in out
    assert "Traceback" not in out


def test_one_thing_is_to_be_named(tmp_path: Path) -> None:
    two = HEAD.replace("TestIt", "TestTwoThings").partition("class")[2]
    code, out = run(tmp_path, f'{HEAD}\n\nclass{two}    authority = "kent"\n    policy = "x.toml"\n')
    assert code == 1
    assert "30 failed" in out
    for name in ("TestIt", "TestTwoThings"):
        assert out.count(f"{name}: name one of authority, policy and plugin.") == 15
