#!/usr/bin/env bash
# python-calamine 0.9.1 gives a cell whose formula failed (#N/A, #DIV/0!, #REF!) as an empty text, as it gives a blank cell.
#
# One would guess that it gives the error as a text, as openpyxl does, or raises. In a SEN2 return a lookup that found nothing then reads as
# "no date": a request that was decided looks undecided, and a plan that was issued looks outstanding. Nobody is told.
# Its issue 105, open since November 2024, asks for a way to tell them apart; its README does not mention it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q python-calamine==0.9.1 openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder/dates.xlsx" <<'PY'
import sys

import openpyxl
import python_calamine

book = openpyxl.Workbook()
book.active.append(["request", "decided"])
book.active.append([1, "2025-02-21"])
book.active.append([2, "#N/A"])  # openpyxl writes it as an error cell, as Excel does
book.active.append([3, None])
book.active.append([4, "end"])
book.save(sys.argv[1])

errors = [row[1].value for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows(min_row=2)]
print("openpyxl:", errors, openpyxl.load_workbook(sys.argv[1]).active["B3"].data_type)
assert errors == ["2025-02-21", "#N/A", None, "end"]
seen = [row[1] for row in python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()[1:]]
print("python-calamine:", seen)
assert seen == ["2025-02-21", "", "", "end"]
PY
echo "as described"
