"""A source: its document, its place or its page, and the list of all the sources of a policy."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from sendrules.local.declarations.authority import NoSettings
from sendrules.local.declarations.base import is_address
from sendrules.local.declarations.policy import LocalPolicy

PAGE = "https://www.anywhere.example/send"


def source(**fields: Any) -> sr.Provenance:
    return sr.Provenance.model_validate({"document": "D", "status": "published"} | fields)


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "http://anywhere.example",
        "HTTPS://WWW.Anywhere.EXAMPLE/Send",
        "https://a-b.c.gov.uk:8443/x/(y);z?q=%20a&b=c#part-2.1",
        "https://www.anywhere.example?page=2",
        "https://xn--bcher-kva.example/@board",
    ],
)
def test_an_address_is_whole_and_is_kept_as_it_was_written(url: str) -> None:
    assert is_address(url)
    assert source(url=f" {url} ").url == url


@pytest.mark.parametrize(
    "url",
    [
        "www.anywhere.example/send",
        "anywhere.example",
        "//www.anywhere.example",
        "ftp://www.anywhere.example/send",
        "javascript:alert(1)//https://www.anywhere.example",
        "https://localhost/send",
        "https://10.0.0.1/send",
        "https://somebody:secret@www.anywhere.example/",
        "https://www.anywhere.example@elsewhere.example/",
        "https://www.anywhere.example/send or https://elsewhere.example",
        "https://www.anywhere.example/<script>",
        'https://www.anywhere.example/"onload',
        "https://www.anywhere.example\\@elsewhere.example",
        "https://www.anywhere.example./",
        "https://-anywhere.example",
        "https://www.anywhere.exämple/",
        "https://www.anywhere.example/é",
        f"{PAGE}/{'x' * 2_000}",
        "",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert not is_address(url)
    with pytest.raises(ValidationError, match=r"not the address of a web page.*Copy the whole address"):
        source(place="p. 1", url=url)


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x1b[31m", "\n"])
def test_no_hidden_character_stands_in_an_address(hidden: str) -> None:
    with pytest.raises(ValidationError, match="cannot be printed"):
        source(url=f"https://www.anywhere.example/{hidden}x")


def test_a_page_needs_no_place_and_anything_else_does() -> None:
    assert source(url=PAGE).place is None
    assert source(place="p. 1").url is None
    with pytest.raises(ValidationError, match="A web page with its url needs none"):
        source()
    with pytest.raises(ValidationError, match="A web page with its url needs none"):
        source(seen=date(2026, 1, 5))


def test_an_assumption_says_what_is_assumed_even_of_a_page() -> None:
    assert source(url=PAGE, place="it names no order", status="assumption").place == "it names no order"
    with pytest.raises(ValidationError, match="an assumption says what is assumed"):
        source(url=PAGE, status="assumption")


@pytest.mark.parametrize("seen", [20260105, "5 January 2026", "2026-02-30", True, "0026-01-05"])
def test_the_day_on_which_it_was_read_is_a_day(seen: object) -> None:
    assert source(url=PAGE, seen="2026-01-05").seen == date(2026, 1, 5)
    with pytest.raises(ValidationError):
        source(url=PAGE, seen=seen)


def policy(*limits: tuple[sr.Provenance, ...], order: sr.Provenance | None = None) -> LocalPolicy:
    standards = sr.StandardsPolicy(
        id="s",
        title="S",
        provenance=limits[0],
        limits=[
            sr.InternalLimit(
                id=f"limit-{n}",
                title="L",
                duty="reg-5-1-decision-to-assess",
                within="4 weeks",
                provenance=each,
                requested_by=[*sr.Role][n],
            )
            for n, each in enumerate(limits)
        ],
    )
    by_date = None
    if order is not None:
        by_date = sr.DateOrder(id="o", title="O", provenance=limits[0], mode_provenance=order)
    who = sr.Authority(key="anywhere", name="Anywhere Council")
    return LocalPolicy(authority=who, settings=NoSettings(), standards=standards, prioritisation=by_date)


def test_each_source_is_listed_once_with_its_places_and_the_entries_that_rest_on_it() -> None:
    first, second = source(place="p. 1"), source(place="p. 2")
    (listed,) = sr.sources_of(policy((first, second), (second,)))
    assert listed.places == ("p. 1", "p. 2")
    assert listed.entries == ("standards", "standards.limits[0]", "standards.limits[1]")


def test_the_same_page_on_another_day_or_less_firm_is_another_source() -> None:
    page = source(url=PAGE, seen="2026-01-05")
    found = sr.sources_of(policy((page,), (source(url=PAGE, seen="2026-06-05"),), (source(url=PAGE, seen="2026-01-05", status="stated-aim"),)))  # fmt: skip
    assert [(each.seen, each.status, len(each.entries)) for each in found] == [
        (date(2026, 1, 5), "published", 2),
        (date(2026, 6, 5), "published", 1),
        (date(2026, 1, 5), "stated-aim", 1),
    ]


def test_assumptions_come_last_and_apart() -> None:
    assumed = source(place="it gives no order", status="assumption")
    found = sr.sources_of(policy((assumed,), (source(place="p. 1"),), order=assumed))
    assert [(each.assumed, each.places) for each in found] == [(False, ("p. 1",)), (True, ("it gives no order",))]
    assert found[1].entries == ("standards", "standards.limits[0]", "prioritisation")
    assert found[1].to_dict() == {
        "document": "D",
        "url": None,
        "seen": None,
        "status": "assumption",
        "places": ["it gives no order"],
        "entries": ["standards", "standards.limits[0]", "prioritisation"],
    }
