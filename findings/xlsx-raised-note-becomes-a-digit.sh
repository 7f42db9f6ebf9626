#!/usr/bin/env bash
# openpyxl 3.1.5, pandas 2.2.3, python-calamine 0.3.1 (the Rust crate calamine): in the workbook of a statistical yearbook a figure may carry a raised
# note, such as 77.1 with a small 1 after it. All three readers join the runs of the cell's rich text and return 77.11. Nothing in their answer
# tells it from a real number. They also return a row that is hidden in the workbook.
# Expected: a raised run is marked or left out, or at least the cell is not read as a number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 pandas==2.2.3 python-calamine==0.3.1
cat >raised.py <<'PY'
import openpyxl
import pandas
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["indicator", "2021"])
sheet.append(["life expectancy", None])
sheet["B2"] = CellRichText("77.1", TextBlock(InlineFont(vertAlign="superscript"), "1"))
sheet.append(["hidden", 1])
sheet.row_dimensions[3].hidden = True
book.save("raised.xlsx")
print("openpyxl", openpyxl.load_workbook("raised.xlsx").active["B2"].value)
for engine in ["openpyxl", "calamine"]:
    table = pandas.read_excel("raised.xlsx", engine=engine)
    print("pandas over", engine, pandas.to_numeric(table.iloc[:, 1]).tolist())
PY
env/bin/python raised.py | tee found
diff - found <<'EXPECTED'
openpyxl 77.11
pandas over openpyxl [77.11, 1.0]
pandas over calamine [77.11, 1.0]
EXPECTED
