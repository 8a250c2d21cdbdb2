"""What a visit to the built page fetches and keeps: little, nothing from elsewhere, and one whole build at a time."""

import re
import shutil
from base64 import b64encode
from hashlib import sha256

import pytest

from .conftest import DIST, SERVE, ask, site, visit

pytestmark = pytest.mark.outside

MOST = 12_000_000
START = "import('./engine.js').then(({ start }) => start())"
KEPT = "caches.keys()"
NEWER = """async () => {
  const { newer } = await import("./engine.js");
  const use = await new Promise((resolve) => newer(resolve));
  use();
}"""
ELSEWHERE = "fetch('https://example.org/').then(() => 'answered', (error) => error.name)"
TIMETABLE = {"kind": "request", "on": "2025-05-21"}


def opened(page, address):
    page.goto(address)
    return page.evaluate(START)


def test_the_first_visit_is_at_most_12_mb_asks_no_other_origin_and_the_next_needs_no_network(browser):
    with visit(browser) as page:
        with site() as running:
            assert opened(page, running.address)["offline"]
            online = ask(page, "timetable", TIMETABLE)
        assert "answer" in online
        assert 0 < sum(running.bytes.values()) < MOST
        large = [path for path in running.paths if path.startswith("/pyodide/")]
        assert len(large) == len(set(large)), "a large file was fetched twice"
        again = page.context.new_page()
        assert opened(again, running.address)["offline"]
        assert ask(again, "timetable", TIMETABLE) == online
        assert {url[: len(running.address)] for url in page.context.asked} == {running.address}
        assert page.context.said == []


def test_what_is_compressed_with_gzip_alone_is_at_most_12_mb():
    assert sum(file.stat().st_size for file in DIST.rglob("*.gz")) < MOST


def test_nothing_in_the_build_is_an_address_that_a_page_would_load():
    ours = [file for file in DIST.iterdir() if file.suffix in (".html", ".css", ".js")]
    assert ours
    for file in ours:
        assert not re.search(
            r"""(src|href|url|import|from|fetch)\\s*[=(]?\\s*["'(]?(https?:)?//""", file.read_text("utf-8")
        ), file


def test_the_policy_is_the_same_wherever_it_stands():
    policy, worker = SERVE["POLICY"], (DIST / "sw.js").read_text("utf-8")
    (written,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', (DIST / "index.html").read_text("utf-8"))
    (kept,) = re.findall(r'"Content-Security-Policy":\s*"([^;]*;[^"]*)" \+\s*"([^"]*)"', worker)
    assert written == "".join(kept) == policy.removesuffix("; frame-ancestors 'none'")
    assert written.startswith("default-src 'none'; ")
    assert "unsafe" not in written.replace("'wasm-unsafe-eval'", "")


def test_the_policy_forbids_other_origins_to_the_page_and_to_the_worker(engine):
    assert engine.evaluate(ELSEWHERE) == "TypeError"
    (worker,) = engine.workers
    assert worker.evaluate(ELSEWHERE) == "TypeError"


def changed(folder, name):
    """Change one file of a build as another build would, and give its text."""
    file, worker = folder / name, folder / "sw.js"
    before = file.read_bytes()
    file.write_bytes(before + b"\n/* another build */\n")
    old, new = (f"sha256-{b64encode(sha256(data).digest()).decode()}" for data in (before, file.read_bytes()))
    text = worker.read_text("utf-8")
    assert old in text
    worker.write_text(re.sub(r'BUILD = "\w+"', 'BUILD = "another"', text.replace(old, new)), "utf-8")
    for each in (file, worker):
        for ending in (".br", ".gz"):
            each.with_name(each.name + ending).unlink(missing_ok=True)


@pytest.fixture
def build(tmp_path):
    return shutil.copytree(DIST, tmp_path / "dist")


def test_a_new_build_replaces_the_old_one_whole_and_fetches_only_what_changed(browser, build):
    with site(build) as running, visit(browser) as page:
        opened(page, running.address)
        (before,) = page.evaluate(KEPT)
        changed(build, "worker.js")
        running.paths.clear()
        opened(page, running.address)
        with page.expect_event("load"):
            page.evaluate(NEWER)
        opened(page, running.address)
        assert page.evaluate(KEPT) == ["sendrules-another"] != [before]
        assert "another build" in page.evaluate("fetch('worker.js').then((response) => response.text())")
        assert "answer" in ask(page, "timetable", TIMETABLE)
        assert not [path for path in running.paths if path.startswith("/pyodide/")]


def test_a_build_of_which_a_file_is_missing_leaves_the_old_one_in_use(browser, build):
    with site(build) as running, visit(browser) as page:
        opened(page, running.address)
        (before,) = page.evaluate(KEPT)
        changed(build, "worker.js")
        for file in build.glob("worker.js*"):
            file.unlink()
        opened(page, running.address)
        state = "navigator.serviceWorker.getRegistration().then((found) => found.update().then(() => !!found.waiting, () => false))"
        assert page.evaluate(state) is False
        assert opened(page, running.address)["offline"]
        assert before in page.evaluate(KEPT)
        assert "answer" in ask(page, "timetable", TIMETABLE)


def test_where_not_every_file_can_be_kept_the_page_answers_and_says_that_it_needs_the_network(browser, build):
    for file in build.glob("icon.svg*"):
        file.unlink()
    with site(build) as running, visit(browser) as page:
        assert opened(page, running.address)["offline"] is False
        assert "answer" in ask(page, "timetable", TIMETABLE)
        assert any("The page will need the network" in said for said in page.context.said)
