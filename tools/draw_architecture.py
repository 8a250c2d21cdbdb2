"""Draw docs/pictures/architecture.svg from the imports in src/sendrules: `uv run python tools/draw_architecture.py`.

A box is a package, with the first sentence of its docstring and the names of what is in it. A package stands above
everything that it imports. The tests fail when the picture is not what this draws.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "sendrules"
PICTURE = ROOT / "docs" / "pictures" / "architecture.svg"
LEFT_OUT = {"__init__", "__main__", "testing"}
"""The public names, the command's entry, and what tests use: each may import everything below it."""

Graph = Mapping[str, set[str]]

WIDTH, MARGIN, GAP, RISE = 960, 24, 28, 34
PAD, NAME, LINE, CHIP, CHIP_GAP, MONO, SANS = 14, 24, 18, 24, 6, 7.3, 6.7
NAME_WIDTH = 9.5
"""Of one letter of a name: a box is never narrower than its name."""
TITLE = "The packages of sendrules and what they import"
DESCRIPTION = "Each package stands above the packages that it imports. "
STYLE = """
text{font-family:system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif;font-size:13px;fill:#333}
.name,.inside,.chip{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace}
.name{font-size:15px;font-weight:700;fill:#0b0c0c}
.inside,.chip{font-size:12px}
.inside{fill:#505a5f}
.box{fill:#f3f6fa;stroke:#1d4f80;stroke-width:1.5}
.part{fill:#fff;stroke:#8aa5c0}
.arrow{fill:none;stroke:#1d4f80;stroke-width:1.5;marker-end:url(#head)}
"""


def modules() -> dict[str, ast.Module]:
    """Give every module by its dotted name below the package; a package has the name of its folder."""
    found = {}
    for path in sorted(SRC.rglob("*.py")):
        name = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        if name.split(".")[0] not in LEFT_OUT:
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(name: str, tree: ast.Module, is_package: bool) -> Iterator[str]:
    """Give the full name of everything that a module imports from sendrules, type-only imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = ["sendrules", *name.split("."), *(["__init__"] if is_package else [])]
            base = ".".join([*(here[: -node.level] if node.level else []), *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def graph(trees: Mapping[str, ast.Module], within: str = "") -> Graph:
    """Give which part imports which: the packages, or the parts of one package."""
    depth = 1 if within else 0
    parts = {
        name.split(".")[depth]
        for name in trees
        if name.count(".") >= depth and (not within or name.split(".")[0] == within)
    }
    found: dict[str, set[str]] = {part: set() for part in sorted(parts)}
    start = ["sendrules", *([within] if within else [])]
    for name, tree in trees.items():
        own = name.split(".")
        if own[:depth] != start[1:] or len(own) <= depth:
            continue
        for target in imported(name, tree, (SRC / Path(*own)).is_dir()):
            to = target.split(".")
            if to[: len(start)] == start and len(to) > len(start) and to[len(start)] in parts - {own[depth]}:
                found[own[depth]].add(to[len(start)])
    return found


def rows(edges: Graph) -> list[list[str]]:
    """Give the parts row by row from the top; each as high as its importers let it be."""
    importers = {part: {other for other, targets in edges.items() if part in targets} for part in edges}
    placed: dict[str, int] = {}
    while len(placed) < len(edges):
        ready = [p for p in edges if p not in placed and importers[p] <= placed.keys()]
        if not ready:
            raise ValueError(f"a circle of imports: {sorted(edges.keys() - placed.keys())}")
        for part in ready:
            placed[part] = 1 + max((placed[i] for i in importers[part]), default=-1)
    return [sorted(p for p in placed if placed[p] == row) for row in range(1 + max(placed.values()))]


def reach(edges: Graph, start: str) -> set[str]:
    """Give everything that a part imports, directly or through others."""
    return edges[start].union(*(reach(edges, target) for target in edges[start]))


def needed(edges: Graph) -> list[tuple[str, str]]:
    """Give the imports that no longer way round shows already."""
    return [
        (part, target)
        for part, targets in edges.items()
        for target in sorted(targets)
        if not any(target in reach(edges, other) for other in targets - {target})
    ]


@dataclass
class Box:
    """A package in the picture: what is written in it, and where it stands."""

    name: str
    purpose: str
    inside: list[list[str]]
    """The names inside: one row for a flat package, several for one whose parts have an order."""
    told: Mapping[str, str]
    """What each part inside is for."""
    x: float = 0
    y: float = 0
    width: float = 0

    @property
    def flat(self) -> bool:
        """Whether the names inside are modules without an order that is worth drawing."""
        return len(self.inside) < 2

    def said(self) -> list[str]:
        """The lines that say what it is for."""
        return wrap(self.purpose, int((self.width - 2 * PAD) / SANS))

    def lines(self) -> list[list[str]]:
        """The names inside, line by line, as they fit."""
        if self.flat:
            words = "  ".join(self.inside[0]) if self.inside else ""
            return [[line] for line in wrap(words, int((self.width - 2 * PAD) / MONO))]
        return [line for row in self.inside for line in self._fit(row)]

    def _fit(self, row: list[str]) -> Iterator[list[str]]:
        line: list[str] = []
        for name in row:
            if line and sum(chip(n) + CHIP_GAP for n in [*line, name]) > self.width - 2 * PAD:
                yield line
                line = []
            line.append(name)
        yield line

    @property
    def height(self) -> float:
        """How high it is, with everything in it."""
        each = LINE if self.flat else CHIP + CHIP_GAP
        return PAD + NAME + LINE * len(self.said()) + each * len(self.lines()) + (PAD / 2 if self.flat else PAD)


def chip(name: str) -> float:
    """Give the width of a name in a frame."""
    return len(name) * MONO + 16


def boxes(trees: Mapping[str, ast.Module], edges: Graph) -> dict[str, Box]:
    """Give the box of every package; a package with packages inside shows their order."""
    found = {}
    for name in edges:
        inner = graph(trees, name)
        ordered = any(module.startswith(f"{name}.") and module.count(".") > 1 for module in trees)
        inside = rows(inner) if ordered else [list(inner)] if inner else []
        told = {part: purpose(trees[f"{name}.{part}"]) for part in inner} if ordered else {}
        found[name] = Box(name, purpose(trees[name]), inside, told)
    return found


def purpose(tree: ast.Module) -> str:
    """Give the first sentence of a docstring."""
    words = " ".join((ast.get_docstring(tree) or "").replace("``", "").split())
    return re.split(r"(?<=[.]) ", words)[0]


def place(by_name: Mapping[str, Box], order: list[list[str]]) -> float:
    """Give every box its place, and the height of the whole."""
    y: float = MARGIN
    for row in order:
        share = [1 if by_name[n].flat else 4 for n in row]
        least = [NAME_WIDTH * len(n) + 2 * PAD for n in row]
        room = WIDTH - 2 * MARGIN - GAP * (len(row) - 1) - (60 if len(row) == 1 else 0) - sum(least)
        x = MARGIN + (30 if len(row) == 1 else 0)
        for name, part, own in zip(row, share, least, strict=True):
            box = by_name[name]
            box.x, box.y, box.width = x, y, own + room * part / sum(share)
            x += box.width + GAP
        y += max(by_name[n].height for n in row) + RISE
    return y - RISE + MARGIN


def drawn(box: Box, height: float) -> Iterator[str]:
    """Give the lines of SVG for one box."""
    yield f'<rect class="box" x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" height="{height:.0f}" rx="6"/>'
    y = box.y + PAD + 9
    yield f'<text class="name" x="{box.x + PAD:.0f}" y="{y:.0f}">{box.name}</text>'
    y += NAME - 4
    for line in box.said():
        yield f'<text x="{box.x + PAD:.0f}" y="{y:.0f}">{escape(line)}</text>'
        y += LINE
    y += 0 if box.flat else 6
    for names in box.lines():
        yield from _flat(box, names, y) if box.flat else _chips(box, names, y)
        y += LINE if box.flat else CHIP + CHIP_GAP


def _flat(box: Box, names: list[str], y: float) -> Iterator[str]:
    yield f'<text class="inside" x="{box.x + PAD:.0f}" y="{y:.0f}" xml:space="preserve">{names[0]}</text>'


def _chips(box: Box, names: list[str], y: float) -> Iterator[str]:
    x = box.x + PAD
    for name in names:
        width = chip(name)
        yield f'<rect class="part" x="{x:.0f}" y="{y - 13:.0f}" width="{width:.0f}" height="{CHIP}" rx="4"/>'
        yield f'<text class="chip" x="{x + 8:.0f}" y="{y + 3:.0f}">{name}</text>'
        x += width + CHIP_GAP
    if len(names) == 1 and len(box.told[names[0]]) * SANS < box.x + box.width - PAD - x - 6:
        yield f'<text x="{x + 6:.0f}" y="{y + 3:.0f}">{escape(box.told[names[0]])}</text>'


def arrows(by_name: Mapping[str, Box], order: list[list[str]], edges: Graph) -> Iterator[str]:
    """Give the arrows: straight to the next row, along the right edge to a row further down."""
    row_of = {name: number for number, row in enumerate(order) for name in row}
    lane = WIDTH - 6
    for start, end in needed(edges):
        a, b = by_name[start], by_name[end]
        if row_of[end] > row_of[start] + 1:
            way = f"M{a.x + a.width:.0f} {a.y + 20:.0f} H{lane} V{b.y + 20:.0f} H{b.x + b.width + 2:.0f}"
            lane -= 8
        else:
            bottom = a.y + max(by_name[n].height for n in order[row_of[start]])
            left, right = max(a.x, b.x), min(a.x + a.width, b.x + b.width)
            beside = left > right  # neither stands above the other
            x, to = (a.x + a.width / 2, b.x + b.width / 2) if beside else ((left + right) / 2, (left + right) / 2)
            way = f"M{x:.0f} {bottom:.0f} V{b.y - RISE / 2:.0f} H{to:.0f} V{b.y - 2:.0f}"
        yield f'<path class="arrow" d="{way}"/>'


def picture() -> str:
    """Give the picture's text."""
    trees = modules()
    edges = graph(trees)
    order = rows(edges)
    by_name = boxes(trees, edges)
    height = place(by_name, order)
    told = DESCRIPTION + " ".join(
        f"{name} imports {', '.join(sorted(targets)) or 'no other package'}." for name, targets in edges.items()
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-labelledby="t d">',
        f'<title id="t">{TITLE}</title>',
        f'<desc id="d">{escape(told)}</desc>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="#1d4f80"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#fff"/>',
    ]
    parts += arrows(by_name, order, edges)  # first, so that no line crosses a box that it passes behind
    for row in order:
        highest = max(by_name[name].height for name in row)
        parts += [line for name in row for line in drawn(by_name[name], highest)]
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
