"""Where a page shows below its Python what that prints, it is what is printed."""

from pathlib import Path
from typing import Any

import pytest

from doc_steps import PAGES, steps, tidy

SHOWING = [page for page in PAGES if any(step.kind == "python" and step.shown for step in steps(page))]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_what_is_printed(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    for step in steps(page):
        if step.kind == "python":
            exec(step.text, names)
            printed = tidy(capsys.readouterr().out)
            if step.shown:
                assert printed == step.shown, step.where


def test_there_is_such_a_page() -> None:
    assert "integrate.md" in [page.name for page in SHOWING]
