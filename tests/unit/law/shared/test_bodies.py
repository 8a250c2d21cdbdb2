"""The local name of a commissioning body: it changed on 1 July 2022 (Health and Care Act 2022)."""

from __future__ import annotations

from datetime import date

from sendrules.law.shared.bodies import with_local_name


def test_only_the_first_body_in_a_text_gets_its_local_name() -> None:
    text = "the old commissioning body tells the new commissioning body"
    assert with_local_name(text, date(2025, 3, 3)) == (
        "the old commissioning body (locally, an integrated care board) tells the new commissioning body"
    )


def test_a_text_that_names_no_body_stays_as_it_is() -> None:
    assert with_local_name("Send the finalised plan", date(2025, 3, 3)) == "Send the finalised plan"
