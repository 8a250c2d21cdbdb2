"""Every check finds what its examples say that it must find, and leaves alone what it must leave alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sendrules.sen2 import Return, read
from sendrules.sen2.checks.check import Check, Example
from sendrules.sen2.checks.registry import checks
from sendrules.sen2.checks.run import check
from sendrules.sen2.items import ITEMS, MODULES, PARENTS, Form
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write
from ten_people import HEADER

PLAIN: Mapping[str, Mapping[str, str]] = {
    "Person": {"PersonBirthDate": "2016-03-09", "Sex": "F", "UPN": "Z999000000001"},
    "Requests": {"ReceivedDate": "2025-01-13", "RequestOutcomeDate": "2025-02-21", "RequestOutcome": "Y"},
    "Assessment": {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": "2025-06-02", "Week20": "0"},
    "NamedPlan": {"StartDate": "2025-06-02"},
    "ActivePlans": {},
    "PlacementDetail": {"URN": "999001", "PlacementRank": "1"},
    "SENneed": {"SENtype": "SLCN", "SENtypeRank": "1"},
}


def plain(says: Mapping[str, str]) -> PlainReturn:
    """One person as an example has them, and another with one open request, whose UPN ends in 9."""
    made = PlainReturn(dict(HEADER))
    numbers: dict[str, int] = {}
    for module in MODULES:
        if module in PLAIN and says.get(module, "kept") != "" and numbers.get(PARENTS[module], 0) >= 0:
            own = {key.partition(".")[2]: text for key, text in says.items() if key.startswith(f"{module}.")}
            record = {name: text for name, text in {**PLAIN[module], **own}.items() if text}
            numbers[module] = made.add(module, record, numbers.get(PARENTS[module], -1))
        else:
            numbers[module] = -1
    other = made.add("Person", {"PersonBirthDate": "2015-03-09", "UPN": "Z999000000009"})
    made.add(
        "Requests", {"ReceivedDate": "2025-11-03", "RequestOutcomeDate": "2025-12-02", "RequestOutcome": "N"}, other
    )
    return made


EXAMPLES = [
    pytest.param(one, example, id=f"{one.code}-{n}") for one in checks() for n, example in enumerate(one.examples)
]


def found_in(made: PlainReturn, path: Path) -> list[str]:
    table = check(read(write(made, Form.XML, path))).table
    return sorted(set(table["code"].to_pylist()))


@pytest.mark.parametrize(("one", "example"), EXAMPLES)
def test_what_each_check_finds(one: Check, example: Example, tmp_path: Path) -> None:
    assert (one.code in found_in(plain(example.says), tmp_path / "a.xml")) is example.found, example.why


def test_nothing_is_found_in_a_plain_return(tmp_path: Path) -> None:
    assert found_in(plain({}), tmp_path / "a.xml") == []


def test_each_check_has_both_kinds_of_example_a_sentence_and_items_that_exist() -> None:
    for one in checks():
        assert {example.found for example in one.examples} == ({True, False} if one.code != "SR401" else {False})
        assert one.says.endswith(".")
        assert one.fix.endswith(".")
        for module, item in one.reads:
            assert item in ITEMS[module], (one.code, item)
        assert one.code.startswith("SR")


def test_no_refusals_in_a_whole_return(tmp_path: Path) -> None:
    made = PlainReturn(dict(HEADER))
    for n in range(50):
        person = made.add("Person", {"UPN": f"Z999{n:09}"})
        made.add(
            "Requests",
            {"ReceivedDate": "2025-11-03", "RequestOutcomeDate": "2025-12-02", "RequestOutcome": "Y"},
            person,
        )
    assert found_in(made, tmp_path / "a.xml") == ["SR401"]
    made.records["Requests"][0] = {**made.records["Requests"][0], "RequestOutcome": "N"}
    assert found_in(made, tmp_path / "b.xml") == []


def finding(made: PlainReturn, path: Path, form: Form = Form.XML, **how: bool) -> dict[str, object]:
    (row,) = check(read(write(made, form, path), year=2026), **how).table.to_pylist()
    return dict(row)


def test_a_finding_names_record_place_value_and_fix(tmp_path: Path) -> None:
    made = plain({"Requests.RequestOutcomeDate": "2025-01-12"})
    row = finding(made, tmp_path / "blade", Form.BLADE)
    assert Path(str(row.pop("file"))).name == "Blade-Export_20-01-2026_requests.csv"
    assert row == {
        "code": "SR102", "severity": "error", "record": "1-1", "row": 2, "module": "Requests", "field": "requestoutcomedate",
        "value": "2025-01-12", "message": "The decision whether to assess is dated before the request.", "fix": "Check both dates.",
    }  # fmt: skip


def test_what_cannot_be_used_is_a_finding_with_its_value(tmp_path: Path) -> None:
    row = finding(plain({"Requests.RequestOutcomeDate": "31/02/2025"}), tmp_path / "a.xml")
    assert (row["code"], row["value"], row["message"]) == ("SR001", "31/02/2025", "there is no 31 February 2025.")


def test_a_upn_is_shown_on_request_only(tmp_path: Path) -> None:
    made = plain({"Requests.RequestOutcomeDate": "2025-01-12"})
    assert "upn" not in finding(made, tmp_path / "a.xml")
    assert finding(made, tmp_path / "a.xml", upn=True)["upn"] == "Z999000000001"
    text = str(
        check(read(write(plain({"Person.UPN": "Z999000000009"}), Form.XML, tmp_path / "b.xml"))).table.to_pylist()
    )
    assert "SR306" in text
    assert "Z999" not in text


def test_a_check_whose_items_a_format_cannot_carry_is_not_run_and_said(tmp_path: Path) -> None:
    found: Return = read(write(plain({}), Form.SSD, tmp_path / "ssd"), year=2026)
    assert check(found).not_run["SR303"].startswith("Requests.RequestMediation")
    assert "SR102" not in check(found).not_run


def test_people_are_counted(tmp_path: Path) -> None:
    found = check(read(write(plain({"Person.UPN": "Z999000000009"}), Form.XML, tmp_path / "a.xml")))
    assert (found.people, found.people_found, dict(found.found), found.errors) == (2, 2, {"SR306": 2}, 2)
