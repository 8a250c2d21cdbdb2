"""``sendrules report``, as a person types it."""

from pathlib import Path

from command_line import run

EXAMPLES = Path(__file__).parents[2] / "examples" / "caseload"
INPUTS = Path(__file__).parents[2] / "examples" / "commissioning" / "inputs.toml"
EVENTS = str(EXAMPLES / "events.csv")
DAY = ["--as-of", "2026-01-05"]


def test_a_caseload_becomes_a_page_and_a_list(tmp_path):
    out = tmp_path / "report.html"
    result = run("report", EVENTS, *DAY, "--out", str(out), "--authority", "886")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("4 cases, 3 limits on the list to do.")
    html = out.read_text(encoding="utf-8")
    assert "EHC plans: report of Kent" in html
    assert "report-to-do.csv" in html
    lines = (tmp_path / "report-to-do.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "report-reviews.csv",
        "report-to-do.csv",
        "report.html",
    ]


def test_a_plugin_names_the_authority(tmp_path):
    result = run("report", EVENTS, *DAY, "--out", str(tmp_path / "r.html"), "--authority", "milton_keynes")
    assert result.exit_code == 0, result.output
    assert "report of Milton Keynes" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_wrong_rows_give_a_page_and_an_exit_code(tmp_path):
    out = tmp_path / "r.html"
    result = run("report", str(EXAMPLES / "with-mistakes.csv"), *DAY, "--out", str(out))
    assert result.exit_code == 1
    assert "3 rows cannot be used. The page says which, and why." in result.output
    assert "3 rows cannot be used." in out.read_text(encoding="utf-8")


def test_the_period_can_be_chosen(tmp_path):
    out = tmp_path / "r.html"
    period = ["--first", "2025-01-01", "--last", "2025-12-31"]
    assert run("report", EVENTS, *DAY, "--out", str(out), *period).exit_code == 0
    assert "The measures cover 1 January 2025 to 31 December 2025." in out.read_text(encoding="utf-8")


def test_a_file_that_is_no_page_is_refused(tmp_path):
    result = run("report", EVENTS, *DAY, "--out", str(tmp_path / "r.pdf"))
    assert result.exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_a_column_names_the_schools(tmp_path):
    source = tmp_path / "cases.csv"
    source.write_text("case,kind,on,School\nA-17,final-plan,2024-11-04,Oak Primary\n", encoding="utf-8")
    out = tmp_path / "r.html"
    assert run("report", str(source), *DAY, "--out", str(out), "--column", "School=facts.school").exit_code == 0
    assert "Oak Primary" in out.read_text(encoding="utf-8")
    assert '"Oak Primary","A-17",2025-11-03,' in (tmp_path / "r-reviews.csv").read_text(encoding="utf-8")


def test_a_plan_is_shown_from_its_inputs(tmp_path):
    out = tmp_path / "r.html"
    assert run("report", EVENTS, *DAY, "--out", str(out), "--plan", str(INPUTS)).exit_code == 0
    html = out.read_text(encoding="utf-8")
    assert "From January 2027 to December 2028, in 1,000 runs" in html
    assert "None of those who wait now still waits for a place" in html
    assert "Undetermined." not in html


def test_the_contracts_of_a_policy_ask_for_what_is_missing(tmp_path):
    out = tmp_path / "r.html"
    result = run("report", EVENTS, *DAY, "--out", str(out), "--authority", "kent")
    assert result.exit_code == 0, result.output
    html = out.read_text(encoding="utf-8")
    assert "<strong>Undetermined.</strong>" in html
    assert "By how much do requests grow in a year?" in html
    assert "Who waits is counted at the end of December 2025." in html


def test_there_is_no_plan_where_nobody_asks_for_one(tmp_path):
    out = tmp_path / "r.html"
    assert run("report", EVENTS, *DAY, "--out", str(out), "--authority", "886").exit_code == 0
    assert 'id="plan"' not in out.read_text(encoding="utf-8")


def test_wrong_inputs_are_named_and_nothing_is_written(tmp_path):
    wrong = tmp_path / "inputs.toml"
    wrong.write_text("first_month = 2027-01-02\nmonths = 24\n", encoding="utf-8")
    result = run("report", EVENTS, *DAY, "--out", str(tmp_path / "r.html"), "--plan", str(wrong))
    assert result.exit_code != 0
    assert "inputs.toml" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["inputs.toml"]


def test_a_case_is_pointed_to_its_own_page(tmp_path):
    result = run("report", "case.json", *DAY, "--out", str(tmp_path / "r.html"))
    assert result.exit_code == 2
    assert "case.json is a case, and a report is made from tables." in result.output
    assert "case page" in result.output
    assert list(tmp_path.iterdir()) == []
