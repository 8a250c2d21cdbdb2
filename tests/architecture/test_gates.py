"""Text from outside passes one gate: nothing but the gate prints, and nothing but one module reads JSON."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import sendrules

SRC = Path(sendrules.__file__).parent
THE_GATE = {"cli.common", "cli.console"}
SPEAKS_TO_A_PROGRAM = {"suite.__main__"}
"""It answers questions in JSON, a line each."""
CLICK = {"echo", "secho", "prompt", "confirm", "echo_via_pager", "progressbar", "pause"}
PRINTS = {"print", "sys.stdout.write", "sys.stderr.write", "sys.stdout.writelines", "sys.stderr.writelines"}
PRINTS |= {f"click.{word}" for word in CLICK}


parsed = cache(ast.parse)
"""Every module is asked about twice."""


@cache
def modules() -> dict[str, str]:
    """Every module below the package by its dotted name, with its source."""
    return {
        ".".join(path.relative_to(SRC).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted(SRC.rglob("*.py"))
    }


def prints(module: str, source: str) -> Iterator[str]:
    """Where a module prints past the gate."""
    if module in THE_GATE | SPEAKS_TO_A_PROGRAM:
        return
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Call) and (said := ast.unparse(node.func)) in PRINTS:
            yield f"{module} line {node.lineno} calls {said}"
        if isinstance(node, ast.ImportFrom):
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (f"{module} imports {name}" for name in sorted(named & PRINTS))


READS_JSON = {"load", "loads", "JSONDecoder", "raw_decode", "model_validate_json", "validate_json", "from_json"}


def reads_json(module: str, source: str) -> Iterator[str]:
    """Where a module reads JSON by itself; ``Receipt.from_json`` is the library's own, and calls the one reader."""
    if module == "json_text":
        return
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.ImportFrom) and node.module in {"json", "pydantic_core"}:
            yield from (f"{module} imports {a.name}" for a in node.names if a.name in READS_JSON)
        if isinstance(node, ast.Attribute) and node.attr in READS_JSON:
            owner = ast.unparse(node.value)
            if owner in {"json", "pydantic_core"} or "validate_json" in node.attr:
                yield f"{module} line {node.lineno} reads JSON with {owner}.{node.attr}"


@pytest.mark.parametrize("module", modules())
def test_one_module_reads_json(module):
    assert list(reads_json(module, modules()[module])) == []


@pytest.mark.parametrize(
    "source",
    [
        "import json\njson.loads('1')",
        "import json\njson.load(file)",
        "import json\nread = json.loads",
        "from json import loads",
        "from json import JSONDecoder",
        "from pydantic_core import from_json",
        "Case.model_validate_json('{}')",
        "TypeAdapter(int).validate_json('1')",
    ],
)
def test_a_planted_reader_of_json_is_caught(source):
    assert list(reads_json("case.files", source))


def test_writing_json_is_not_caught():
    assert not list(reads_json("case.files", "import json\njson.dumps(1)\nReceipt.from_json(text)"))


@pytest.mark.parametrize("module", modules())
def test_nothing_is_printed_past_the_gate(module):
    assert list(prints(module, modules()[module])) == []


@pytest.mark.parametrize(
    "source",
    [
        "import click\nclick.echo('x')",
        "from click import echo\necho('x')",
        "import click\nclick.prompt('x')",
        "print('x')",
        "import sys\nsys.stdout.write('x')",
        "import sys\nsys.stderr.write('x')",
    ],
)
def test_a_planted_print_is_caught(source):
    assert list(prints("cli.queue", source))


@pytest.mark.parametrize(
    "source",
    ["from sendrules.cli.common import echo\necho('x')", "out = console()\nout.print('x')", "sys.stdout.flush()"],
)
def test_what_passes_the_gate_is_not_caught(source):
    assert not list(prints("cli.queue", source))
