"""Letters say what is certain of a case, with its days, and nothing else."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sendrules as sr
from golden import golden_cases
from sendrules.law.statute import statute
from sendrules.report.letters import LetterKind, letter
from sendrules.report.letters.certain import missed_by_authority
from sendrules.statutory.outcome import Due

ROOT = Path(__file__).parents[4]
PLAN = "reg-13-2-final-plan-20-weeks"
KINDS = list(LetterKind)


def result(as_of: str, *events: str, **more: Any) -> sr.Result:
    """Answer a case whose events are written as ``2025-05-21 request``."""
    found = [{"on": event.split(" ")[0], "kind": event.split(" ")[1]} for event in events]
    case = sr.Case.model_validate({"reference": "A-17", "events": found, **more})
    return sr.evaluate(case, as_of=date.fromisoformat(as_of))


def text(kind: str, about: sr.Result) -> str:
    """The letter itself as one line, without the note for the sender."""
    return " ".join(letter(kind, about).text.split("8<")[1].split())


def refused(kind: str, about: sr.Result) -> str:
    with pytest.raises(sr.InputError) as error:
        letter(kind, about)
    (problem,) = error.value.problems
    assert problem.fix
    return problem.message


LATE = result("2026-01-05", "2025-05-21 request", "2025-07-01 decision-to-assess")


def test_a_late_plan() -> None:
    got = text("late-plan", LATE)
    assert "by 8 October 2025. I have not had it. It is 89 days late." in got  # 23 in October, 30, 31, 5 in January
    assert (
        "The time limit is 20 weeks from the request received on 21 May 2025 (SEND Regulations 2014, reg 13(2))." in got
    )
    assert "Tell me by 19 January 2026" in got  # ten working days from Monday 5 January, with no bank holiday between


def test_a_plan_that_is_not_late() -> None:
    early = result("2025-10-08", "2025-05-21 request")
    assert refused("late-plan", early).endswith("it is not late, and is due by 8 October 2025.")
    assert "It is 1 day late." in text("late-plan", result("2025-10-09", "2025-05-21 request"))


def test_a_plan_that_came() -> None:
    came = result("2026-01-05", "2025-05-21 request", "2025-12-01 final-plan")
    assert "it came on" in refused("late-plan", came)
    assert "came on 1 December 2025, 54 days late. It was due by 8 October 2025" in text("complaint", came)
    in_time = result("2026-01-05", "2025-05-21 request", "2025-10-01 final-plan")
    assert "in time" in refused("late-plan", in_time)


def test_a_plan_that_an_exception_excuses() -> None:
    events = [{"on": "2025-05-21", "kind": "request"}]
    ground = {
        "kind": "exceptional-circumstances",
        "affects": "child",
        "personal": True,
        "what": "a long stay in hospital",
        "first_day": "2025-06-01",
    }
    decided = {
        "limb": "reg-13-3-c-exception",
        "on": "2025-09-01",
        "by": "SEN manager",
        "reason": "the child was in hospital",
    }
    case = {"reference": "A-17", "events": events, "circumstances": [ground], "determinations": [decided]}
    about = sr.evaluate(sr.Case.model_validate(case), as_of=date(2026, 1, 5))
    assert about[PLAN].outcome.name == "disapplied"
    refused("late-plan", about)
    assert "final EHC plan" not in text("complaint", about)


def test_an_exception_that_nobody_decided_on_is_asked_for() -> None:
    about = sr.evaluate(sr.read_case_file(ROOT / "examples/cases/late-plan.json"), as_of=date(2026, 1, 5))
    got = text("late-plan", about)
    assert "advice asked of the head teacher or principal around a closure of at least four weeks" in got
    assert "Educational psychologist shortage. The authority has to deal with a shortage" in got


def test_a_gap_in_the_record_leaves_it_open() -> None:
    gap = {"kind": "record-gap", "first_day": "2025-07-01", "last_day": "2025-12-31"}
    about = result("2026-01-05", "2025-05-21 request", circumstances=[gap])
    refused("late-plan", about)


def test_what_is_contested_is_not_said() -> None:
    assert [a.reading for a in LATE["case-jsc-16-weeks-decision"].alternatives] == ["sixteen-weeks-either-way"]
    got = text("complaint", LATE)
    assert "the final EHC plan has not come".casefold() in got.casefold()
    assert "decision whether to make" not in got


def test_the_later_day_is_said_where_the_law_can_be_read_in_two_ways() -> None:
    about = result("2026-06-01", "2025-01-10 final-plan", "2025-01-10 request")
    found = about["act-44-1-a-first-review"]
    days = {a.outcome.on for a in found.alternatives if isinstance(a.outcome, Due)} | {found.instances[0].limit}
    assert days == {date(2026, 1, 9), date(2026, 1, 10)}
    got = text("review-not-held", about)
    assert "by 10 January 2026" in got
    assert "However the law is read, it has passed." in got
    assert "by 9 January" not in got
    assert refused("review-not-held", result("2026-01-10", "2025-01-10 final-plan"))  # a day late on one reading alone


def test_a_request_before_and_after_its_last_day() -> None:
    before = text("request-chaser", result("2025-07-02", "2025-05-21 request"))
    assert "You have to tell us your decision by 2 July 2025 (SEND Regulations 2014, reg 5(1))." in before
    assert "late" not in before.replace("The EHC plan is late", "")
    after = text("request-chaser", result("2025-07-03", "2025-05-21 request"))
    assert "You had to tell us your decision by 2 July 2025" in after
    assert "It is 1 day late." in after
    assert "in time" in refused(
        "request-chaser", result("2025-07-03", "2025-05-21 request", "2025-07-01 decision-to-assess")
    )


def test_no_request_is_invented() -> None:
    got = text("request-chaser", result("2025-07-03", "2025-05-21 responsible"))
    assert "You became responsible for [name of the child or young person] on 21 May 2025" in got
    assert "received a request" not in got
    assert "You received a request for an EHC needs assessment" in text(
        "request-chaser", result("2025-07-03", "2025-05-21 request")
    )


@pytest.mark.parametrize("kind", ["refusal-to-assess", "no-plan-notice", "not-necessary-notice"])
def test_a_refusal(kind: str) -> None:
    about = result("2025-10-20", "2025-09-01 request", f"2025-10-10 {kind}")
    got = text("refusal", about)
    assert "appeal to the First-tier Tribunal (SEND) by 10 December 2025" in got  # two months from 10 October
    assert "contact a mediation adviser by 10 December 2025" in got
    assert "the right to appeal" in got
    note = letter("refusal", about).text.split("8<")[0]
    assert "10 December 2025" in note


def lead(kind: str, about: sr.Result) -> str:
    """The first lines of the note for the sender."""
    return " ".join(letter(kind, about).text.split("\n\n")[1].split())


def test_the_note_begins_with_what_to_do_and_by_when() -> None:
    # three months after 8 October 2025 end on 8 January 2026, before the ten working days of the letter, 19 January
    assert lead("late-plan", LATE) == (
        "Send it now. If you may want to go to court, get advice today: that time may end on 8 January 2026, before the answer is "
        "asked for."
    )
    soon = result(
        "2025-10-09", "2025-05-21 request", "2025-07-01 decision-to-assess"
    )  # ten working days: 23 October 2025
    assert lead("late-plan", soon) == (
        "Send it now, and write 23 October 2025 in your diary: the letter asks for an answer by then."
    )
    refusal = result("2025-10-20", "2025-09-01 request", "2025-10-10 refusal-to-assess")
    assert lead("refusal", refusal) == (
        "Send it now. Contact a mediation adviser by 10 December 2025, and if it is not settled, appeal by 10 December 2025: the "
        "letter does not stop that time."
    )


def test_a_refusal_that_can_no_longer_be_appealed() -> None:
    about = result("2025-12-11", "2025-09-01 request", "2025-10-10 refusal-to-assess")
    assert "the time to appeal ended on 10 December 2025" in refused("refusal", about)
    assert refused("refusal", result("2025-10-09", "2025-09-01 request", "2025-10-10 refusal-to-assess"))


def test_an_answer_is_asked_for_before_it_is_too_late() -> None:
    about = result("2025-12-08", "2025-09-01 request", "2025-10-10 refusal-to-assess")
    assert "Send me by 10 December 2025 the reports" in text("refusal", about)
    assert "Confirm by 2 July 2025" in text("request-chaser", result("2025-06-30", "2025-05-21 request"))


def test_another_body_s_delay_is_not_the_authority_s() -> None:
    asked = {"kind": "advice-request", "on": "2025-07-01", "to": "nhs-trust", "about": "Oak NHS Trust"}
    events = [{"on": "2025-06-02", "kind": "request"}, {"on": "2025-06-20", "kind": "decision-to-assess"}, asked]
    about = sr.evaluate(sr.Case.model_validate({"reference": "A", "events": events}), as_of=date(2025, 9, 1))
    assert "reg-8-1-cooperate-6-weeks" in [i.id for i in about.overdue]
    refused("complaint", about)


@pytest.mark.parametrize("golden", golden_cases()[::5], ids=str)
def test_no_letter_says_that_something_is_late_which_is_not(golden: Any) -> None:
    about = sr.evaluate(golden.case, as_of=golden.as_of)
    missed = {i.limit for d in about.values() for i in d.instances if i.was_missed}
    missed |= {
        a.outcome.on for d in about.values() for a in d.alternatives if a.was_missed and isinstance(a.outcome, Due)
    }
    for kind in KINDS:
        try:
            written = text(kind, about)
        except (sr.InputError, sr.BeyondHorizonError):
            continue
        late = re.findall(r"by (\d+ \w+ \d{4})[^.]*\. (?:I have not had it\. )?It is \d+ days? late", written)
        late += re.findall(r"It was due by (\d+ \w+ \d{4})", written)
        assert set(late) <= {f"{day.day} {day:%B} {day.year}" for day in missed if day}


@pytest.mark.parametrize(
    "golden", [g for g in golden_cases()[::20] if missed_by_authority(sr.evaluate(g.case, as_of=g.as_of))], ids=str
)
def test_what_is_said_to_be_missed_is_missed_on_every_reading(golden: Any) -> None:
    said = missed_by_authority(sr.evaluate(golden.case, as_of=golden.as_of))
    for reading in statute().readings.values():
        for other in reading.described:
            found = sr.evaluate(golden.case, as_of=golden.as_of, readings={reading.id: other})
            missed = [i for d in found.values() for i in d.instances if i.was_missed and i.limit]
            for each in said:
                assert [i for i in missed if str(i.duty.provision) == each.provision and i.limit <= each.by], (
                    each,
                    reading.id,
                    other,
                )


def test_a_page_needs_nothing_else_and_can_be_filled_in() -> None:
    page = letter("late-plan", LATE).html
    assert not re.findall(r"(?:src|href)=|url\(|@import|<script", page)
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert '<span class="gap" contenteditable="true" role="textbox" aria-label="Your name">[Your name]</span>' in page
    assert "@page { size: A4" in page
    assert re.search(r"@media print \{.*aside \{ display: none; \}", page, re.S)


def test_both_forms_have_the_same_words() -> None:
    found = letter("late-plan", LATE)
    words = re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ", found.html, flags=re.S).split()
    plain = [
        word for line in found.text.splitlines() if "8<" not in line and set(line) != {"="} for word in line.split()
    ]
    assert words == [word for word in plain if word != "-"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "=HYPERLINK(1)", "# x", "- x", "x" * 2000, "Zoë & Sons"]
)
def test_text_of_a_case_is_only_text(name: str) -> None:
    events = [sr.Event(kind="request", on=date(2025, 5, 21))]
    found = letter("late-plan", sr.evaluate(sr.Case(reference=name, events=events), as_of=date(2026, 1, 5)))
    assert "<script" not in found.html
    assert name in " ".join(found.text.split())
    assert "49" not in found.text
    assert found.html.count("<h1>") == 1
    assert found.html.count("<li>") == letter("late-plan", result("2026-01-05", "2025-05-21 request")).html.count(
        "<li>"
    )


def test_gaps_are_filled_in_every_form() -> None:
    fill = {"Your name": "Jo <b>Smith</b>", "name of the LOCAL authority": "Kent\nForged"}
    found = letter("late-plan", LATE, fill=fill)
    assert found.text.count("Jo <b>Smith</b>") == 2  # above the letter and below it
    assert "To: SEN team, Kent\\nForged" in found.text.splitlines()
    assert "[Your name]" not in found.text
    assert "[Your address]" in found.text
    assert "Jo &lt;b&gt;Smith&lt;/b&gt;" in found.html
    assert found.pdf() != letter("late-plan", LATE).pdf()


def test_a_gap_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(sr.InputError, match=r"Did you mean your name\?"):
        letter("late-plan", LATE, fill={"Your nam": "Jo"})
    with pytest.raises(sr.InputError, match="The gaps are your name, your address,"):
        letter("late-plan", LATE, fill={"telephone": "1"})


@pytest.mark.parametrize("about", ["<script>alert(1)</script>", '=HYPERLINK("x","y")', "# x", "[Your name]", "x" * 200])
def test_hostile_fields_are_only_text_in_a_complaint(about: str) -> None:
    def complained(name: str) -> tuple[str, str]:
        events = [
            {"on": "2025-05-21", "kind": "request", "note": name},
            {"on": "2025-07-02", "kind": "advice-request", "to": "nhs-trust", "about": name, "note": name},
        ]
        case = sr.Case.model_validate({"reference": "A", "events": events, "claims": [{"reason": name, "by": name}]})
        found = letter("complaint", sr.evaluate(case, as_of=date(2026, 1, 5)))
        return found.html, found.text

    html, _ = complained(about)
    plain, _ = complained("Oak School")
    assert "<script" not in html
    for tag in ("<h1", "<h2", "<li", "<p"):
        assert html.count(tag) == plain.count(tag)
