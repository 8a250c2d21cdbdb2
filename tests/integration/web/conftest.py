"""The built page, handed out by its own server, which notes what it gave; and a Chromium that notes what it asked for."""

import runpy
import threading
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from browser import chromium

WEB = Path(__file__).parents[3] / "web"
SERVE = runpy.run_path(str(WEB / "serve.py"))
DIST = SERVE["DIST"]
ASK = """async ([kind, question]) => {
  const { ask } = await import("./engine.js");
  return ask(kind, question).then((answer) => ({ answer }), ({ message, problems }) => ({ error: { message, problems } }));
}"""


class Site:
    """A running server, and what it has given: by encoding how many bytes, and every path in order."""

    def __init__(self, folder, port=0):
        self.bytes, self.paths = Counter(), []
        self._running = SERVE["server"](folder, port)
        kind = self._running.RequestHandlerClass
        kind.noted = lambda _, path, encoding, size: self._note(path, encoding, size)
        threading.Thread(target=self._running.serve_forever, args=(0.05,), daemon=True).start()
        self.port = self._running.server_address[1]
        self.address = f"http://localhost:{self.port}/"

    def _note(self, path, encoding, size):
        self.paths.append(path)
        self.bytes[encoding] += size

    def stop(self):
        self._running.shutdown()
        self._running.server_close()


@contextmanager
def site(folder=DIST, port=0):
    running = Site(folder, port)
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def running():
    with site() as found:
        yield found


@pytest.fixture(scope="session")
def engine(browser, running):
    """A page whose engine is loaded, and with all that it asked for and said."""
    with visit(browser) as page:
        page.goto(running.address)
        page.evaluate("import('./engine.js').then(({ start }) => start()).then(() => {})")
        yield page


@contextmanager
def visit(browser):
    """A browser that has never seen the page."""
    context = browser.new_context()
    context.asked, context.said = [], []
    context.on("request", lambda request: context.asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: context.said.append(message.text))
    page.on("pageerror", lambda error: context.said.append(str(error)))
    try:
        yield page
    finally:
        context.close()


def ask(page, kind, question):
    """Ask the engine of a page; the answer, or an error with its problems."""
    return page.evaluate(ASK, [kind, question])
