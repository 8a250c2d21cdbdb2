"""The page as a person uses it: by keyboard, on a phone, on paper, without a network, and with a hostile case file."""

import json

import pytest

from browser import sideways, violations

from .conftest import ask, visit

pytestmark = pytest.mark.outside

WIDTHS = (320, 768, 1280)
REQUEST, DECISION = ("request", "30", "3", "2026"), ("decision-to-assess", "12", "5", "2026")
MARKUP = '<script>window.hurt=1</script><img src=x onerror="window.hurt=1">=HYPERLINK("http://x.example","y")'
HOSTILE = MARKUP + "\u202e\n" + "z" * 9900
"""What the library takes in most fields, and what it refuses in most."""


def expect(what):
    from playwright.sync_api import expect as held  # where it is used: a run without it can still collect these tests

    return held(what)


@pytest.fixture(params=["light", "dark"])
def page(browser, running, request):
    with visit(browser) as found:
        found.emulate_media(color_scheme=request.param)
        yield opened(found, running)


@pytest.fixture
def plain_page(browser, running):
    with visit(browser) as found:
        yield opened(found, running)


def opened(page, running):
    page.goto(running.address)
    page.wait_for_selector("#ready:not([hidden])", timeout=120_000)
    return page


def add(page, kind, *day):
    page.click("#add")
    page.select_option("#kind", kind)
    form = page.locator("#asked form")
    for box, text in zip(form.locator("fieldset").first.locator("input").all(), day, strict=True):
        box.fill(text)
    form.locator("button[type=submit]").click()
    expect(form).to_have_count(0)


def ask_on(page, *day):
    for box, text in zip(page.locator("#as-of input").all(), day, strict=True):
        box.fill(text)
    page.get_by_role("button", name="Use this day").click()


def late_plan(page):
    add(page, *REQUEST)
    add(page, *DECISION)
    ask_on(page, "20", "8", "2026")
    expect(page.locator("#answered-on")).to_have_text("Where it stands on 20 August 2026")


def look(page):
    """Look at the page at each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []
        assert sideways(page) == 0


def test_it_can_be_read_by_everybody_in_each_state_at_each_width(page):
    look(page)
    page.click("#add")
    page.select_option("#kind", "request")
    page.locator("#asked button[type=submit]").click()
    expect(page.locator("#asked .summary")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Cancel").click()
    late_plan(page)
    look(page)
    page.get_by_role("button", name="The next one").click()
    page.get_by_role("button", name="Letter: Late plan").click()
    expect(page.locator("pre.letter")).to_contain_text("17 August 2026")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    look(page)


def test_a_late_plan_is_told_first_with_what_to_do_and_by_when(plain_page):
    # twenty weeks from 30 March 2026 end on 17 August, sixteen on 20 July; the decision of 12 May came a day after the six weeks
    late_plan(plain_page)
    panel = plain_page.locator("#family .panel")
    expect(panel).to_contain_text("The final EHC plan is 3 days late.")
    expect(panel).to_contain_text("17 August 2026")
    expect(plain_page.locator("#family")).to_contain_text("Ombudsman, to be safe by 11 May 2027")
    late = plain_page.locator("#limits li.late")
    assert [text.split("\n")[0] for text in late.all_inner_texts()] == [
        "Complete the assessment and decide whether to make an EHC plan",
        "Send the finalised EHC plan",
    ]
    expect(late.nth(1)).to_contain_text("17 August 2026: not done: 3 days overdue.")
    expect(late.nth(1).get_by_role("link")).to_have_attribute(
        "href", "https://www.legislation.gov.uk/uksi/2014/1530/regulation/13"
    )
    expect(late.nth(0)).to_contain_text("20 July 2026: not done: 31 days overdue, on one reading of the law.")
    expect(late.nth(0)).to_contain_text("The law can be read in two ways here")
    late.nth(0).locator("summary").click()
    expect(late.nth(0)).to_contain_text("limited to sixteen weeks: it would not be owed.")
    expect(plain_page.locator("#state a")).to_have_attribute("href", "#answered-on")
    expect(plain_page.locator("#state")).to_contain_text("Write to the local authority now")
    expect(plain_page.locator("#state")).to_contain_text("20 October 2026")  # three months after 20 July


def test_a_decision_that_did_not_come_is_late_the_day_after_six_weeks(plain_page):
    add(plain_page, *REQUEST)
    ask_on(plain_page, "11", "5", "2026")  # the last day
    expect(plain_page.locator("#answered-on")).to_contain_text("11 May 2026")
    expect(plain_page.locator("#limits li.late")).to_have_count(0)
    ask_on(plain_page, "12", "5", "2026")
    expect(plain_page.locator("#limits li.late")).to_have_count(1)
    expect(plain_page.locator("#limits li.late")).to_contain_text("11 May 2026: not done: 1 day overdue.")


def test_exceptions_are_asked_one_at_a_time_each_with_the_reason(plain_page):
    late_plan(plain_page)
    plain_page.select_option(
        "#which-limit", label="Send the finalised EHC plan, due 17 August 2026 (SEND Regulations 2014, reg 13(2))"
    )
    shown, seen = plain_page.locator("#exceptions"), []
    while True:
        seen.append(shown.get_by_role("heading").inner_text())
        expect(shown).to_contain_text("It does not lift this time limit.")
        forward = shown.get_by_role("button", name="The next one")
        if forward.is_disabled():
            break
        forward.click()
        assert plain_page.evaluate("document.activeElement.tagName") == "H3"
    assert seen[0].startswith("Exception 1 of ")
    assert len(seen) == int(seen[0].split(" of ")[1].split(":")[0])
    assert len(seen) == len(set(seen)) > 3


def test_it_can_be_used_with_the_keyboard_alone(plain_page):
    press = plain_page.keyboard.press

    def to(is_there):
        for _ in range(40):
            press("Tab")
            if plain_page.evaluate(f"(() => {{ const at = document.activeElement; return {is_there}; }})()"):
                return
        raise AssertionError(f"no way by Tab to {is_there}")

    to("at.classList.contains('skip')")
    to("at.id === 'add'")
    press("Enter")
    to("at.id === 'kind'")
    plain_page.keyboard.type("request for an a")
    assert plain_page.input_value("#kind") == "request"
    for text in ("30", "3", "2026"):
        to("at.tagName === 'INPUT' && at.value === ''")
        plain_page.keyboard.type(text)
    to("at.type === 'submit'")
    press("Enter")
    expect(plain_page.locator("#recorded li")).to_contain_text("30 March 2026: request for an assessment")
    assert plain_page.evaluate("document.activeElement.id") == "add"


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (("31", "2", "2026"), "The day it arrived: February 2026 has 28 days. Write a day from 1 to 28."),
        (("3", "13", "2026"), "The day it arrived: Write a month from 1 to 12."),
        (("3", "3", "26"), "The day it arrived: Write the year with four numbers, such as 2026."),
        (("3", "", "2026"), "The day it arrived: Write the month too."),
        (("", "", ""), "The day it arrived: this is needed."),
    ],
)
def test_a_wrong_day_is_told_beside_it_and_at_the_top(engine_page, day, message):
    page = engine_page
    page.click("#add")
    page.select_option("#kind", "request")
    form = page.locator("#asked form")
    for box, text in zip(form.locator("fieldset").first.locator("input").all(), day, strict=True):
        box.fill(text)
    form.locator("button[type=submit]").click()
    expect(form.locator(".summary")).to_be_focused()
    expect(form.locator("fieldset .error").first).to_have_text(message)
    form.locator(".summary a").click()
    expect(form.locator("fieldset input").first).to_be_focused()
    page.get_by_role("button", name="Cancel").click()


@pytest.fixture(scope="module")
def engine_page(browser, running):
    with visit(browser) as found:
        yield opened(found, running)


def test_what_the_library_refuses_is_told_in_the_form(plain_page):
    add(plain_page, *REQUEST)
    plain_page.click("#add")
    plain_page.select_option("#kind", "decision-to-assess")
    form = plain_page.locator("#asked form")
    form.locator("summary").click()
    for fieldset, day in (
        (form.locator("fieldset").nth(0), ("12", "5", "2026")),
        (form.get_by_role("group", name="Sent (optional)"), ("13", "5", "2026")),
    ):
        for box, text in zip(fieldset.locator("input").all(), day, strict=True):
            box.fill(text)
    form.locator("button[type=submit]").click()
    expect(form.locator(".summary")).to_contain_text("Make them the same.")
    expect(plain_page.locator("#recorded li")).to_have_count(1)


def test_a_case_file_is_saved_and_opened_again(plain_page):
    late_plan(plain_page)
    with plain_page.expect_download() as saved:
        plain_page.get_by_role("button", name="Save the case file").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert [event["kind"] for event in json.loads(text)["events"]] == ["request", "decision-to-assess"]
    plain_page.get_by_role("button", name="Remove: 30 March 2026").click()
    expect(plain_page.locator("#recorded li")).to_have_count(1)
    give(plain_page, text)
    expect(plain_page.locator("#recorded li")).to_have_count(2)
    expect(plain_page.locator("#opened")).to_have_text("The case file is open.")


def give(page, text):
    page.set_input_files("#file", {"name": "case.json", "mimeType": "application/json", "buffer": text.encode()})


@pytest.mark.parametrize(
    "text", ["not JSON", "[]", '{"reference": "1"}', '{"events": [null]}', '{"events": [], "claims": ["staff"]}']
)
def test_a_file_that_is_no_case_is_told_so(engine_page, text):
    give(engine_page, text)
    expect(engine_page.locator("#opened")).to_contain_text("This is no case file")


def hostile_cases(form, text):
    """A case for each record that takes texts, with this one there."""
    request = {"kind": "request", "on": "2026-03-30"}
    for kind in form["events"]:
        texts = [name for name in kind["fields"] if form["fields"][name]["type"] == "text"]
        if not kind["needs"] and texts:
            yield {"events": [request, {"kind": kind["kind"], "on": "2026-05-13", **dict.fromkeys(texts, text)}]}
    for record in form["circumstances"]:
        yield {"events": [request], "circumstances": [{"kind": record["kind"], **filled(record["fields"], text)}]}
    yield {"events": [request], "determinations": [filled(form["determination"], text)]}
    yield {"events": [request], "claims": [filled(form["claim"], text)]}
    yield {"events": [request], "facts": {text: text}}


def filled(fields, text):
    """A record in which every text is this one, and the rest is right."""
    values = {"text": text, "day": "2026-05-13"}
    chosen = {field["name"]: field["choices"][0]["value"] for field in fields if field["type"] == "choice"}
    return chosen | {field["name"]: values[field["type"]] for field in fields if field["type"] in values}


def test_a_hostile_text_in_any_field_is_only_text(plain_page):
    plain_page.set_viewport_size({"width": 320, "height": 900})
    form = ask(plain_page, "form", {})["answer"]
    answered = 0
    for case in (*hostile_cases(form, MARKUP), *hostile_cases(form, HOSTILE)):
        give(plain_page, json.dumps({"reference": "1", **case}))
        expect(plain_page.locator("#opened")).to_have_text("The case file is open.")
        ask_on(plain_page, "20", "8", "2026")
        expect(
            plain_page.locator("#problem:not([hidden]), #answers:not([hidden]) #family .panel").first
        ).to_be_visible()
        assert plain_page.evaluate("window.hurt") is None, case
        assert plain_page.locator("main script, main img").count() == 0, case
        assert sideways(plain_page) == 0, case
        shown = plain_page.locator("body").inner_text()
        assert "\u202e" not in shown, case
        assert "z" * 3000 not in shown, case
        answered += plain_page.locator("#problem").is_hidden()
    assert answered > 5


def test_what_is_refused_as_a_whole_is_told_in_place_of_the_answers(plain_page):
    give(plain_page, json.dumps({"reference": "1", "events": [{"kind": HOSTILE, "on": "31/02/2026"}]}))
    expect(plain_page.locator("#problem")).to_be_visible()
    assert plain_page.locator("#family").inner_text() == ""
    assert plain_page.evaluate("window.hurt") is None
    assert violations(plain_page) == []


def test_the_calendar_file_and_the_letter_are_those_of_the_library(plain_page):
    late_plan(plain_page)
    with plain_page.expect_download() as saved:
        plain_page.get_by_role("button", name="Save the days as a calendar file").click()
    assert saved.value.suggested_filename.endswith(".ics")
    assert saved.value.path().read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    plain_page.get_by_role("button", name="Letter: Late plan").click()
    with plain_page.expect_download() as letter:
        plain_page.get_by_role("button", name="Save it as text").click()
    assert "17 August 2026" in letter.value.path().read_text(encoding="utf-8")


def test_on_paper_there_are_answers_and_no_buttons(plain_page):
    late_plan(plain_page)
    plain_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    plain_page.emulate_media(media="print")
    expect(plain_page.locator("#limits li details ul").first).to_be_visible()
    expect(plain_page.locator("#exceptions .on-paper")).to_contain_text("17 August 2026")
    expect(plain_page.get_by_role("heading", name="Write a letter")).to_be_hidden()
    expect(plain_page.locator("#family .panel")).to_be_visible()
    expect(plain_page.locator("#recorded li").first).to_be_visible()
    assert not any(one.is_visible() for one in plain_page.locator("button, select, input").all())
    assert plain_page.pdf()[:5] == b"%PDF-"
    plain_page.emulate_media(media="screen")
    plain_page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(plain_page.locator("#limits li details ul").first).to_be_hidden()


def test_the_focus_stays_on_the_page_after_a_removal(plain_page):
    add(plain_page, *REQUEST)
    plain_page.get_by_role("button", name="Remove: 30 March 2026").click()
    expect(plain_page.locator("#add")).to_be_focused()


def test_without_a_network_it_answers_and_it_asks_no_other_origin(plain_page, running):
    plain_page.context.set_offline(True)
    plain_page.reload()
    plain_page.wait_for_selector("#ready:not([hidden])", timeout=120_000)
    late_plan(plain_page)
    elsewhere = [url for url in plain_page.context.asked if not url.startswith((running.address, "blob:", "data:"))]
    assert elsewhere == []
