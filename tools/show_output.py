"""Write below every command of the docs what it prints now: `uv run python tools/show_output.py [PAGE.md ...]`.

A command that shows nothing is filled in on the pages to follow (tutorials, how-to, start); a long output is cut. A line of
three dots stands for lines left out: as many lines before and after it as stand there are renewed.
"""

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "support")]
os.environ["COLUMNS"] = "100"
os.environ["UV_RUN_RECURSION_DEPTH"] = "1"  # what is printed in the clone

from click.testing import CliRunner  # noqa: E402

from doc_steps import DOTS, PAGES, Step, like_the_clone, make, same, shell, steps, tidy  # noqa: E402
from sendrules.cli.main import cli  # noqa: E402

TO_FOLLOW = ("tutorials", "how-to", "start")
LONG, HEAD, TAIL = 26, 14, 2


def printed(step: Step) -> str:
    """Give what the command prints, cut like what is shown."""
    result = CliRunner().invoke(cli, shlex.split(step.arguments or ""))
    if result.exit_code != step.code:
        raise SystemExit(f"{step.where}: {result.output}")
    if step.shown and same(result.stdout, step.shown):
        return step.shown  # with the lines left out where they are, such as those that say how long it took
    lines, shown = tidy(result.stdout).splitlines(), step.shown.splitlines()
    if shown.count(DOTS) == 1:
        before, after = shown.index(DOTS), len(shown) - shown.index(DOTS) - 1
        lines = [*lines[:before], DOTS, *lines[len(lines) - after :]]
    elif not shown and len(lines) > LONG:
        lines = [*lines[:HEAD], DOTS, *lines[-TAIL:]]
    return "\n".join(lines)


def renew(page: Path) -> None:
    """Write the page anew, following it in order; a page that makes files is followed in a folder of its own."""
    text = page.read_text(encoding="utf-8")
    todo = steps(page)
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name if any(step.kind == "file" for step in todo) else like_the_clone(Path(name)))
        for step in todo:
            if step.kind == "file":
                make(step, Path(name))
            elif step.kind == "run" and step.arguments is None:
                shell(step, Path(name))
            elif (
                step.kind == "run"
                and not step.asks_what_a_page_installs
                and (step.shown or page.parent.name in TO_FOLLOW)
            ):
                code = f"  # exit code {step.code}" if step.code else ""
                old = re.escape(f"$ {step.text}{code}\n") + r".*?(?=^\$ |^```)"
                new = f"$ {step.text}{code}\n{printed(step)}\n"
                text = re.sub(old, lambda _, new=new: new, text, count=1, flags=re.M | re.S)
        os.chdir(ROOT)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in [Path(name).resolve() for name in sys.argv[1:]] or PAGES:
        renew(each)
