"""The checks themselves find what is wrong."""

import pytest

from browser import sideways, violations

pytestmark = [pytest.mark.outside, pytest.mark.filterwarnings("default")]  # playwright leaves a loop open when it stops


def written(folder, body):
    page = folder / "page.html"
    page.write_text(f"<!doctype html><title>A page</title>{body}", encoding="utf-8")
    return page.as_uri()


def test_axe_finds_what_is_wrong(shown, tmp_path):
    found = violations(shown(written(tmp_path, "<img src='data:,'><p style='color: #999; background: #fff'>Pale</p>")))
    assert {one.split(":")[0] for one in found} >= {"image-alt", "color-contrast", "html-has-lang"}


def test_a_page_that_is_too_wide_is_found(shown, tmp_path):
    assert sideways(shown(written(tmp_path, "<div style='width: 500px'>wide</div>"), width=320)) >= 180


def test_what_a_page_says_and_asks_for_is_kept(shown, tmp_path):
    page = shown(written(tmp_path, "<script>console.log('said')</script><img alt='' src='http://127.0.0.1:9/no.png'>"))
    assert "said" in page.said
    assert "http://127.0.0.1:9/no.png" in page.said
