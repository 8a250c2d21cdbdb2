"""Do what the docs say, as a newcomer would: in a fresh clone, in a fresh environment, without the developers' packages.

Every file that a page asks for is made, every command is typed as printed, in order, and what it prints is compared with
what the page shows. Then the steps that `sendrules new-plugin` prints are followed to the end: with uv in the clone, and
with pip in an environment of its own. Run it as `python .ci/as_a_user.py`; it needs Python, pip, git and the registry.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "support")]

from doc_steps import PAGES, Step, make, same, steps, tidy  # noqa: E402

DEVELOPERS = {"mypy", "pytest", "ruff", "sphinx", "hypothesis"}
NOT_OURS = ("UV_RUN", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
USER = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)} | {"COLUMNS": "100"}


class WrongError(Exception):
    """A page says what is not so."""


def typed(command: str, folder: Path, *, code: int = 0, env: dict[str, str] | None = None) -> str:
    """Type a command; give what it prints on standard output."""
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env or USER, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=600, check=False,
    )  # fmt: skip
    if done.returncode != code:
        raise WrongError(f"exit code {done.returncode}, not {code}:\n{done.stdout}{done.stderr}")
    return done.stdout


def fresh_clone(folder: Path) -> Path:
    """Copy what git knows of this tree, as it stands, and nothing that was built in it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def follow(page: Path, clone: Path) -> int:
    """Do what one page says; give how many commands it has."""
    scripts: list[str] = []
    todo = [step for step in steps(page) if not (step.kind == "run" and "--group dev" in step.text)]
    for step in todo:
        try:
            if step.kind == "file":
                make(step, clone)
            elif step.kind == "run":
                _compared(step, typed(step.text, clone, code=step.code))
            elif step.kind == "python":
                scripts.append(step.text)
        except WrongError as error:
            raise WrongError(f"{page.relative_to(ROOT)}: {step.text.splitlines()[0]}\n{error}") from None
    if scripts:
        _python(page, scripts, clone)
    return sum(step.kind == "run" for step in todo)


def _compared(step: Step, printed: str) -> None:
    if step.shown and not same(printed, step.shown):
        raise WrongError(f"it prints:\n{tidy(printed)}\nthe page shows:\n{step.shown}")


def _python(page: Path, scripts: list[str], clone: Path) -> None:
    """Run the Python of a page as one program, with what the page says that it needs.

    Only where it tests something may it need the extra for tests, only for a caseload that for caseloads, only for a scorecard of a
    return that for returns, for a calendar that for calendars, and for a forecast that for plans; only where it says
    `pip install ...` another package.
    """
    program = clone / "page.py"
    program.write_text("\n".join(scripts), encoding="utf-8")
    text = program.read_text(encoding="utf-8")
    needs = {
        "sendrules.testing": "testing",
        "sendrules.caseload": "caseload",
        "sendrules.scorecard import": "sen2",
        "sendrules.report import to_ical": "calendar",
        "sendrules.report import write_template": "template",
        "sendrules.commissioning": "plan",
    }
    extra = "".join(f" --extra {name}" for module, name in needs.items() if module in text)
    named = re.findall(r"`pip install ([a-z]+)`", page.read_text(encoding="utf-8"))
    more = "".join(f" --with {name}" for name in named if name != "uv")
    try:
        typed(f"uv run{extra}{more} python page.py", clone)
    except WrongError as error:
        raise WrongError(f"{page.relative_to(ROOT)}: its Python\n{error}") from None


def no_developers_packages(clone: Path) -> None:
    """The commands of README that are for users have installed what runs, and no tool of a developer."""
    installed = {line.split("==")[0] for line in typed("uv pip freeze", clone).splitlines()}
    if found := installed & DEVELOPERS:
        raise WrongError(f"README's commands install {', '.join(sorted(found))}")
    print(f"README's commands install {len(installed)} packages")


def next_steps(new: str, folder: Path, env: dict[str, str]) -> None:
    """Run `sendrules new-plugin`, then each step that it prints below "Next:"."""
    printed = typed(new, folder, env=env)
    todo = [line.strip() for line in printed.partition("Next:")[2].splitlines() if line.strip()]
    if len(todo) < 3:
        raise WrongError(f"it prints no steps:\n{printed}")
    for command in todo:
        try:
            typed(command, folder, env=env)
        except WrongError as error:
            raise WrongError(f"{new}\nprints: {command}\n{error}") from None
        print(f"  {command}")


def with_pip(clone: Path, folder: Path) -> None:
    """Install the clone with pip in an environment of its own, and make a plugin there."""
    typed(f'"{sys.executable}" -m venv venv && venv/bin/pip install -q "{clone}"', folder)
    env = USER | {"PATH": f"{folder / 'venv' / 'bin'}{os.pathsep}{USER['PATH']}"}
    next_steps("sendrules new-plugin pip_toml", folder, env)
    next_steps("sendrules new-plugin pip_python --python", folder, env)


def main() -> int:
    """Follow every page, then the steps of a new plugin."""
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as clone_name, tempfile.TemporaryDirectory() as other_name:
        clone, other = fresh_clone(Path(clone_name)), Path(other_name)
        for page in PAGES:
            try:
                count = follow(page, clone)
                if count:
                    print(f"{page.relative_to(ROOT)}: {count} commands", flush=True)
                if page.name == "README.md":
                    no_developers_packages(clone)
            except WrongError as error:
                failures.append(str(error))
        for how in (
            lambda: next_steps("uv run sendrules new-plugin uv_toml", clone, USER),
            lambda: next_steps("uv run sendrules new-plugin uv_python --python", clone, USER),
            lambda: with_pip(clone, other),
        ):
            try:
                how()
            except WrongError as error:
                failures.append(str(error))
    for failure in failures:
        print(f"\nFAILED {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
