"""`sendrules timetable` from outside: any start, its details, and a policy beside the law."""

import pytest

from command_line import run


def table(*args: str) -> str:
    result = run("timetable", *args)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_details_narrow_the_rows_down():
    text = table("--tribunal-order", "2026-05-11", "--order", "make-plan")
    assert "Mon 15 Jun 2026" in text
    assert "Mon 27 Jul 2026" in text
    assert "14 weeks" not in text
    assert "reg 44(2)(d)" not in text


def test_the_flags_of_the_issue():
    assert "Tue 30 Mar 2027" in table("--phase-transfer", "2027", "--to", "post-16")
    assert "Thu 10 Sep 2026" in table("--moved", "2026-09-01", "--aware", "2026-08-20")
    assert "Tue 1 Sep 2026" in table("--decision-sent", "2026-06-30")
    assert "Mon 17 Aug 2026" in table("--mediation-agreement", "2026-05-11", "--order", "assess")
    assert "Mon 8 Jun 2026" in table("--review-meeting", "2026-05-11", "--no-institution")
    assert "Detained Persons" not in table("--tribunal-order", "2026-05-11")
    assert "SI 2015/62" in table("--tribunal-order", "2026-05-11", "--order", "assess", "--in-detention")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--request", "2026-05-11", "--order", "assess"), "--order goes with --mediation-agreement"),
        (("--review-meeting", "2026-05-11", "--aware", "2026-05-01"), "--aware goes with --moved"),
        (("--tribunal-order", "2026-05-11", "--order", "a"), "'a' could be assess or amend-provision"),
        (
            ("--tribunal-order", "2026-05-11", "--order", "nothing"),
            "there is no 'nothing'. Choose from assess",
        ),
        (("--phase-transfer", "27"), "27: this is not a date"),
        (("--review-meeting", "2026"), "2026: this is not a date"),
        ((), "Give the day of an event, such as --request 2025-05-21."),
    ],
)
def test_a_detail_that_would_be_dropped_is_refused(args, words):
    result = run("timetable", *args)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_policy_file_is_shown_beside_the_law():
    case, file = "examples/cases/late-plan.json", "examples/policies/improvement-plan-2026.toml"
    result = run("evaluate", case, "--as-of", "2026-01-05", "--policy", file)
    assert result.exit_code == 0, result.output
    assert "the law above is the same without it" in " ".join(result.stdout.split())
    assert "fast track: no criteria in force" in result.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--authority", "kent", "--policy", "x.toml"), "Choose one of --authority and --policy"),
        (("--fallback", "generic"), "--fallback goes with --authority or --policy"),
        (("--policy", "x.toml", "--page", "family"), "Leave --policy out"),
    ],
)
def test_flags_of_a_policy_that_do_not_go_together(args, words):
    result = run("evaluate", "examples/cases/late-plan.json", "--as-of", "2026-01-05", *args)
    assert result.exit_code == 2
    assert words in result.stderr


def test_only_a_time_to_respond_speaks_of_representations():
    drafted = " ".join(table("--draft-plan", "2026-03-02").split())
    assert "representations from Mon 2 Mar 2026; the plan may be finalised from Tue 17 Mar 2026" in drafted
    kept = table("--decision-to-cease", "2025-06-10")
    assert "from Tue 10 Jun 2025 to Mon 1 Sep 2025" in kept
    assert "representations" not in kept
    assert "representations" not in table("--no-plan-notice", "2025-06-10")
