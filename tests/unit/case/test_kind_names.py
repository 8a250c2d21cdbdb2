"""Kinds of event by id, title and the field's names; slips are seen through, and an opposite is never offered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.case.kind_names import LISTED, kinds_called, kinds_meant, which_kind
from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.case.synonyms import ASKED, CALLED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Request for assessment", "request"), ("EHCNA request", "request"), ("EHC needs assessment request", "request"),
        ("request for an education, health and care needs assessment", "request"),
        ("agreed-to-assess", "decision-to-assess"), ("yes to assess", "decision-to-assess"),
        ("decision-not-to-assess", "refusal-to-assess"), ("NTA", "refusal-to-assess"),
        ("decision not to issue a plan", "no-plan-notice"), ("note in lieu", "no-plan-notice"),
        ("proposed plan", "draft-plan"), ("Draft EHCP", "draft-plan"),
        ("final plan", "final-plan"), ("Final EHC plan", "final-plan"), ("EHCP issued", "final-plan"),
        ("plan finalised", "final-plan"), ("Finalised plan", "final-plan"), ("FINAL_PLAN", "final-plan"),
        ("consent-order", "tribunal-order"), ("concession", "appeal-conceded"),
        ("phase transfer", "phase-transfer"), ("decision not to amend", "decision-to-continue"),
        ("decision not to re-assess", "refusal-to-reassess"), ("Decision to re-assess", "decision-to-reassess"),
    ],
)  # fmt: skip
def test_what_the_field_calls_a_kind(text, kind):
    assert kinds_called(text) == (kind,)
    assert kinds_meant(text) == (kind,)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("annual-review", ["review-meeting"]),
        ("refusal", ["refusal-to-assess", "no-plan-notice", "refusal-to-reassess"]),
        ("ceased", ["decision-to-cease", "plan-ceased"]),
        ("reqest", ["request"]),
        ("refusl to asess", ["refusal-to-assess"]),
        ("desicion to assess", ["decision-to-assess"]),
        ("finalplan", ["final-plan"]),
        ("final", ["final-plan"]),
        ("medation", ["mediation"]),
    ],
)
def test_what_says_too_little_or_is_a_slip_is_asked_about(text, kinds):
    assert kinds_called(text) == ()
    assert list(kinds_meant(text)) == kinds


@pytest.mark.parametrize(
    "text", ["holiday", "panel", "not detained", "decision not to cease", "", "-", "x" * 5000, "no plan at all"]
)
def test_another_word_is_no_kind(text):
    assert kinds_meant(text) == ()
    assert which_kind(text) == LISTED


def test_every_id_and_every_title_names_its_own_kind():
    for kind in EventKind:
        assert kinds_called(kind.value) == (kind,)
        assert kinds_called(KINDS[kind].title) == (kind,)
        assert kinds_called(KINDS[kind].title.upper()) == (kind,)


def test_every_name_of_the_field_means_one_kind():
    for kind, names in CALLED.items():
        for name in names:
            assert kinds_called(name) == (kind,), name
    for name, kinds in ASKED.items():
        assert kinds_called(name) == (), name
        assert kinds_meant(name) == kinds


NO = {"refusal", "refused", "no", "not", "cease", "ceased", "declined", "withdrawn", "withdrawal", "ended"}
OPPOSITES = [
    ("decision-to-assess", "refusal-to-assess"), ("plan-decision", "no-plan-notice"),
    ("decision-to-reassess", "refusal-to-reassess"), ("decision-to-continue", "decision-to-cease"),
    ("amendment-notice", "no-amendment-notice"), ("mediation-wanted", "mediation-declined"),
    ("permission-granted", "permission-refused"), ("detained", "released"), ("request", "request-withdrawn"),
    ("upper-tribunal-permission-granted", "upper-tribunal-permission-refused"), ("appeal", "appeal-ended"),
    ("decision-to-amend", "decision-to-continue"), ("provision-secured", "provision-not-made"),
    ("set-aside-sought", "set-aside-refused"), ("final-plan", "plan-ceased"),
]  # fmt: skip


@st.composite
def slips(draw: st.DrawFn) -> tuple[EventKind, str]:
    """A name of a kind with one or two slips of the keys."""
    kind = draw(st.sampled_from(list(EventKind)))
    text = draw(st.sampled_from([kind.value, KINDS[kind].title, *CALLED.get(kind, ())]))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, max(len(text) - 2, 0)))
        slip = draw(st.sampled_from(["leave out", "twice", "swap", "other", "space", "no hyphens"]))
        text = {
            "leave out": text[:at] + text[at + 1 :],
            "twice": text[:at] + text[at : at + 1] + text[at:],
            "swap": text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            "other": text[:at] + draw(st.sampled_from("abdeinorst")) + text[at + 1 :],
            "space": text[:at] + " " + text[at:],
            "no hyphens": text.replace("-", " "),
        }[slip]
    return kind, text


@given(slips())
def test_a_slip_never_leads_to_the_opposite(slip):
    kind, text = slip
    meant = {k.value for k in kinds_meant(text)}
    for one, other in OPPOSITES:
        assert kind.value != one or other not in meant, text
        assert kind.value != other or one not in meant, text


@given(st.sampled_from(list(EventKind)), st.sampled_from(["not ", "no ", "never "]))
def test_a_denial_is_never_answered_with_what_it_denies(kind, word):
    for name in (kind.value, KINDS[kind].title):
        if not NO & set(re.findall("[a-z]+", f"{kind.value} {KINDS[kind].title}".lower())):
            assert kind not in kinds_meant(word + name)
