"""A started Chromium, and a page shown in it that keeps whatever it says or asks for."""

import pytest

from browser import chromium


@pytest.fixture(scope="session")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def shown(browser):
    """Open a page at a width and in a colour scheme; ``said`` keeps its messages, dialogs, errors and requests for anything else."""
    pages = []

    def show(address, width=1280, scheme="light", **asked):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, **asked)
        pages.append(page)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.said.append(request.url) if request.url != address else None)
        page.goto(address)
        return page

    yield show
    for page in pages:
        page.close()
