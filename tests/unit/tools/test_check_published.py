"""The tool that works published percentages out again."""

import pytest
from check_published import main

from published import FACT_ROWS, FACTS, row, write

MANCHESTER = next(fact for fact in FACTS if fact[2][1] == "352")


def test_the_facts_come_out_of_their_counts(tmp_path, capsys):
    assert main([str(write(tmp_path / "t.csv"))]) == 0
    out = capsys.readouterr().out
    assert "data set timeliness, 18 rows, 2019 to 2024" in out
    assert "within-20-weeks-including-exceptions: 17 percentages, 17 come out of their counts, 0 do not\n" in out
    assert (
        "within-20-weeks-excluding-exceptions: 15 percentages, 15 come out of their counts, 0 do not; 2 with the" in out
    )
    assert "2023: 2 of 2 authorities add up to 2,506 plans; England: 80,945\n" in out
    assert "of unknown duration, in no band: 448 in 1 authority (Manchester 448)" in out


def test_a_percentage_that_does_not_come_out_is_shown_and_fails(tmp_path, capsys):
    changed = (*MANCHESTER[:3], MANCHESTER[3].replace(" 51 ", " 71.1 ", 1))  # of the plans in a band only
    assert main([str(write(tmp_path / "t.csv", [*FACT_ROWS[:1], row(changed)]))]) == 1
    out = capsys.readouterr().out
    assert "within-20-weeks-including-exceptions: 2 percentages, 1 come out of their counts, 1 do not\n" in out
    assert "  2023 Manchester: 808 of 1584 is 51.0, not 71.1\n" in out


def test_a_wrong_file_is_told(tmp_path, capsys):
    assert main([str(tmp_path / "none.csv")]) == 1
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a", "b"]])
def test_one_file_is_needed(arguments, capsys):
    assert main(arguments) == 2
    assert "check_published.py FILE" in capsys.readouterr().out
