"""What three councils publish on replies, updates and back-dates, written as their pages say it. Dates are worked in the comments."""

from datetime import date
from pathlib import Path

import pytest

import sendrules as sr
from command_line import run

WOKINGHAM = """
[authority]
key = "wokingham"
name = "Wokingham Borough Council"

[source]
document = "Communication promise (wokingham.gov.uk, 11 September 2025)"
place = "If you haven't had a reply"

[standards]
id = "promise"
title = "Communication promise"

[[standards.communication]]
id = "email-and-phone"
title = "Acknowledged within 5 working days, answered within a further 5"
channels = ["email", "phone"]
acknowledge = "5 working days"
reply = "5 working days"
basis = "acknowledgement"
escalation = [
    { after = "5 working days", to = "Senior Case Manager" },
    { after = "10 working days", to = "SEND Practice Manager" },
]

[[standards.communication]]
id = "post"
title = "Post: acknowledged within 10 working days, answered within a further 5"
channels = ["post"]
acknowledge = "10 working days"
reply = "5 working days"
basis = "acknowledgement"

[[standards.communication]]
id = "panel-decision"
title = "Decisions are shared by the following Wednesday"
event = "decision of the panel"
reply = "1 week"
basis = "event"
source = { document = "EHCP decision making panels (wokingham.gov.uk)", place = "How you find out about panel decisions" }
"""

CHESHIRE_EAST = """
[authority]
key = "cheshire_east"
name = "Cheshire East Council"

[source]
document = "SEND Team communication promise to parents, children and young people (cheshireeast.gov.uk)"
place = "When we will contact you otherwise"

[[facts]]
name = "cheshire_east.in_the_circumstance"
title = "The circumstance in which updates are promised"
type = "flag"

[standards]
id = "promise"
title = "Communication promise"

[[standards.communication]]
id = "decisions"
title = "Told of any decision by the end of the next working day"
event = "decision"
reply = "1 working day"
basis = "event"

[[standards.communication]]
id = "messages"
title = "Contacted within 3 working days of an email or telephone message"
channels = ["email", "phone"]
reply = "3 working days"
basis = "receipt"

[[standards.communication]]
id = "updates"
title = "An update every 14 days"
repeats = "14 days"
basis = "wait"
when = { fact = "cheshire_east.in_the_circumstance", is = true }
source = [{}, { place = "from what the 14 days count is not stated", status = "assumption" }]
"""

KIRKLEES = """
[authority]
key = "kirklees"
name = "Kirklees Council"

[source]
document = "FAQs regarding Education, Health & Care Needs assessment timescales, November 2021 (kirkleeslocaloffer.org.uk)"
place = "the answer on top-up funding"

[standards]
id = "delays"
title = "While assessments are delayed"

[[standards.communication]]
id = "concerns"
title = "A response within one week to a concern or complaint by email"
channels = ["email"]
reply = "1 week"
basis = "receipt"
source = { document = "Questions from families about EHCPs (kirkleeslocaloffer.org.uk)", place = "the address for concerns" }

[[standards.interim_support]]
id = "top-up"
title = "Top-up funding that is due is backdated where the final plan comes after 20 weeks"
kind = "funding"
starts = "past-the-limit"

[standards.interim_support.backdated_to]
stated = "back dated to when it would have been received if the assessment has been completed within 20 weeks"
after = "20 weeks"
counted_from = "request"
"""


def engine(text: str, tmp_path: Path) -> sr.Engine:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    assert [str(f) for f in sr.check_policy_file(path).findings] == []
    return sr.Engine.from_policy(path)


def test_wokingham_answers_for_each_channel_and_a_panel_by_the_following_wednesday(tmp_path: Path) -> None:
    made = engine(WOKINGHAM, tmp_path)
    # Thursday 15 January 2026: 16, 19, 20, 21, 22 are five working days, 23, 26, 27, 28, 29 five more
    by_email, by_post = made.replies(date(2026, 1, 15), acknowledged=date(2026, 1, 22))
    assert (by_email.channels, by_post.channels) == (("email", "phone"), ("post",))
    assert (by_email.acknowledge_by, by_post.acknowledge_by) == (date(2026, 1, 22), date(2026, 1, 29))
    assert by_email.reply_by == date(2026, 1, 29)
    assert [on for _, on in by_email.escalate] == [date(2026, 1, 22), date(2026, 1, 29)]
    with pytest.raises(sr.NoStandardFor, match="email, phone, post"):
        made.replies(date(2026, 1, 15), channel="letter")
    # the panel of Wednesday 1 April 2026 sits before Easter: five working days would end on Friday 10 April
    (panel,) = made.replies(date(2026, 4, 1), event="decision of the panel")
    assert panel.reply_by == date(2026, 4, 8)


def test_cheshire_east_gives_updates_in_a_circumstance_and_says_where_it_is_not_known(tmp_path: Path) -> None:
    made = engine(CHESHIRE_EAST, tmp_path)
    (decision,) = made.replies(date(2026, 5, 22), event="decision")  # Friday; Monday the 25th is a bank holiday
    assert decision.reply_by == date(2026, 5, 26)
    case = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2026, 5, 11))])
    for fact, applies, following in (
        (True, True, date(2026, 6, 8)),
        (None, None, date(2026, 6, 8)),
        (False, False, None),
    ):
        facts = {} if fact is None else {"in_the_circumstance": fact}
        local = made.evaluate(case.model_copy(update={"facts": facts}), as_of=date(2026, 5, 26)).local
        assert local is not None
        (found,) = local.updates
        assert (found.applies, found.next) == (applies, following)
        assert sr.Status.ASSUMPTION in {p.status for p in found.provenance}


def test_kirklees_backdates_to_the_day_twenty_weeks_after_the_request(tmp_path: Path) -> None:
    made = engine(KIRKLEES, tmp_path)
    request, plan = (
        sr.Event(kind=kind, on=on) for kind, on in (("request", date(2021, 6, 7)), ("final-plan", date(2022, 1, 20)))
    )
    result = made.evaluate(sr.Case(reference="A-17", events=[request, plan]), as_of=date(2022, 2, 1))
    assert result.local is not None
    (offer,) = result.local.interim_support
    assert (offer.open, offer.support.backdated_to and offer.support.backdated_to.stated in offer.backdated) == (
        False,
        True,
    )
    (concern,) = made.replies(date(2021, 12, 22), channel="email")  # seven days, whatever Christmas is
    assert concern.reply_by == date(2021, 12, 29)
    # 7 June + 140 days: 23 left in June, 31, 31, 30 make 115 by the end of September, and 25 more
    assert offer.backdated_to == date(2021, 10, 25) == result["reg-13-2-final-plan-20-weeks"].due
    law = sr.evaluate(sr.Case(reference="A-17", events=[request, plan]), as_of=date(2022, 2, 1))
    assert law.to_dict(full=True)["duties"] == result.to_dict(full=True)["duties"]


def test_the_command_tells_of_updates_and_back_dates(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(CHESHIRE_EAST, encoding="utf-8")
    (tmp_path / "other.toml").write_text(KIRKLEES, encoding="utf-8")
    case = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2021, 6, 7))])
    (tmp_path / "case.json").write_text(case.model_dump_json(), encoding="utf-8")
    shown = [
        run(
            "evaluate",
            str(tmp_path / "case.json"),
            "--policy",
            str(tmp_path / name),
            "--as-of",
            "2021-11-01",
            columns=400,
        )
        for name in ("policy.toml", "other.toml")
    ]
    # 7 June 2021 + 147 days is 1 November, so the tenth update is due on day 140, and the next on day 154
    assert (
        "An update every 14 days: every 14 days from the first day of the wait, Mon 7 Jun 2021: the next is due by Mon 8 Nov 2021"
        in (shown[0].output)
    )
    assert "backdated to Mon 25 Oct 2021, 20 weeks after the request received Mon 7 Jun 2021" in shown[1].output
