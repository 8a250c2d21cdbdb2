"""Names with marks of Markdown or HTML in them have no effect in what is written as Markdown."""

from datetime import date

import pytest
from markdown_it import MarkdownIt

import sendrules as sr
from sendrules.cli.new_plugin import write_plugin

HOSTILE = "<script>alert(1)</script> [x](https://example.org) **b** `c` | # <!-- www.example.org"
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def test_in_an_explanation():
    events = [
        sr.Event(kind="request", on=date(2025, 5, 21)),
        sr.Event(kind="advice-request", on=date(2025, 6, 2), to="nhs-trust", about=HOSTILE),
    ]
    case = sr.Case(reference=HOSTILE, events=events, claims=[sr.Claim(reason=HOSTILE, by=HOSTILE)])
    result = sr.evaluate(case, as_of=date(2026, 1, 5))
    said = [result.explain(duty.id).to_markdown() for duty in result.values() if duty.instances]
    assert any("alert" in text for text in said)
    for text in said:
        page = MARKDOWN.render(text)
        assert "<script" not in page
        assert "<strong>" not in page
        assert "<code>" not in page
        assert 'href="https://example.org"' not in page
        assert (
            "&lt;script&gt;alert(1)&lt;/script&gt; [x](https://example.org) **b** `c` | # &lt;!--" in page
            or "alert" not in page
        )


@pytest.mark.parametrize("language", ["toml", "python"])
def test_in_the_readme_of_a_new_plugin(language, tmp_path):
    folder = write_plugin("testshire", tmp_path, language=language, title=HOSTILE.replace("\\", ""))
    page = MARKDOWN.render((folder / "README.md").read_text(encoding="utf-8"))
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<strong>b" not in page
