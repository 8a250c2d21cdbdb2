"""What a page of the docs asks its reader to do, in order: files to make, commands to type, and what they print."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
IN_THE_CLONE = ("examples", "plugins")
"""What the commands of a page read."""
PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts)]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)
_FILE = re.compile(r"# ([\w./-]+\.\w+)\n")
_EXIT = re.compile(r"  # exit code (\d+)$")
DOTS = "..."


@dataclass(frozen=True)
class Step:
    """One thing to do: a ``file`` to make or add to, a command to ``run``, or Python: ``py`` in its place, ``python`` anywhere.

    Attributes:
        shown: the output that the page shows below it; "" where it shows none.
        code: the exit code that the page says; 0 where it says none.
        path: the file to make.
        where: the page and what is done, to name a test.
    """

    kind: str
    text: str
    page: Path
    shown: str = ""
    code: int = 0
    path: str = ""

    @property
    def where(self) -> str:
        """Name the step."""
        return f"{self.page.name}: {(self.path or self.text).splitlines()[0]}"

    @property
    def arguments(self) -> str | None:
        """Give the arguments of a ``sendrules`` command, however it is run; None for another command."""
        if set(self.text) & set("<>|"):
            return None  # it takes a shell
        found = re.match(r"(?:pip install uv && )?(?:uv run (?:--extra \w+ )*)?sendrules (.*)", self.text)
        return found[1] if found else None

    @property
    def asks_what_a_page_installs(self) -> bool:
        """Whether it needs the package that the page wrote and installed, which only CI installs."""
        return re.fullmatch(r"conform (any|else)where", self.arguments or "") is not None


def steps(page: Path) -> list[Step]:
    """Give what a page asks for, in order."""
    found: list[Step] = []
    for language, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        name = _FILE.match(text)
        if name and language in ("toml", "py", "python"):
            found.append(Step("file", text, page, path=name[1]))
        elif language == "console":
            found += [_command(part, page) for part in re.split(r"^\$ ", text, flags=re.M)[1:]]
        elif language == "sh":
            found += [Step("run", line, page) for line in text.splitlines() if line and not line.startswith("#")]
        elif language == "text" and found and found[-1].kind in ("py", "python") and "print(" in found[-1].text:
            found[-1] = replace(found[-1], shown=text.rstrip())
        elif language in ("py", "python"):
            found.append(Step(language, text, page))
    return found


def _command(part: str, page: Path) -> Step:
    line, _, output = part.partition("\n")
    said = _EXIT.search(line)
    return Step("run", _EXIT.sub("", line), page, shown=output.rstrip(), code=int(said[1]) if said else 0)


def like_the_clone(folder: Path) -> Path:
    """Let a folder look like the clone to a command, so that what commands write is not left in the clone."""
    for name in IN_THE_CLONE:
        (folder / name).symlink_to(ROOT / name)
    return folder


def make(step: Step, folder: Path) -> None:
    """Make the file of a step; a policy grows by what each later block adds."""
    path = folder / step.path
    with path.open("a" if path.suffix == ".toml" else "w", encoding="utf-8") as file:
        file.write(step.text + "\n" if path.suffix == ".toml" else step.text)


def shell(step: Step, folder: Path) -> None:
    """Do what takes a shell (a file that is copied, read or written), with this Python; what installs is left to CI."""
    if step.text.startswith(("cp ", "mkdir ", "echo ", "python ", "uv run sendrules ")):
        line = re.sub(r"^uv run sendrules ", "python -m sendrules ", step.text)
        line = re.sub(r"^python ", lambda _: f'"{sys.executable}" ', line)
        subprocess.run(["bash", "-c", line], cwd=folder, check=True, timeout=60)


def same(printed: str, shown: str) -> bool:
    """Whether a page shows what was printed; a line of three dots stands for lines that it leaves out."""
    pattern = "\n".join(".*" if line == DOTS else re.escape(line) for line in shown.splitlines())
    return re.fullmatch(pattern, tidy(printed), re.S) is not None


def tidy(printed: str) -> str:
    """Take off the blanks at the end of each line and of the whole."""
    return "\n".join(line.rstrip() for line in printed.splitlines()).rstrip()
