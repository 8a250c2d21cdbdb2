"""Mutation testing: change the code one small thing at a time and see that a test fails.

    uv run --with cosmic-ray --with coverage --with pytest-cov python tools/mutate.py run OUT --only reg_25 periods
    uv run --with cosmic-ray --with coverage --with pytest-cov python tools/mutate.py run OUT --again
    uv run --with cosmic-ray --with coverage --with pytest-cov python tools/mutate.py run OUT --sample 700 --seed 1
    uv run python tools/mutate.py report OUT

A run that was stopped goes on where it was. The first run stops at `--budget` seconds of tests a mutant, or at the first stage;
`--again` tries those that survived by every test that reaches them, or by every stage.

cosmic-ray makes the mutants; its own operators, and two of ours for what law modules are made of: a period's kind and a
name that says how to count. Its runner starts a process for every mutant, about three seconds each before the first test;
with several thousand mutants that is a day. Here the tests are collected once for a module, and each mutant is tried in
a fork, by the tests that reach its line, the quick ones first. A mutant outside of a function (a duty, a table) is tried in
a fork that imports the changed file from the start.

`--sample` takes so many mutants by chance, from each package in proportion and at least `LEAST` of each. Which ones follows from
the seed and from the lines of code, not from where they stand, so that code that only moved to another file keeps its mutants
and the shares of two commits can be compared. `--packages` names other places than those of `SCOPE`.

Left out is what changes nothing: an annotation, which nothing evaluates here, or whether a class has slots.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gc
import importlib.abc
import importlib.util
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from itertools import accumulate, islice, zip_longest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src"
SCOPE = ("time", "law", "statutory", "wording", "receipts", "local/checking/floor.py")
TESTS = (
    "src",
    "tests/golden",
    "tests/catalogue",
    "tests/unit",
    "tests/properties/test_lives.py",
    "tests/properties/test_oracle.py",
    "tests/integration/test_cli.py",
    "tests/integration/test_cli_timetable.py",
    "tests/integration/test_case_new.py",
    "tests/integration/test_engine.py",
    "tests/integration/test_policies.py",
    "tests/conformance/test_bad_plugins.py",
)
"""The tests that are tried. The properties over whole cases and policies are left out, for the time that they take; the
reference pages too, since they are written from the code, and so find every change without saying which is right.
"""
_SLOW = "tests/golden/test_basis.py"
STAGES = (
    ("tests/catalogue", "tests/golden", f"--ignore={_SLOW}"),
    ("tests/properties/test_lives.py", "tests/properties/test_oracle.py"),
    ("tests/unit",),
    (_SLOW,),
)
"""What is tried with a changed file imported from the start, in this order."""
KEPT = ("law/readings/",)
"""Files whose results the statute keeps, so that coverage tells only the first test that reaches them."""
PLAIN = ("-q", "-p", "no:cacheprovider", "--assert=plain")
LISTED = ROOT / "tests" / "mutants.csv"
"""The changes that no test finds, and why each does no harm."""
ALLOWED = 300
"""Seconds of CPU time for the tests of one mutant; a mutant that takes longer runs for ever, and is found."""
ASLEEP = 3600
"""Seconds by the clock for the same, for a mutant that waits for ever; on a busy machine the CPU time alone is fair."""
LEAST = 60
"""How many mutants a sample has of each package, as far as there are so many."""


def near_tests(path: str) -> list[Path]:
    """Give the unit tests of a file: those that have its name in the folder of its package, else those of the package.

    Args:
        path: the file, from the root of the repository.
    """
    inside = Path(path).relative_to("src/sendrules")
    folder, stem = ROOT / "tests" / "unit" / inside.parent, inside.stem
    own = [p for p in folder.glob("test_*.py") if p.stem == f"test_{stem}" or p.stem.startswith(f"test_{stem}_")]
    return sorted(own or folder.glob(f"test_{inside.parent.name}*.py"))


@dataclass(frozen=True)
class Mutant:
    """One change: where, by which operator, and the file with it."""

    path: str
    operator: str
    occurrence: int
    line: int
    end: int
    was: str
    now: str

    @property
    def key(self) -> str:
        """What names it in the results."""
        return f"{self.path}:{self.operator}:{self.occurrence}"


@dataclass(frozen=True)
class Spot:
    """A place where an operator can change a file."""

    path: Path
    operator: str
    make: Callable[[], Any]
    occurrence: int
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def key(self) -> str:
        """What names it in the results."""
        return f"{self.path.relative_to(ROOT)}:{self.operator}:{self.occurrence}"


def files(packages: Sequence[str] = SCOPE) -> list[Path]:
    """The files in which the code is changed."""
    found: list[Path] = []
    for part in packages:
        place = SRC / "sendrules" / part
        if not place.exists():
            sys.exit(f"there is no {place.relative_to(ROOT)}")
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return found


def spots(path: Path) -> Iterator[Spot]:
    """Give every place in a file that an operator can change."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
    operators = {name: get_operator(name) for name in operator_names()} | _own_operators()
    for name, make in operators.items():
        if make.arguments() or not tried(name.split("/")[-1]):
            continue
        operator = make()
        found = [spot for node in nodes for spot in operator.mutation_positions(node)]
        for occurrence, (start, end) in enumerate(found):
            yield Spot(path, name, make, occurrence, start, end)


def mutants(path: Path, keys: Collection[str] | None = None) -> Iterator[tuple[Mutant, str]]:
    """Give every mutant of a file, or those with the keys, with its whole text."""
    for spot in spots(path):
        if keys is None or spot.key in keys:
            made = mutant(spot)
            if made is not None:
                yield made


def mutant(spot: Spot) -> tuple[Mutant, str] | None:
    """Make the mutant of a place, with its whole text; None where it changes nothing, or only an annotation."""
    from cosmic_ray.mutating import mutate_code

    code = spot.path.read_text(encoding="utf-8")
    changed = mutate_code(code, spot.make(), spot.occurrence)
    if changed is None or changed == code or changed.replace("slots=False", "slots=True") == code:
        return None
    try:
        if _without_annotations(changed) == _without_annotations(code):
            return None
    except SyntaxError:  # the star of keyword-only arguments is not a product
        return None
    old, new = code.splitlines(), changed.splitlines()
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), spot.start[0] - 1)
    path = str(spot.path.relative_to(ROOT))
    return Mutant(
        path, spot.operator, spot.occurrence, spot.start[0], spot.end[0], old[first].strip(), new[first].strip()
    ), changed  # fmt: skip


def package(path: str) -> str:
    """The package that a file is counted under."""
    parts = Path(path).parts
    return "/".join(parts[2:4]) if parts[2] == "local" else parts[2].removesuffix(".py")


def sample(paths: Sequence[Path], size: int, seed: int) -> set[str]:
    """Draw mutants by chance: their keys, from each package in proportion to the places in it."""
    by: dict[str, list[tuple[str, Spot]]] = defaultdict(list)
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        again: Counter[tuple[str, ...]] = Counter()
        for spot in spots(path):
            line = lines[spot.start[0] - 1]
            column = spot.start[1] - (len(line) - len(line.lstrip()))
            said = (spot.operator, line.strip(), str(column))
            again[said] += 1
            drawn = sha256("\n".join((str(seed), *said, str(again[said]))).encode()).hexdigest()
            by[package(str(path.relative_to(ROOT)))].append((drawn, spot))
    all_spots = sum(map(len, by.values()))
    keys: set[str] = set()
    for name, found in by.items():
        wanted = max(LEAST, -(-size * len(found) // all_spots))
        made = (s.key for _, s in sorted(found, key=lambda pair: (pair[0], pair[1].key)) if mutant(s) is not None)
        taken = set(islice(made, wanted))
        print(f"{name:16} {len(found):6} places, {len(taken):4} mutants drawn", flush=True)
        keys |= taken
    return keys


def tried(operator: str) -> bool:
    """Whether an operator is used.

    Of the eleven that replace an arithmetic operator one each is, and none puts identity in the place of equality or order:
    the others are found by the same test at the same place, or change nothing where the values are enums and None.
    """
    if operator.startswith("ReplaceBinaryOperator"):
        return operator.split("_", 1)[1] in (
            "Add_Sub",
            "Sub_Add",
            "Mul_FloorDiv",
            "FloorDiv_Mul",
            "Mod_FloorDiv",
            "BitOr_BitAnd",
            "BitAnd_BitOr",
        )
    if operator.startswith("ReplaceComparisonOperator"):
        was, now = operator.split("_")[1:]
        return (was in ("Is", "IsNot")) == (now in ("Is", "IsNot"))
    return operator != "NoOp"


def _own_operators() -> dict[str, Any]:
    """The names that carry the law, each in place of another."""
    from cosmic_ray.operators.operator import Operator
    from parso.python.tree import Name

    others = {
        "Days": "Weeks", "Weeks": "Days", "Months": "Weeks", "WorkingDays": "Days", "AFTER": "BEGINNING_WITH",
        "BEGINNING_WITH": "AFTER", "CLEAR": "AFTER", "NOT_LATER_THAN": "OPEN_UNTIL", "OPEN_UNTIL": "NOT_LATER_THAN",
        "EarliestOf": "LatestOf", "LatestOf": "EarliestOf", "LIMIT": "TRIGGER", "TRIGGER": "LIMIT", "SERVED": "ON",
        "AWARE": "ON", "STATUTE": "GUIDANCE", "GUIDANCE": "STATUTE", "CASE_LAW": "GUIDANCE",
    }  # fmt: skip

    class ReplaceName(Operator):
        """Replace a name that says how to count by another that says it otherwise."""

        def mutation_positions(self, node: Any) -> Iterator[Any]:
            used = (
                isinstance(node, Name)
                and node.value in others
                and node.parent.type not in ("import_as_names", "import_from")
            )
            if used and node.parent.type != "classdef" and not node.is_definition():
                yield (node.start_pos, node.end_pos)

        def mutate(self, node: Any, index: int) -> Any:
            del index
            node.value = others[node.value]
            return node

        @classmethod
        def examples(cls) -> tuple[Any, ...]:
            return ()

    return {"own/ReplaceName": ReplaceName}


class _Bare(ast.NodeTransformer):
    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(value=None)
        self.generic_visit(node)
        return node


def _without_annotations(code: str) -> str:
    return ast.dump(_Bare().visit(ast.parse(code)))


def _codes(code: types.CodeType, found: dict[tuple[str, int], types.CodeType]) -> dict[tuple[str, int], types.CodeType]:
    """Every code object in one, by its qualified name and place."""
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            found[const.co_qualname, const.co_firstlineno] = const
            _codes(const, found)
    return found


def _same_but_for_nested(a: types.CodeType, b: types.CodeType) -> bool:
    plain = lambda c: [x for x in c.co_consts if not isinstance(x, types.CodeType)]  # noqa: E731
    typed = lambda c: [(type(x), x) for x in plain(c)]  # noqa: E731
    return (a.co_code, a.co_names, a.co_varnames, a.co_freevars, a.co_flags) == (
        b.co_code, b.co_names, b.co_varnames, b.co_freevars, b.co_flags,
    ) and repr(typed(a)) == repr(typed(b))  # fmt: skip


def swap(path: str, before: str, after: str, functions: dict[tuple[str, int], list[types.FunctionType]]) -> bool:
    """Put a mutant's code into the functions that are loaded; False where it lies outside of them."""
    file = str(ROOT / path)
    old, new = compile(before, file, "exec"), compile(after, file, "exec")
    if not _same_but_for_nested(old, new):
        return False
    were, are = _codes(old, {}), _codes(new, {})
    if were.keys() != are.keys():
        return False
    changed = [key for key in were if not _same_but_for_nested(were[key], are[key])]
    done = False
    for key in changed:
        holders = functions.get(key)
        if not holders:  # within a comprehension or a closure: the function around it holds its code
            name = key[0]
            while "." in name and not holders:
                name = name.rsplit(".", 1)[0].removesuffix(".<locals>")
                around = [k for k in functions if k[0] == name]
                holders, key = (functions[around[0]], around[0]) if len(around) == 1 else (None, key)
            if not holders:
                return False
        for function in holders:
            try:
                function.__code__ = are[key]
            except ValueError:
                return False
        done = True
    return done


def _quiet() -> None:
    """Show nothing of what the tests print."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


def in_fork(work: Callable[[], bool]) -> str:
    """Run a test run in a fork: `killed`, `survived`, or `timeout`."""
    pid = os.fork()
    if pid == 0:
        signal.setitimer(signal.ITIMER_PROF, ALLOWED)
        signal.alarm(ASLEEP)
        code = 1
        try:
            code = 0 if work() else 1
        except BaseException:
            code = 1
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return "timeout" if os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGPROF) else "killed"
    return "survived" if os.WEXITSTATUS(status) == 0 else "killed"


class Reach:
    """Which tests reach a line, and how long each takes: from one run under coverage."""

    def __init__(self, out: Path, budget: float) -> None:
        from coverage.numbits import numbits_to_nums

        self.budget = budget
        self.known: dict[tuple[str, int, int], list[str]] = {}
        self.took: dict[str, float] = json.loads((out / "took.json").read_text())
        self.by_line: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        db = sqlite3.connect(out / "coverage.sqlite")
        self.outside: dict[str, set[int]] = defaultdict(set)
        query = "select f.path, c.context, l.numbits from line_bits l join file f on f.id=l.file_id join context c on c.id=l.context_id"
        for path, context, bits in db.execute(query):
            if not path.startswith(str(SRC)):
                continue
            test, name = context.rsplit("|", 1)[0], str(Path(path).relative_to(ROOT))
            if not test:
                self.outside[name].update(numbits_to_nums(bits))
                continue
            lines = self.by_line[name]
            for line in numbits_to_nums(bits):
                lines[line].add(test)

    def is_done_once(self, path: str, mutant: Mutant) -> bool:
        """Whether the line runs as its module is imported, or its result is kept: swapping it in later would come too late."""
        return any(part in path for part in KEPT) or not self.outside[path].isdisjoint(
            range(mutant.line, mutant.end + 1)
        )

    def tests(self, path: str, first: int, last: int) -> list[str]:
        """The tests that run any of the lines, quickest first."""
        if (path, first, last) in self.known:
            return self.known[path, first, last]
        lines = self.by_line[path]
        found = set().union(*(lines[n] for n in range(first, last + 1) if n in lines)) if lines else set()
        own = tuple(str(near.relative_to(ROOT)) for near in near_tests(path))  # its own tests first, then the quickest
        quickest = sorted(found, key=lambda t: (not t.startswith(own), self.took.get(t, 0.005), t))
        until = accumulate(self.took.get(t, 0.005) for t in quickest)
        found_in_time = [test for test, took in zip(quickest, until, strict=True) if took <= self.budget]
        return self.known.setdefault((path, first, last), found_in_time)


class _Collected:
    """A pytest plugin that, instead of running what was collected, tries mutants with it."""

    def __init__(self, then: Callable[[_Collected], None]) -> None:
        self.then = then

    def pytest_runtestloop(self, session: Any) -> bool:
        """Take the place of pytest's own loop."""
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self.then(self)
        return True

    def passes(self, tests: list[str]) -> bool:
        """Run the tests until one fails."""
        items = [self.items[t] for t in tests if t in self.items]
        for item, following in zip_longest(items, items[1:]):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.session.testsfailed:
                return False
        return True


def _functions(path: str) -> dict[tuple[str, int], list[types.FunctionType]]:
    file = str(ROOT / path)
    found: dict[tuple[str, int], list[types.FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__code__.co_filename == file:
            found[thing.__code__.co_qualname, thing.__code__.co_firstlineno].append(thing)
    return found


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a text instead of its file."""

    def __init__(self, path: str, code: str) -> None:
        parts = Path(path).relative_to("src").with_suffix("").parts
        self.package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.package else parts)
        self.file, self.code = str(ROOT / path), code

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        del path, target
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(
            fullname,
            self.file,
            loader=self,
            submodule_search_locations=[str(Path(self.file).parent)] if self.package else None,
        )

    def exec_module(self, module: types.ModuleType) -> None:
        exec(compile(self.code, self.file, "exec"), module.__dict__)


def imported(mutant: Mutant, code: str, *, all_stages: bool = True) -> bool:
    """Whether the tests pass with the changed file imported from the start: all of them, or its own and the first stage."""
    import pytest

    sys.meta_path.insert(0, _Changed(mutant.path, code))
    nothing = pytest.ExitCode.NO_TESTS_COLLECTED  # a file without an example
    first = (mutant.path, *map(str, near_tests(mutant.path)))
    stages = (first, *(STAGES if all_stages else STAGES[:1]))
    return all(pytest.main(["-x", *PLAIN, *s], plugins=[_Registered()]) in (0, nothing) for s in stages)


class _Registered:
    """A pytest plugin that tells hypothesis what it is told through the entry point, which would import too early."""

    def pytest_configure(self) -> None:
        """Register the strategies."""
        from sendrules.testing.registration import register

        register()


def work(paths: list[Path], out: Path, number: int, budget: float, again: bool, keys: Collection[str] | None) -> None:
    """Try the mutants of some files; append each result to this worker's file."""
    reach = Reach(out, budget)
    before = rows(out)
    if again:
        keys = {key for key, row in before.items() if _is_due(row, again)}
    results = out / f"results-{number}.jsonl"
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
    import hypothesis  # noqa: F401  loaded once, for every fork
    import numpy  # noqa: F401
    import pydantic  # noqa: F401
    import pytest  # noqa: F401

    whole = Mutant("src/sendrules/errors.py", "none", 0, 1, 1, "", "")
    if in_fork(lambda: _quiet() or imported(whole, (ROOT / whole.path).read_text())) != "survived":
        sys.exit("the tests fail without a change")
    with results.open("a") as log:

        def say(mutant: Mutant, outcome: str, how: str, seconds: float) -> None:
            row = {
                "key": mutant.key,
                "outcome": outcome,
                "how": how,
                "seconds": round(seconds, 2),
                "at": time.time(),
            }
            row |= asdict(mutant)
            log.write(json.dumps(row) + "\n")
            log.flush()

        for path in paths:
            name = str(path.relative_to(ROOT))
            claim = out / f"claimed-{name.replace('/', '-')}"
            try:
                os.close(os.open(claim, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            if again and not any(row["path"] == name and _is_due(row, again) for row in before.values()):
                continue
            todo = [(m, code) for m, code in mutants(path, keys) if _is_due(before.get(m.key), again)]
            for mutant, code in _in_functions(name, todo, reach, say, out / f"left-{number}.json") if todo else []:
                began = time.monotonic()
                outcome = in_fork(lambda m=mutant, c=code: not _quiet() and imported(m, c, all_stages=again))
                say(mutant, outcome, "imported", time.monotonic() - began)


def _is_due(row: dict[str, Any] | None, again: bool) -> bool:
    """Whether a mutant is to be tried: a run that was stopped goes on, and `--again` takes up what survived and is not listed."""
    if not again:
        return row is None
    return row is not None and row["outcome"] == "survived" and _change(row) not in listed()


def _in_functions(
    path: str, todo: list[tuple[Mutant, str]], reach: Reach, say: Callable[..., None], left: Path
) -> list[tuple[Mutant, str]]:
    """Try what lies in functions in forks of a process that has collected the tests; give the rest, and what survived."""
    import pytest

    before = (ROOT / path).read_text(encoding="utf-8")

    def each(collected: _Collected) -> None:
        functions = _functions(path)
        remaining = []
        reached = sorted(set().union(*(reach.tests(path, m.line, m.end)[:20] for m, _ in todo)))
        if in_fork(lambda: _quiet() or collected.passes(reached)) != "survived":
            sys.exit(f"{path}: the tests fail without a change")
        for number, (mutant, code) in enumerate(todo):
            tests = reach.tests(path, mutant.line, mutant.end)
            began = time.monotonic()

            if reach.is_done_once(path, mutant) or not swap(path, before, code, functions):
                remaining.append(number)
                continue
            outcome = in_fork(lambda tests=tests: not _quiet() and collected.passes(tests))
            say(mutant, outcome, "function", time.monotonic() - began)
            swap(path, code, before, functions)
        left.write_text(json.dumps(remaining))

    inside = [n for n in ast.walk(ast.parse(before)) if isinstance(n, ast.FunctionDef)]
    if not any(f.lineno <= m.line <= (f.end_lineno or 0) for f in inside for m, _ in todo):
        return todo
    pid = os.fork()
    if pid == 0:
        pytest.main([*PLAIN, *TESTS], plugins=[_Registered(), _Collected(each)])
        os._exit(0)
    os.waitpid(pid, 0)
    return [todo[n] for n in json.loads(left.read_text())]


def baseline(out: Path) -> None:
    """Run the tests once under coverage, and note which line each reaches and how long it takes."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "coverage.ini").write_text(f"[run]\nsource = sendrules\ndata_file = {out / 'coverage.sqlite'}\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "default", "--cov", f"--cov-config={out / 'coverage.ini'}",
         "--cov-context=test", "--cov-report=", f"--junitxml={out / 'junit.xml'}", "-o", "junit_family=xunit1",
         "--durations=0", "-vv", *TESTS],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stdout[-3000:] + done.stderr[-2000:])
    took: dict[str, float] = Counter()
    for line in done.stdout.splitlines():
        parts = line.split(maxsplit=2)
        if len(parts) == 3 and parts[0].endswith("s") and parts[1] in ("setup", "call", "teardown"):
            took[parts[2]] += float(parts[0][:-1])
    (out / "took.json").write_text(json.dumps(took))


def rows(out: Path) -> dict[str, dict[str, Any]]:
    """Give the last result of each mutant."""
    lines = [line for file in sorted(out.glob("results-*.jsonl")) for line in file.read_text().splitlines()]
    found = sorted(map(json.loads, lines), key=lambda row: row["at"])
    return {row["key"]: row for row in found}


@cache
def listed() -> set[tuple[str, ...]]:
    """The changes that are known to do no harm, each with its reason: a file, what stood there, and what stands now."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["was"], row["now"]) for row in csv.DictReader(file)}


def _change(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["path"].removeprefix("src/sendrules/"),
        " ".join(row["was"].split()),
        " ".join(row["now"].split()),
    )


def report(out: Path) -> None:
    """Print how many were found, by package, and each that was not and is not listed."""
    found = rows(out).values()
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        by[package(row["path"])][row["outcome"]] += 1
    for part, counts in [*sorted(by.items()), ("all", sum(by.values(), Counter()))]:
        total = counts.total()
        print(
            f"{part:16} {total:6} mutants, {total - counts['survived']:6} found, {1 - counts['survived'] / total:.1%}"
        )
    known = listed()
    print(
        f"Of those not found {sum(_change(r) in known for r in found if r['outcome'] == 'survived')} are in {LISTED.name}."
    )
    for row in sorted(found, key=lambda r: (r["path"], r["line"], r["operator"])):
        if row["outcome"] == "survived" and _change(row) not in known:
            print(f"{row['path']}:{row['line']} {row['operator'].split('/')[-1]}\n  - {row['was']}\n  + {row['now']}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("baseline", "run", "report"):
        command = commands.add_parser(name)
        command.add_argument("out", type=Path)
        if name == "run":
            command.add_argument("--workers", type=int, default=2)
            command.add_argument("--only", nargs="*", default=[""], help="files whose path contains one of these")
            command.add_argument("--packages", nargs="+", default=SCOPE, help="places under src/sendrules")
            command.add_argument("--sample", type=int, help="so many mutants by chance, and not every one")
            command.add_argument("--seed", type=int, default=1, help="for the sample")
            command.add_argument("--not", dest="without", nargs="*", default=[], help="but none of these")
            command.add_argument(
                "--budget", type=float, default=4.0, help="seconds of tests for a mutant in a function"
            )
            command.add_argument(
                "--again", action="store_true", help="those that survived, by every test that reaches them"
            )
    args = parser.parse_args()
    out = args.out.resolve()
    if args.command == "report":
        return report(out)
    if args.command == "baseline" or not (out / "took.json").exists():
        baseline(out)
    if args.command == "run":
        os.chdir(ROOT)
        wanted = [
            p
            for p in files(args.packages)
            if any(w in str(p) for w in args.only) and not any(w in str(p) for w in args.without)
        ]
        paths = sorted(wanted, key=lambda p: -p.stat().st_size)
        for claim in out.glob("claimed-*"):
            claim.unlink()
        keys = sample(paths, args.sample, args.seed) if args.sample else None
        pids = []
        for number in range(args.workers):
            pid = os.fork()
            if pid == 0:
                work(paths, out, number, 1e9 if args.again else args.budget, args.again, keys)
                os._exit(0)
            pids.append(pid)
        for pid in pids:
            os.waitpid(pid, 0)
        report(out)
    return None


if __name__ == "__main__":
    main()
