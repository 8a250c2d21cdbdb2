"""XML that is cut off, in another encoding, or has what no return has: refused with its place, or listed."""

from pathlib import Path

import pytest

from broken_returns import as_xml, not_read, problem, read_bytes, refusals
from sendrules.sen2 import caseload_of

UTF_8 = 'Save it as UTF-8, with encoding="UTF-8" in its first line.'
CUT_OFF = "the file ends in the middle of the XML: it is cut off. Export it again."
OTHER = f"this is not well-formed XML, or the file is in another encoding than it says. Correct that line. {UTF_8}"
FIRST = "<ReceivedDate>2025-01-13</ReceivedDate>"


def refused(folder: Path, data: str | bytes) -> str:
    return problem(lambda: read_bytes(folder, data))


def line_of(text: str, mark: str) -> int:
    return text[: text.index(mark)].count("\n") + 1


@pytest.mark.parametrize("mark", ["<Requests", "2025-01-13", "</Persons>", "</Message"])
def test_a_file_that_is_cut_off(mark: str, tmp_path: Path) -> None:
    text = as_xml(tmp_path)
    cut = text[: text.index(mark) + 3]
    assert refused(tmp_path, cut) == f"line {cut.count(chr(10)) + 1}: {CUT_OFF}"


@pytest.mark.parametrize("data", [b"", b"  \n "])
def test_an_empty_file(data: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path, data) == "the file is empty. Check that it is the right file."


def test_a_document_type_is_refused_whatever_it_declares(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("<Message>", "<!DOCTYPE Message>\n<Message>")
    assert refused(tmp_path, text).startswith("the file declares a document type (DOCTYPE).")


def test_no_entity_but_those_of_xml_is_known(tmp_path: Path) -> None:
    text = as_xml(tmp_path)
    found = read_bytes(tmp_path, text.replace("Synthetic1<", "O&apos;S&#233;&amp;<"))
    assert found["Person"].columns["Surname"][0].as_py() == "O'Sé&"
    assert refused(tmp_path, text.replace("Synthetic1<", "&name;<")) == (
        "line 21: this is not well-formed XML: undefined entity. Export it again, or correct that line."
    )


@pytest.mark.parametrize(
    ("declared", "written"),
    [("UTF-8", "utf-8-sig"), ("UTF-16", "utf-16"), ("iso-8859-1", "latin-1"), ("windows-1252", "cp1252")],
)
def test_an_encoding_that_the_file_declares(declared: str, written: str, tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("UTF-8", declared).replace("Synthetic1<", "Synthétic<")
    assert read_bytes(tmp_path, text.encode(written))["Person"].columns["Surname"][0].as_py() == "Synthétic"


def test_an_encoding_that_is_not_the_declared_one(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("Synthetic1<", "Synthétic<")
    assert refused(tmp_path, text.encode("latin-1")) == f"line 21: {OTHER}"
    assert refused(tmp_path, text.replace(' encoding="UTF-8"', "").encode("cp1252")) == f"line 21: {OTHER}"
    other = f"line 1: the file is in another encoding than it says. {UTF_8}"
    assert refused(tmp_path, text.encode("utf-16")) == other


@pytest.mark.parametrize("name", ["x-none", "shift_jis", "idna", "punycode"])
def test_an_encoding_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("UTF-8", name)
    assert refused(tmp_path, text) == f"line 1: the file says that it is in an encoding that cannot be read. {UTF_8}"


@pytest.mark.parametrize("name", ["Return", "html", "Requests"])
def test_another_file(name: str, tmp_path: Path) -> None:
    said = f"this is no SEN2 return: it begins with <{name}>, not with <Message>. Check that it is the right file."
    assert refused(tmp_path, f"<{name}><a/></{name}>") == said


def test_a_return_without_people(tmp_path: Path) -> None:
    said = "there is no person in it. Check that it is the right file, and whole."
    assert refused(tmp_path, "<Message><Header><Year>2026</Year></Header><Persons/></Message>") == said


@pytest.mark.parametrize("name", ["Odd", "Header"])
def test_elements_that_lie_too_deep(name: str, tmp_path: Path) -> None:
    text = f"<Message>\n{f'<{name}>' * 50}{f'</{name}>' * 50}</Message>"
    said = "line 2: elements lie more than 40 deep in one another. Check that it is a SEN2 return."
    assert refused(tmp_path, text) == said


def test_too_many_different_elements(tmp_path: Path) -> None:
    text = "<Message>" + "".join(f"<Odd{n}/>" for n in range(1_001)) + "</Message>"
    said = "line 1: more than 1,000 different elements are none of a SEN2 return. Check that it is the right file."
    assert refused(tmp_path, text) == said


def test_an_unknown_element_is_listed_with_its_place_and_how_often_it_stands_there(tmp_path: Path) -> None:
    text = as_xml(tmp_path)
    for at in ("Header", "Source", "Persons", "Person", "Requests", "Assessment", "NamedPlan", "SENneed"):
        text = text.replace(f"<{at}>", f"<{at}><Odd><Inner>1</Inner></Odd>")
    found = read_bytes(tmp_path, text)
    whole = read_bytes(tmp_path, as_xml(tmp_path), "plain.xml")
    assert not_read(found) == [
        ("Header Odd", 2, line_of(text, "<Header>")), ("Odd", 1, line_of(text, "<Persons>")), ("Person Odd", 10, line_of(text, "<Person>")), ("Requests Odd", 11, line_of(text, "<Requests>")), ("Assessment Odd", 9, line_of(text, "<Assessment>")),
        ("NamedPlan Odd", 7, line_of(text, "<NamedPlan>")), ("SENneed Odd", 6, line_of(text, "<SENneed>")),
    ]  # fmt: skip
    assert found.refused == ()
    assert found["Requests"].columns["ReceivedDate"] == whole["Requests"].columns["ReceivedDate"]


def test_an_element_within_a_value_makes_the_value_unusable(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace(FIRST, "<ReceivedDate>2025-01-13<b>x</b></ReceivedDate>")
    found = read_bytes(tmp_path, text)
    assert refusals(found) == [("26 ReceivedDate", "2025-01-13x", "this is not a date.", "Write it as YYYY-MM-DD.")]
    assert not_read(found) == [("Requests b", 1, 27)]


def test_names_in_every_case_and_spelling(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("StartDate>", "startdate>").replace("Requests>", "REQUESTS>")
    text = text.replace("SENneed>", "SenNeed>").replace("<PB>", "<PlanWPB>one</PlanWPB><PB>")
    text = text.replace("<URN>", "<SENSetting>ola</SENSetting><URN>").replace("<UPN>", "<Postcode>ZZ99</Postcode><UPN>")
    found = read_bytes(tmp_path, text)
    whole = read_bytes(tmp_path, as_xml(tmp_path), "plain.xml")
    assert (found.refused, found.not_read) == ((), ())
    for module, item in (("NamedPlan", "StartDate"), ("Requests", "ReceivedDate"), ("SENneed", "SENtype")):
        assert found[module].columns[item].to_pylist() == whole[module].columns[item].to_pylist()
    assert found["NamedPlan"].columns["PlanWBP"].to_pylist()[0] == "one"
    assert found["PlanDetail"].columns["SENsetting"].to_pylist()[0] == "OLA"
    assert found["Person"].columns["PostCode"].to_pylist()[0] == "ZZ99"
    assert found["NamedPlan"].spot(0, "PlanWBP").field == "PlanWPB"


def test_a_prefix_of_a_namespace_is_no_part_of_a_name(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("<", "<s:").replace("<s:/", "</s:").replace("<s:?", "<?").replace("<s:!", "<!")
    found = read_bytes(tmp_path, text.replace("<s:Message>", '<s:Message xmlns:s="urn:synthetic">'))
    assert (found.people, found.refused, found.not_read) == (10, (), ())


def test_an_element_twice_in_a_record_says_nothing(tmp_path: Path) -> None:
    found = read_bytes(
        tmp_path, as_xml(tmp_path).replace(FIRST, FIRST + FIRST + "<ReceivedDate>2025-01-14</ReceivedDate>")
    )
    (one,) = found.refused
    assert (str(one.spot.row), one.module, one.item, one.record) == ("26", "Requests", "ReceivedDate", 0)
    assert (one.message, one.fix) == ("ReceivedDate stands twice in one Requests record.", "Keep the right one.")
    assert found["Requests"].columns["ReceivedDate"][0].as_py() is None
    assert (found.people, found.people_refused) == (10, 1)
    assert caseload_of(found).left_out == (0,)


def test_a_text_that_is_too_long_has_its_record(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("2025-05-19", "2" * 10_001).replace("Synthetic3<", "S" * 90_000 + "<")
    found = read_bytes(tmp_path, text)
    whom = [(one.spot.row, one.spot.field, one.module, one.item, one.record, one.value) for one in found.refused]
    assert whom == [
        (line_of(text, "2222") - 1, "ReceivedDate", "Requests", "ReceivedDate", 1, ""),
        (line_of(text, "SSSS") - 1, "Surname", "Person", "Surname", 2, ""),
    ]
    assert {one.message for one in found.refused} == {"the text is longer than 10,000 characters."}
    assert (found.people, found.people_refused, caseload_of(found).left_out) == (10, 2, (1,))
    longest = read_bytes(tmp_path, as_xml(tmp_path).replace("Synthetic3<", "S" * 10_000 + "<"))
    assert longest.refused == ()


def test_a_header_that_says_two_things(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, as_xml(tmp_path).replace("<LEA>999</LEA>", "<LEA>999</LEA><LEA>998</LEA>"))
    assert refusals(found) == [("None LEA", "998", "the header says LEA twice; '999' was read.", "Keep one.")]
    found = read_bytes(tmp_path, as_xml(tmp_path).replace("<Year>2026", f"<Year>{'9' * 5000}"))
    assert [one.message for one in found.refused] == ["this is no whole number."]
    assert found.header.year == 2026  # as the survey day says


def test_a_second_record_where_there_can_be_one(tmp_path: Path) -> None:
    text = as_xml(tmp_path).replace("<Assessment>", "<Assessment><Week20>1</Week20></Assessment>\n<Assessment>", 1)
    found = read_bytes(tmp_path, text)
    fix = "Keep one; a second request has a record of its own."
    assert refusals(found) == [("35", "", "this is a second Assessment record of one Requests record.", fix)]
    assert (found.people, found.people_refused) == (10, 1)
