"""What cannot be so in a policy file, or hardly can: each is told with the line of the file on which it stands."""

import pytest

from policy_texts import HEAD
from sendrules.local.loading.policy_file import check_policy

BUYS = '[commissioning]\ntitle = "What we buy"\nequality = { assessment = "done", source = "p. 2" }\n'
AIMS = '[performance]\ntitle = "Aims"\n'
SHARE = '[[performance.measures]]\nid = "m"\ntitle = "M"\ncohort = "due-in"\nstatistic = "share"\nnumerator = "a"\ndenominator = "b"\n'
COUNT = SHARE.replace("share", "count")
STANDARDS = '[standards]\ntitle = "Standards"\n'
FAST = '[fast_track]\ntitle = "Fast"\nstatus = "in-force"\n'
ORDER = '[prioritisation]\ntitle = "Order"\nmode = "date_order"\n'


def contract(id: str, *lines: str) -> str:
    return "\n".join((f'[[commissioning.contracts]]\nid = "{id}"\ntitle = "C"', *lines, ""))


def decision(*lines: str) -> str:
    return "\n".join(('[[commissioning.decisions]]\nid = "d"\ntitle = "D"', *lines, ""))


def told(text: str, key: str) -> set[tuple[str, str]]:
    """Give the severity and the message of what is said on the lines that begin with a key."""
    whole = HEAD + text
    lines = {n for n, line in enumerate(whole.split("\n"), start=1) if line.startswith(key)}
    return {(f.severity.value, f.message) for f in check_policy(whole).findings if f.line in lines}


REPLIES = '[[standards.communication]]\nid = "c"\ntitle = "C"\nbasis = "receipt"\n'
OF_THE_WAIT = '[[standards.communication]]\nid = "c"\ntitle = "C"\nbasis = "wait"\n'
SUPPORT = '[[standards.interim_support]]\nid = "i"\ntitle = "I"\nkind = "funding"\n'
REFUSED = [
    ("a share below nought", BUYS + "aimed_agency_share = -0.1", "aimed_agency_share", "too small"),
    ("a share above one", BUYS + "most_agency_share = 1.5", "most_agency_share", "too large"),
    ("a percentage as a share", AIMS + '[[performance.targets]]\nid = "t"\ntitle = "T"\nat_least = 49', "at_least", "more than 1"),
    ("a reported share above one", AIMS + SHARE + '[[performance.reported]]\nmeasure = "m"\nvalue = 49', "value", "is a share"),
    ("a reported count below nought", AIMS + COUNT + '[[performance.reported]]\nmeasure = "m"\nvalue = -5', "value", "too small"),
    ("a benchmark above one", AIMS + SHARE + '[[performance.benchmarks]]\narea = "E"\nmeasure = "m"\nvalue = 1.5', "value", "is a share"),
    ("a step of a target above one", AIMS + '[[performance.targets]]\nid = "t"\ntitle = "T"\n'
     'trajectory = { cumulative = false, unit = "share", points = [{ by = "2026", value = 49 }] }'.replace('"2026"', '"2026-12"'),
     "trajectory", "is a share, and 49"),
    ("a quantity below nought", AIMS + '[[performance.milestones]]\nid = "m"\ntitle = "M"\nby = "2026-12"\ncumulative = true\n'
     'quantity = { value = -5, unit = "plans" }', "quantity", "too small"),
    ("a quantity of 1e99", AIMS + '[[performance.milestones]]\nid = "m"\ntitle = "M"\nby = "2026-12"\ncumulative = true\n'
     'quantity = { value = "1e99999999", unit = "plans" }', "quantity", "too large"),
    ("a measure that is not there", AIMS + SHARE + '[[performance.targets]]\nid = "t"\ntitle = "T"\nmeasure = "m"\n'
     'benchmark = { area = "E", measure = "n" }', "benchmark", "no measure called 'n'"),
    ("money beyond any budget", BUYS + '[[commissioning.budgets]]\nid = "b"\ntitle = "B"\namount = 1e15', "amount", "too large"),
    ("a term of 100000 months, with a gap", BUYS + contract("a", 'starts = "2025-01-01"', "term_months = 100000")
     + contract("b", 'starts = "2026-01-01"'), "term_months", "too large"),
    ("extensions without end", BUYS + contract("a", 'starts = "2025-01-01"', "term_months = 600",
     "extensions = [{ months = 600 }, { months = 600 }]"), "extensions", "1,800 months"),
    ("within 100000 months", BUYS + contract("a", 'starts = "2025-01-01"', 'ends_by = "2026"'.replace("2026", "2026-12"),
     "within_months = 100000"), "within_months", "too large"),
    ("an alert 1000000 days before the end", BUYS + "gaps = { alert_days_before_end = 1000000 }", "gaps", "too large"),
    ("a promise after 1000000 weeks", ORDER + '[[prioritisation.guarantees]]\nid = "g"\ntitle = "G"\noverdue_weeks = 1000000',
     "overdue_weeks", "too large"),
    ("an end before the start", BUYS + contract("a", 'starts = "2025-01-01"', 'ends_by = "2024-12"'), "ends_by", "before it starts"),
    ("bids after the start", BUYS + contract("a", 'starts = "2025-01-01"', 'tender_closes = "2026-01-01"'), "tender_closes", "after it starts"),
    ("a guarantee above the total", BUYS + contract("a", "total = 5", "guaranteed = 10"), "guaranteed", "10 are guaranteed"),
    ("a call-off above its most", BUYS + '[[commissioning.surge]]\ntitle = "S"\nguaranteed = 10\nmost = 5', "guaranteed", "10 are guaranteed"),
    ("two that take over from each other", BUYS + contract("a", 'supersedes = "b"') + contract("b", 'supersedes = "a"'),
     "supersedes", "a, b and a again"),
    ("three in a circle", BUYS + contract("z", 'supersedes = "a"') + contract("a", 'supersedes = "b"') + contract("b", 'supersedes = "c"')
     + contract("c", 'supersedes = "a"'), 'supersedes = "b"', "a, b, c and a again"),
    ("a decision on no contract", BUYS + decision('contract = "zz"'), "contract", "no contract called 'zz'"),
    ("a year that is a slip", BUYS + decision("not_before = 20026-01-01".replace("20026", "0026")), "not_before", "1990 to 2199"),
    ("a month that is a slip", BUYS + contract("a", 'starts = "9999-12"'), "starts", "1990 to 2199"),
    ("one id for two tables", ORDER + 'id = "one"\n' + STANDARDS + 'id = "one"', 'id = "one"', "which [standards] has"),
    ("one piece of evidence twice", FAST + '[[fast_track.criteria]]\nid = "c"\ntitle = "C"\nleast_evidence = 2\n'
     'evidence = [{ id = "e", title = "E" }, { id = "e", title = "E" }]', "evidence", "share an id: e"),
    ("a fast track that ends first", FAST + 'effective = "2027-01"\nin_force_to = 2026-12-31', "in_force_to", "before it is in force"),
    ("a comparison that nothing meets", STANDARDS + '[[standards.interim_support]]\nid = "i"\ntitle = "I"\nkind = "funding"\n'
     'when = { fact = "testshire.age", at_least = 20, at_most = 10 }', "when", "at once"),
    ("nan", STANDARDS + '[[standards.interim_support]]\nid = "i"\ntitle = "I"\nkind = "funding"\n'
     'when = { fact = "testshire.age", at_least = nan }', "when", "not a number"),
    ("a value twice", '[[facts]]\nname = "testshire.group"\ntitle = "G"\ntype = "group"\nvalues = ["a", "b", "a"]', "values", "listed twice"),
    ("a reply counted from the wait", STANDARDS + OF_THE_WAIT + 'repeats = "14 days"\nreply = "1 week"', "reply", "no message is answered"),
    ("updates without a period", STANDARDS + OF_THE_WAIT, "basis", "how often"),
    ("a condition on a fact that is not there", STANDARDS + OF_THE_WAIT + 'repeats = "14 days"\n'
     'when = { fact = "testshire.nothing", is = true }', "when", "no fact called 'testshire.nothing'"),
    ("a back-date after nothing", STANDARDS + SUPPORT + 'backdated_to = { after = "20 weeks", stated = "s" }', "backdated_to", "after what"),
    ("a back-date that says nothing", STANDARDS + SUPPORT + "backdated_to = {}", "backdated_to", "counted from, or the words"),
    ("an empty source", STANDARDS + '[[standards.limits]]\nid = "l"\ntitle = "L"\nduty = "reg-5-1-decision-to-assess"\nwithin = "4 weeks"\n'
     "source = []", "source = []", "this list is empty"),
    ("a source without words", STANDARDS + 'source = { document = "", place = "p" }', 'source = { document = ""', "empty"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "why"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_cannot_be_is_refused_on_its_line(text: str, key: str, why: str) -> None:
    found = told(text, key)
    assert any(severity == "refused" and why in message for severity, message in found), found
    assert check_policy(HEAD + text).policy is None


WARNED = [
    ("a committee in 2030 before a decision of 2020", BUYS + decision("committee = 2030-01-01", "not_before = 2020-01-01"),
     "committee", "Tue 1 Jan 2030"),
    # 28 clear days after 3 November 2025 end on 1 December, so the first day is 2 December
    ("a key decision too soon after its notice", BUYS + decision("key = true", "notice_published = 2025-11-03", "not_before = 2025-12-01"),
     "not_before", "from Tue 2 Dec 2025"),
    ("a notice after the decision", BUYS + decision("notice_published = 2025-11-03", "not_before = 2025-11-02"), "not_before", "28 clear days"),
    ("a second threshold", BUYS + '[[commissioning.thresholds]]\nid = "a"\nmore_than = 1\n[[commissioning.thresholds]]\nid = "b"\nmore_than = 2',
     "[[commissioning.thresholds]]", "only the first"),
    ("an older one that starts later", BUYS + contract("a", 'supersedes = "b"', 'starts = "2025-01-01"') + contract("b", 'starts = "2026-01-01"'),
     "supersedes", "starts after it"),
    ("a point before the start", BUYS + contract("a", 'starts = "2025-01-01"',
     'trajectory = { cumulative = true, unit = "plans", points = [{ by = "2024-12", value = 1 }] }'), "trajectory", "before a starts"),
    ("more guaranteed than the steps", BUYS + contract("a", "guaranteed = 10", 'volumes = [{ rate = { value = 2, unit = "plans", per = "month" }, lasts = "3 months" }]'), "guaranteed", "come to 6"),
    ("a batch above what may be in progress", BUYS + 'allocation = { batch = 9, most_in_progress = 5, source = "p. 1" }', "allocation", "9 are handed out"),
    ("an aim above the most", BUYS + "aimed_agency_share = 0.5\nmost_agency_share = 0.1", "aimed_agency_share", "above the most"),
    ("a month twice", BUYS + "seasonal_months = [7, 7]", "seasonal_months", "stands twice"),
    ("a benchmark of no measure", AIMS + '[[performance.benchmarks]]\narea = "England"\nvalue = 0.5', "[[performance.benchmarks]]", "names no measure"),
    ("a count that is not whole", AIMS + COUNT + '[[performance.reported]]\nmeasure = "m"\nvalue = 1.5', "value", "not a whole number"),
    ("a share of a count", AIMS + COUNT + '[[performance.targets]]\nid = "t"\ntitle = "T"\nmeasure = "m"\nat_least = 0.5', "at_least", "m is a count"),
    ("a reply before the acknowledgement", STANDARDS + '[[standards.communication]]\nid = "c"\ntitle = "C"\nbasis = "receipt"\n'
     'acknowledge = "10 working days"\nreply = "5 working days"', "reply", "before the acknowledgement"),
    ("a reply that always comes first", STANDARDS + REPLIES + 'acknowledge = "5 working days"\nreply = "3 days"', "reply",
     "in 3 days, before the acknowledgement in 5 working days."),
    # from Friday 11 April 2025: a week ends on Good Friday, the fifth working day is Tuesday the 22nd
    ("a reply that comes first at Easter", STANDARDS + REPLIES + 'acknowledge = "5 working days"\nreply = "1 week"', "reply",
     "where it is counted from Fri 11 Apr 2025, for one"),
    ("an acknowledgement that nobody can count", STANDARDS + REPLIES + 'acknowledge = "999 working days"\nreply = "1 week"', "reply",
     "before the acknowledgement in 999 working days"),
    ("a review after the end", FAST + 'review = { after = "12 months", expires_after = "26 weeks" }', "review", "ends after 26 weeks"),
    ("criteria published too late", FAST + 'in_force_from = 2026-01-01\npublished = "2026-03"', "published", "after it is in force"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "why"), [case[1:] for case in WARNED], ids=[case[0] for case in WARNED])
def test_what_hardly_can_be_is_warned_of_on_its_line(text: str, key: str, why: str) -> None:
    found = told(text, key)
    assert any(severity == "warning" and why in message for severity, message in found), found


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("commissioning.providers", 'title = "T"\nsupply = "agency"'),
        ("commissioning.contracts", 'title = "T"'),
        ("commissioning.budgets", 'title = "T"\namount = 5'),
        ("commissioning.thresholds", "more_than = 5"),
        ("commissioning.decisions", 'title = "T"'),
        ("commissioning.forums", 'title = "T"'),
        ("commissioning.roles", 'title = "T"'),
        ("performance.measures", 'title = "T"\ncohort = "due-in"\nstatistic = "count"'),
        ("performance.targets", 'title = "T"'),
        ("performance.outcomes", 'title = "T"'),
        ("performance.milestones", 'title = "T"\nby = "2026-12"'),
        ("quality.report_checks", 'title = "T"\nfield = "f"'),
        ("quality.plan_checks", 'title = "T"\nfield = "f"'),
        ("quality.grades", 'title = "T"'),
        ("standards.limits", 'title = "T"\nduty = "reg-5-1-decision-to-assess"\nwithin = "4 weeks"'),
        ("standards.communication", 'title = "T"\nbasis = "receipt"\nreply = "5 working days"'),
        ("standards.interim_support", 'title = "T"\nkind = "funding"'),
        ("fast_track.criteria", 'title = "T"\nevidence = [{ id = "e", title = "E" }]'),
        ("prioritisation.guarantees", 'title = "T"\noverdue_weeks = 4'),
    ],
)
def test_no_two_entries_of_a_table_share_an_id(table: str, fields: str) -> None:
    hook = table.split(".")[0]
    more = {"fast_track": 'status = "in-force"\n', "prioritisation": 'mode = "date_order"\n'}.get(hook, "")
    text = f'[{hook}]\ntitle = "T"\n{more}' + f'[[{table}]]\nid = "same"\n{fields}\n' * 2
    second = (HEAD + text).rfind('id = "same"')
    line = (HEAD + text)[:second].count("\n") + 1
    refused = check_policy(HEAD + text).refused
    assert any("share an id: same" in f.message and f.line == line for f in refused), [str(f) for f in refused]


def test_what_agrees_is_not_remarked_on() -> None:
    text = (
        BUYS
        + contract("a", 'starts = "2025-01-01"', 'tender_closes = "2024-10-01"', "term_months = 12", "guaranteed = 5", "total = 5")
        + contract("b", 'supersedes = "a"', 'starts = "2026-01-01"', 'ends_by = "2027-12"')
        + decision("key = true", "committee = 2025-11-20", "notice_published = 2025-11-03", "not_before = 2025-12-02")
        + AIMS + SHARE + '[[performance.benchmarks]]\narea = "E"\nmeasure = "m"\nvalue = 1\n'
        + STANDARDS + '[[standards.communication]]\nid = "c"\ntitle = "C"\nbasis = "acknowledgement"\nacknowledge = "10 working days"\n'
        'reply = "5 working days"\n'
        + REPLIES.replace('"c"', '"d"') + 'acknowledge = "5 working days"\nreply = "2 weeks"\n'
    )  # fmt: skip
    assert [str(f) for f in check_policy(HEAD + text).findings] == []
