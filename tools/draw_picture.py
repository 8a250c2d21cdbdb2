"""Draw docs/pictures/evaluate.svg, the picture in README: `uv run python tools/draw_picture.py`."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
COMMAND = "sendrules evaluate examples/cases/late-plan.json --as-of 2026-01-05"
WIDTH = 112


def main() -> None:
    """Run the command in colour and write what it prints as a picture."""
    args = [sys.executable, "-m", "sendrules", *COMMAND.split()[1:]]
    env = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    printed = subprocess.run(args, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(Text("$ " + COMMAND, style="bold"))
    console.print(Text.from_ansi(printed))
    svg = console.export_svg(title="sendrules")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)  # no font from elsewhere: a local one does
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    target = ROOT / "docs" / "pictures" / "evaluate.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(svg, encoding="utf-8")
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
