"""The report in a real browser: it fits every width, axe-core finds nothing, it prints, and it runs nothing.

`.ci/outside_pages.sh` brings what these tests need.
"""

from datetime import date

import pytest

from browser import WIDTHS, sideways, violations
from sendrules.report.pages import write_report
from sendrules.testing import caseload

pytestmark = [pytest.mark.outside, pytest.mark.filterwarnings("default")]  # playwright leaves a loop open when it stops
AS_OF = date(2026, 1, 5)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    place = tmp_path_factory.mktemp("report") / "report.html"
    write_report(caseload(150, seed=16, as_of=AS_OF), place, as_of=AS_OF, authority="Kent")
    return place.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(report, shown, width, scheme):
    page = shown(report, width, scheme)
    assert sideways(page) == 0
    assert page.said == []
    assert violations(page) == []
