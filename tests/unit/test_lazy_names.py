"""Names that load when they are used say which extra installs what is missing."""

import pytest

from sendrules import lazy_names as module
from sendrules.errors import MissingExtra
from sendrules.lazy_names import lazy_names

HOMES = {"calendar.to_ical": "to_ical"}


def without(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    def load(name: str) -> None:
        raise ModuleNotFoundError(name=package)

    monkeypatch.setattr(module, "import_module", load)


@pytest.mark.parametrize(
    ("missing", "options", "extra"),
    [
        ("icalendar", {"extra": "calendar", "needs": ("icalendar",)}, "calendar"),
        ("icalendar.cal", {"needs": {"icalendar": "calendar", "xlsxwriter": "template"}}, "calendar"),
        ("xlsxwriter", {"needs": {"icalendar": "calendar", "xlsxwriter": "template"}}, "template"),
    ],
)
def test_the_extra_that_installs_it_is_named(monkeypatch, missing, options, extra):
    get, _ = lazy_names("sendrules.report", HOMES, **options)
    without(monkeypatch, missing)
    with pytest.raises(MissingExtra, match=rf"sendrules\[{extra}\]"):
        get("to_ical")


def test_a_module_of_our_own_that_is_missing_is_no_missing_extra(monkeypatch):
    get, names = lazy_names("sendrules.report", HOMES, needs={"icalendar": "calendar"})
    assert names() == ["to_ical"]
    without(monkeypatch, "sendrules.nothing")
    with pytest.raises(ModuleNotFoundError):
        get("to_ical")


def test_another_name_is_no_attribute():
    get, _ = lazy_names("sendrules.report", HOMES, needs={"icalendar": "calendar"})
    with pytest.raises(AttributeError, match="has no attribute 'to_ics'"):
        get("to_ics")
