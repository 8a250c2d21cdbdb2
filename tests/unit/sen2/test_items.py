"""The committed table of item and format: facts that stand in it, and what must hold for every row."""

import pytest

from sendrules.sen2.items import HEADER, ITEMS, MODULES, PARENTS, PERSON, Form, Holds, carried_by, codes_of

DATES_IN_THE_TEMPLATE = {
    "ReceivedDate": "Date request was received", "RequestOutcomeDate": "Request Outcome Date", "AssessmentOutcomeDate": "Assessment Outcome Date",
    "StartDate": "EHC Plan Start Date", "CeaseDate": "Date EHC plan ceased", "ReviewMeeting": "Annual Review Meeting Date",
    "LastReview": "EHC Plan Review Decisions Date", "EntryDate": "Placement Start Date", "LeavingDate": "Placement Leaving Date",
}  # fmt: skip


def test_the_headings_of_the_dates_in_the_template() -> None:
    found = {item.name: item.heading(Form.TEMPLATE) for items in ITEMS.values() for item in items.values()}
    assert {name: found[name] for name in DATES_IN_THE_TEMPLATE} == DATES_IN_THE_TEMPLATE


def test_plans_that_are_kept_hang_off_the_request() -> None:
    assert PARENTS["ActivePlans"] == "Requests"
    assert PARENTS["NamedPlan"] == "Assessment"
    assert MODULES[0] == PERSON
    assert set(ITEMS) == {HEADER, *MODULES}


@pytest.mark.parametrize(
    ("form", "module", "missing"),
    [
        (Form.SSD, "Requests", {"RequestSource", "RYA", "RequestMediation", "RequestTribunal", "Exported"}),
        (Form.SSD, "Assessment", {"AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"}),
        (Form.FIVE, "Requests", {"RequestSource"}),
        (Form.FIVE, "ActivePlans", {"ReviewMeeting", "ReviewOutcome", "ReviewDraft", "PhaseTransferDueDate", "PhaseTransferFinalDate"}),
        (Form.FIVE, "PlacementDetail", set(ITEMS["PlacementDetail"])),
        (Form.TEMPLATE, "Requests", set()),
        (Form.BLADE, "ActivePlans", set()),
        (Form.XML, "Person", set()),
    ],
)  # fmt: skip
def test_what_a_format_cannot_carry(form: Form, module: str, missing: set[str]) -> None:
    assert {item for item in ITEMS[module] if (module, item) not in carried_by(form)} == missing


@pytest.mark.parametrize("form", [Form.WORKBOOK, Form.FIVE, Form.SSD])
def test_formats_without_a_header(form: Form) -> None:
    assert not any(module == HEADER for module, _ in carried_by(form))


def test_an_item_holds_a_code_where_it_has_a_list_of_them_and_only_there() -> None:
    for items in ITEMS.values():
        for item in items.values():
            assert (item.holds is Holds.CODE) == bool(item.codes), item
            assert not item.codes or codes_of(item.codes), item


def test_names_and_spellings_are_of_one_item_of_their_module() -> None:
    for module, items in ITEMS.items():
        names = [name.lower() for item in items.values() for name in (item.name, *item.spellings)]
        assert len(names) == len(set(names)), module


def test_the_outcomes() -> None:
    assert list(codes_of("outcome")) == ["Y", "N", "A", "W", "H"]
    assert list(codes_of("review-outcome")) == ["A", "C", "M"]
    assert list(codes_of("upn-unknown")) == ["UN1", "UN2", "UN3", "UN5", "UN8", "UN9", "UN10"]
    assert codes_of("sen-type")["DS"].since == "1.3"
