"""Writes observations.xlsx beside itself, as another program than ours would: `pip install openpyxl`, then run this.

EVERY FIGURE IS INVENTED FOR TESTS and says nothing about Lizhou District: each grows from the plan's start by a made-up step.
The first sheet is a table of yearly figures, the second holds what such files hold besides: a merged title, formulas with and
without the results that a spreadsheet program leaves in the file, dates, truth values, errors and percentages.
"""

import datetime
import io
import json
import pathlib
import re
import zipfile

import openpyxl

HERE = pathlib.Path(__file__).parent
YEARS = range(2021, 2025)
# What a spreadsheet program would have computed; openpyxl computes nothing.
RESULTS = {"B5": "6", "B6": "1.5", "C6": "是"}


def invented(indicator, year):
    """A made-up figure, or nothing where the plan states words."""
    if indicator["measure"] == "status":
        return None
    start, target = indicator["start"].get("value"), indicator["target"]["value"]
    base = target if start is None else start
    value = round(base * (1 + 0.004 * (year - 2020)), indicator["decimals"] + 1)
    if indicator["measure"] == "average_growth":
        return value / 100
    return min(value, 100) if indicator["unit"] == "％" else value


def observations(sheet, plan):
    sheet.title = "观测"
    sheet.append(["指标", "单位", *YEARS])
    for indicator in plan["indicators"][:38]:
        sheet.append([indicator["name"], indicator["unit"], *(invented(indicator, year) for year in YEARS)])
        if indicator["measure"] == "average_growth":
            for cell in sheet[sheet.max_row][2:]:
                cell.number_format = "0.0%"


def oddities(sheet):
    sheet["A1"] = "利州区情况（测试用，数字均为虚构）"
    sheet.merge_cells("A1:D1")
    for row in [["项目", "数值", "备注", "日期"], ["甲", 1, "有\n换行", datetime.date(2023, 6, 30)], ["乙", 5, " 空格 ", datetime.datetime(2023, 6, 30, 8, 30)]]:
        sheet.append(row)
    sheet.append(["合计", "=SUM(B3:B4)"])
    sheet.append(["平均", "=B5/4", '=IF(B5>5,"是","否")'])
    sheet.append(["未计算", "=B5*2"])
    sheet.append([True, "#DIV/0!", 0.937])
    sheet["C8"].number_format = "0.0%"


def with_results(name, content):
    """A part of the file with results put into its formulas, and without the moment of writing."""
    if name == "docProps/core.xml":
        return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content)
    if name != "xl/worksheets/sheet2.xml":
        return content
    text = content.decode()
    for place, result in RESULTS.items():
        kind = "" if re.fullmatch(r"[\d.]+", result) else ' t="str"'
        text, count = re.subn(rf'<c r="{place}"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?', rf'<c r="{place}"\1{kind}><f>\2</f><v>{result}</v>', text)
        assert count == 1, place
    return text.encode()


def main():
    book = openpyxl.Workbook()
    observations(book.active, json.loads((HERE / "../../data/lizhou-14.json").read_text(encoding="utf-8")))
    oddities(book.create_sheet("其他"))
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(HERE / "observations.xlsx", "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), with_results(name, source.read(name)), zipfile.ZIP_DEFLATED)


main()
