"""Imports run downwards only, and nothing outside the command line reads a clock, a network or the environment."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import sendrules

SRC = Path(sendrules.__file__).parent
LAYERS = (
    {"outside_text", "values", "near_names", "json_mistakes"}, {"errors", "citation", "explanation"}, {"outside_files", "lazy_names"}, {"json_text", "toml"}, {"time"}, {"case"}, {"authorities"}, {"sen2"}, {"law"}, {"amendment_file"}, {"statutory"},
    {"wording"}, {"receipts"}, {"local"}, {"result"}, {"engine"}, {"forms"}, {"suite"}, {"caseload"}, {"scorecard"}, {"charts"}, {"commissioning"}, {"report"},
    {"json_questions"}, {"server", "mcp", "browser"}, {"cli"}, {"__main__"},
)  # fmt: skip
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
INNER = {
    "law": (
        {"model"}, {"conditions"}, {"shared"},
        {"cfa_2014", "si_2014_1530", "si_2008_2698", "si_2008_2699", "si_2014_1652", "si_2014_2270", "si_2015_62", "si_2017_1306",
         "si_2020_471", "si_2012_2089", "case_law", "code_of_practice", "complaints", "cpr", "cwsa_2026", "ea_2010", "travel"},
        {"starts"}, {"part"}, {"duties"}, {"digest", "coverage"}, {"readings"}, {"amendments"}, {"statute"}, {"other_answers"},
    ),
    "local": ({"declarations"}, {"contracts"}, {"checking"}, {"loading"}, {"answers"}, {"ranking"}, {"apply"}, {"lines"}),
    "caseload": (
        {"columns"}, {"tables"}, {"results", "local"}, {"reading"}, {"running"}, {"writing", "engines"},
    ),
    "suite": ({"items"}, {"marking", "running"}, {"diagnosis"}, {"report"}, {"own_answers"}, {"__main__"}),
}  # fmt: skip
"""The order within a package; what is in no place of it is a violation too."""
INSTRUMENTS = INNER["law"][3]
BORROWS = {
    ("si_2014_1530.reg_13", "si_2014_1530.reg_10"): "reg 13(3) applies the reasons of reg 10(4)",
    ("si_2014_1530.reg_27", "si_2014_1530.reg_10"): "reg 27(3) repeats the reasons of reg 10(4)",
    ("si_2014_1530.reg_44", "si_2014_1530.reg_10"): "reg 44(3)(c) applies the reasons of reg 13(3), so of reg 10(4)",
    ("si_2014_1530.reg_45", "si_2014_1530.reg_44"): "reg 45(7) repeats the grounds of reg 44(3)",
    ("si_2015_62.reg_13", "si_2015_62.reg_10"): "SI 2015/62 reg 13(3) applies the reasons of reg 10(4)",
    ("si_2014_2270.art_05_06", "si_2014_1530.reg_05"): "arts 5(8) and 6(8) modify reg 5(1), and keep reg 5(4)",
    ("si_2014_2270.art_07", "si_2014_1530.reg_10"): "art 7(12) replaces reg 10(1), and keeps reg 10(4)",
    ("si_2014_2270.art_07", "si_2014_1530.reg_13"): "art 7(12) replaces reg 13(2), and keeps reg 13(3)",
    ("si_2014_2270.art_27", "si_2014_1530.reg_10"): "art 27(8) replaces reg 10(1), and keeps reg 10(4)",
    ("si_2014_2270.art_34_35", "si_2015_62.reg_10"): "art 35(3) modifies reg 10(1) of SI 2015/62, and keeps reg 10(4)",
    ("si_2014_2270.art_34_35", "si_2015_62.reg_13"): "art 34(3) modifies reg 13(2) of SI 2015/62, and keeps reg 13(3)",
    ("si_2014_2270.art_21_24", "si_2014_1530.reg_10"): "art 22(3) modifies reg 10(1), and keeps reg 10(4)",
    ("si_2014_2270.art_21_24", "si_2014_1530.reg_13"): "art 21(3) modifies reg 13(2), and keeps reg 13(3)",
    ("si_2014_2270.art_21_24", "si_2014_1530.reg_27"): "art 24(2) modifies reg 27(2), and keeps reg 27(3)",
    (
        "case_law.cambridgeshire",
        "si_2014_1530.reg_10",
    ): "the judgment is on reg 10(1), whose grounds are those of reg 10(4)",
    ("case_law.cambridgeshire", "si_2015_62.reg_10"): "SI 2015/62 reg 10(1) has the words that the judgment is on",
    ("cfa_2014.section_71", "cfa_2014.section_36"): "CFA 2014 s.71(7) repeats s.36(6) and (7) for detained persons",
}
"""Which provision imports another: by importing and imported module, what its own text borrows."""
WITHIN_ONE_INSTRUMENT = {
    "si_2015_62.grounds", "code_of_practice.paragraphs", "si_2014_2270.modified", "complaints.matters",
}  # fmt: skip
"""What the provisions of one instrument have in common."""
AMENDS = "si_2020_471"
"""Amended provisions of several instruments, which import what it put beside them."""
ANSWERS_THE_SUITE = {"suite.own_answers", "suite.__main__"}
"""How the library answers the suite, as any other system does. What marks the answers must not know how they are worked out."""
ONLY_IN = {
    "pluggy": {"local.loading.hookspecs", "local.loading.loader"},
    "durations": {"time.text"},
    "platformdirs": {"cli.benchmark_store"},
    "fastapi": {"server.routes"},
    "starlette": {"server.routes"},
    "uvicorn": {"cli.serve"},
    "mcp": {"mcp.serving"},
    "mcp_types": {"mcp.serving"},
    "anyio": {"mcp.serving"},
}
MAY_IMPORT_TESTING = {"cli.conform"}  # the command that runs the conformance kit, when it is called
NETWORK = {"socket", "urllib", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
CLOCK = {"today", "now", "utcnow"}
MEASURES = {"caseload.running.stopwatch"}
"""What measures how long a run takes; it tells no day and no hour."""
ENVIRONMENT = {"environ", "environb", "getenv"}


@cache
def modules() -> dict[str, str]:
    """Every module below the package by its dotted name, with its source; the package's own ``__init__`` is exempt."""
    found = {}
    for path in sorted(SRC.rglob("*.py")):
        name = ".".join(path.relative_to(SRC).with_suffix("").parts)
        if name != "__init__":
            found[name] = path.read_text(encoding="utf-8")
    return found


def imports(module: str, tree: ast.AST) -> Iterator[str]:
    """Every imported name in full, type-only imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ["sendrules", *module.split(".")][: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def uphill(layer: str, target: str) -> bool:
    """Whether an import runs up the order; ``testing`` may import all, and the lazy package stands above the engine."""
    if layer == "testing":
        return False
    if target == "the package itself":
        return layer not in {"cli", "__main__"}
    return target == "testing" or RANK[target] > RANK.get(layer, -1)


def inner_place(module: str) -> tuple[str, int] | None:
    """The package and the place within it of a module, where its package has an order of its own."""
    package, *rest = module.split(".")
    if package not in INNER or rest in ([], ["__init__"]):
        return None
    ranks = {name: rank for rank, names in enumerate(INNER[package]) for name in names}
    return package, ranks.get(rest[0], -1)


def uphill_within(module: str, target: str) -> bool:
    """Whether an import runs up the order within one package."""
    here, there = inner_place(module), inner_place(target)
    return here is not None and there is not None and here[0] == there[0] and there[1] > here[1]


def not_borrowed(module: str, target: str) -> bool:
    """Whether a provision imports another from which its text borrows nothing; an instrument's ``duties`` imports all."""
    here, there = module.split(".")[1:3], target.split(".")[1:3]
    if module.split(".")[0] != "law" or here[0] not in INSTRUMENTS or here[-1] == "duties":
        return False
    if there[:1] == here[:1] and ".".join(there) in WITHIN_ONE_INSTRUMENT:
        return False
    another = bool(there) and there[0] in INSTRUMENTS - {AMENDS} and there != here
    return another and (".".join(here), ".".join(there)) not in BORROWS


def marks_by_what_is_marked(module: str, target: str) -> bool:
    """Whether a part of the suite that asks or marks imports more than the suite itself, the errors and what reads JSON."""
    asks_or_marks = module.split(".")[0] == "suite" and module not in ANSWERS_THE_SUITE
    return asks_or_marks and target not in {"suite", "errors", "json_text", "outside_text"}


def violations(module: str, source: str) -> list[str]:
    """Every rule that a module breaks, in words; ``module`` is its name below the package."""
    tree = ast.parse(source)
    found = [text for name in imports(module, tree) for text in (*own_imports(module, name), *foreign(module, name))]
    if module.split(".")[0] not in {*RANK, "testing"}:
        found.append(f"{module} is in no layer: add it to the order")
    if (place := inner_place(module)) is not None and place[1] < 0:
        found.append(f"{module} has no place in {place[0]}: add it to the order")
    return [*found, *reads_what_it_may_not(module, tree)]


def own_imports(module: str, name: str) -> Iterator[str]:
    """What is wrong with an import from the package."""
    root, *rest = name.split(".")
    if root != "sendrules":
        return
    target = rest[0] if rest and rest[0] in {*RANK, "testing"} else "the package itself"
    if uphill(module.split(".")[0], target) and not (target == "testing" and module in MAY_IMPORT_TESTING):
        yield f"{module} imports {target}, uphill"
    if uphill_within(module, ".".join(rest)):
        yield f"{module} imports {'.'.join(rest[:2])}, uphill"
    if marks_by_what_is_marked(module, target):
        yield f"{module} imports {target}, and would mark answers by what it marks"
    if not_borrowed(module, ".".join(rest)):
        yield f"{module} imports {'.'.join(rest[:3])}, and its text borrows nothing from it"


def foreign(module: str, name: str) -> Iterator[str]:
    """What is wrong with an import from elsewhere."""
    root, *rest = name.split(".")
    inside = module.split(".")[0] != "cli"
    if root in ONLY_IN and module not in ONLY_IN[root]:
        yield f"{module} imports {root}"
    if inside and (root in NETWORK or (root == "time" and not (module in MEASURES and rest == ["perf_counter"]))):
        yield f"{module} imports {root}"
    if inside and root == "os" and rest and rest[0] in ENVIRONMENT:
        yield f"{module} reads the environment"


def reads_what_it_may_not(module: str, tree: ast.AST) -> Iterator[str]:
    """Where a module outside the command line reads the clock or the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and module.split(".")[0] != "cli":
            if node.attr in CLOCK:
                yield f"{module} line {node.lineno} reads the clock"
            if node.attr in ENVIRONMENT:
                yield f"{module} line {node.lineno} reads the environment"


@pytest.mark.parametrize("module", modules())
def test_module(module):
    assert violations(module, modules()[module]) == []


@cache
def graph() -> dict[str, set[str]]:
    """Which module imports which, by their names below the package, type-only imports included."""
    names = modules()
    found: dict[str, set[str]] = {name.removesuffix(".__init__"): set() for name in names}
    for name, source in names.items():
        here = name.removesuffix(".__init__")
        for imported in imports(name, ast.parse(source)):
            parts = imported.removeprefix("sendrules.").split(".") if imported.startswith("sendrules.") else []
            while parts and ".".join(parts) not in found:
                parts.pop()  # a name in a module, not a module
            if parts and ".".join(parts) != here:
                found[here].add(".".join(parts))
    return found


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Every group of modules that import each other in a circle."""
    sorter = TopologicalSorter(edges)
    try:
        sorter.prepare()
    except CycleError as error:
        return [error.args[1]]
    return []


def test_no_import_runs_in_a_circle():
    assert circles(graph()) == []


def test_a_planted_circle_is_caught():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) != []


@pytest.mark.parametrize(("module", "borrowed"), BORROWS)
def test_what_borrows_imports_what_it_borrows(module, borrowed):
    assert f"law.{borrowed}" in graph()[f"law.{module}"]


def test_every_layer_that_there_is_was_looked_at():
    assert {"errors", "time", "case", "law", "statutory", "local", "engine"} <= {m.split(".")[0] for m in modules()}


@pytest.mark.parametrize(
    ("module", "source", "words"),
    [
        ("law.model.duty", "from sendrules.local.declarations.policy import LocalPolicy", "imports local, uphill"),
        ("statutory.match", "import pluggy", "imports pluggy"),
        ("statutory.match", "import sendrules.local.loading.loader as l", "imports local, uphill"),
        ("law.model.duty", "if TYPE_CHECKING:\n    from sendrules.engine import Engine", "imports engine, uphill"),
        ("time.text", "from sendrules.case.events import Event", "imports case, uphill"),
        ("errors", "from sendrules.time import calendar", "imports time, uphill"),
        ("case.view", "from ..law import model", "imports law, uphill"),
        ("case.view", "from sendrules import law", "imports law, uphill"),
        ("case.view", "def f():\n    import sendrules.statutory", "imports statutory, uphill"),
        ("case.view", "import sendrules as sr", "imports the package itself, uphill"),
        ("engine", "from sendrules import Case", "imports the package itself, uphill"),
        ("cli.main", "from sendrules.testing import strategies", "imports testing, uphill"),
        ("local.declarations.policy", "from pluggy import HookspecMarker", "imports pluggy"),
        ("law.model.limits", "from durations import Duration", "imports durations"),
        ("engine", "from datetime import date\ndate.today()", "reads the clock"),
        ("engine", "import datetime\ndatetime.datetime.now()", "reads the clock"),
        ("engine", "clock = datetime.utcnow", "reads the clock"),
        ("engine", "from time import time", "imports time"),
        ("engine", "import time\ntime.time()", "imports time"),
        ("engine", "from time import perf_counter", "imports time"),
        ("caseload.running.stopwatch", "from time import time", "imports time"),
        ("engine", "import socket", "imports socket"),
        ("engine", "from urllib.request import urlopen", "imports urllib"),
        ("engine", "import http.client", "imports http"),
        ("engine", "import requests", "imports requests"),
        ("engine", "import os\nos.environ['X']", "reads the environment"),
        ("engine", "import os\nos.getenv('X')", "reads the environment"),
        ("engine", "from os import environ", "reads the environment"),
        ("surprise.module", "", "is in no layer"),
        ("law.conditions.plans", "from sendrules.law.shared import acts", "imports law.shared, uphill"),
        ("law.model.duty", "from sendrules.law.conditions.plans import PLANS", "imports law.conditions, uphill"),
        ("law.shared.acts", "from sendrules.law.si_2014_1530.reg_44 import DUTIES", "imports law.si_2014_1530, uphill"),
        ("local.checking.floor", "from sendrules.local.answers import facts", "imports local.answers, uphill"),
        ("suite.marking", "from sendrules.engine import evaluate", "would mark answers by what it marks"),
        ("suite.report", "from sendrules.time.periods import Weeks", "would mark answers by what it marks"),
        ("suite.items", "from sendrules.suite.marking import Mark", "imports suite.marking, uphill"),
        ("engine", "from sendrules.suite.items import suite", "imports suite, uphill"),
        ("suite.surprise", "", "has no place in suite"),
        ("law.surprise", "", "has no place in law"),
        ("law.amendments.edits", "from sendrules.law.statute import statute", "imports law.statute, uphill"),
        (
            "law.model.amendment",
            "from sendrules.amendment_file import read_amendment",
            "imports amendment_file, uphill",
        ),
        ("statutory.what_if", "from sendrules.result import WhatIf", "imports result, uphill"),
        ("toml.reading", "from sendrules.case.refusals import TOML", "imports case, uphill"),
        ("law.si_2014_1530.reg_22", "from sendrules.law.si_2014_1530.reg_44 import limbs", "borrows nothing from it"),
        ("law.si_2014_1530.reg_10", "from sendrules.law.si_2014_1530 import reg_13", "borrows nothing from it"),
        ("law.cfa_2014.section_71", "from sendrules.law.si_2014_1530 import reg_10", "borrows nothing from it"),
        ("law.si_2014_1530.reg_05", "from sendrules.law.si_2015_62.grounds import closure", "borrows nothing from it"),
        ("law.case_law.devon", "from sendrules.law.si_2014_1530 import reg_22", "borrows nothing from it"),
    ],
)
def test_a_planted_violation_is_caught(module, source, words):
    (found,) = violations(module, source)
    assert words in found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("__main__", "from sendrules.cli.main import cli"),
        ("explanation", "from sendrules.citation import Provision"),
        ("law.model.duty", "from sendrules.time.periods import Weeks\nfrom sendrules.law.model.limits import After"),
        ("law.si_2014_1530.reg_13", "from . import reg_10"),
        ("law.si_2015_62.reg_05", "from sendrules.law.si_2015_62.grounds import closure"),
        ("law.si_2015_62.reg_15", "from sendrules.law.si_2020_471 import gloss"),
        ("law.readings.assessment", "from sendrules.law.si_2014_1530 import reg_05"),
        ("law.si_2014_1530.duties", "from . import reg_10\nfrom .. import model"),
        (
            "cli.main",
            "import sendrules as sr\nfrom datetime import date\ndate.today()\nimport os\nos.environ",
        ),
        ("local.loading.loader", "import pluggy"),
        ("time.text", "from durations import Duration"),
        ("testing.strategies", "import sendrules as sr\nfrom sendrules.cli import main"),
        ("cli.conform", "from sendrules.testing.conformance import check_conformance"),
        ("cli.check_system", "from sendrules.suite.report import check"),
        ("suite.own_answers", "from sendrules.engine import evaluate"),
        ("caseload.running.stopwatch", "from time import perf_counter"),
        ("suite.running", "from sendrules.errors import InputError\nfrom sendrules.suite.items import Item"),
        ("engine", "text = 'https://www.legislation.gov.uk'  # date.today()"),
    ],
)
def test_what_is_allowed_is_not_caught(module, source):
    assert violations(module, source) == []


def loaded_after(code: str) -> set[str]:
    """Run code in a process of its own and give the top-level modules that it loaded."""
    show = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    out = subprocess.run([sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, check=True)
    return set(json.loads(out.stdout.splitlines()[-1]))


HEAVY = {"pydantic", "pluggy", "holidays", "numpy", "click", "rich"}
TIMETABLE = "import sendrules as sr; from datetime import date; assert sr.timetable('request', date(2025, 5, 21))"


def test_import_is_light():
    assert loaded_after("import sendrules") & HEAVY == set()


def test_a_timetable_is_light():
    assert loaded_after(TIMETABLE) & HEAVY == set()


COMMAND = "import sys; from sendrules.cli.main import cli; cli.main(['timetable', '--request', '2025-05-21'], standalone_mode=False)"


def test_the_timetable_command_is_light():
    assert loaded_after(COMMAND) & HEAVY <= {"click"}


def test_the_runner_of_the_suite_is_light():
    assert loaded_after("from sendrules.suite.report import check") & HEAVY == set()


def test_the_registry_and_the_published_figures_are_light():
    code = "import sendrules.scorecard.published; from sendrules.authorities import by_code; assert by_code('826')"
    assert loaded_after(code) & {*HEAVY, "pyarrow", "platformdirs"} == set()


def test_what_is_heavy_shows_when_it_is_loaded():
    assert "pydantic" in loaded_after("import sendrules as sr; sr.Case")
    assert "pluggy" in loaded_after("import sendrules as sr; sr.installed_authorities")
