# SPDX-License-Identifier: Apache-2.0
"""Writes the workbooks in Fixtures/Workbook with three programs, and reads those written here.

usage: python3 workbooks.py write FOLDER [SOFFICE]     writes the fixtures
       python3 workbooks.py read FILE                  prints what openpyxl reads, as JSON

Written with Python 3.11.7, openpyxl 3.1.5, XlsxWriter 3.3.1 and LibreOffice 7.4.7.
"""
import datetime
import json
import subprocess
import sys

import openpyxl
import xlsxwriter

EPOCH = datetime.datetime(2026, 1, 1)


def town(path):
    """Ties, nodes and participation, with a hidden sheet and one that is not read."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = EPOCH
    ties = book.active
    ties.title = "Ties"
    ties.append(["source", "target", "relation", "weight", "date", "paid"])
    ties.append(["ann", "bo", "helps", 2.5, datetime.date(2026, 3, 31), True])
    ties.append(["bo", 7, "knows\nwell", 1, datetime.datetime(2026, 4, 1, 9, 30), False])
    ties.append([])
    ties.append([7, "ann", " =1+1 ", 0.1, None, None])
    nodes = book.create_sheet("NODES")
    nodes.append(["id", "label", "kind"])
    nodes.append(["ann", "Ann é 日本 <&>", "person"])
    nodes.append(["bo", None, "person"])
    nodes.append([7, "_x0041_", "organisation"])
    nodes.merge_cells("B4:C5")
    nodes["B4"] = "Seven"
    answers = book.create_sheet("participation")
    answers.append(["wave", "id", "responded"])
    answers.append([1, "ann", True])
    answers.append([1, 7, False])
    book.create_sheet("notes").append(["not read"])
    hidden = book.create_sheet("secret")
    hidden.append(["not read"])
    hidden.sheet_state = "hidden"
    book.save(path)


def days(path, epoch_1904):
    """Days in both systems and several styles, with shared texts, as XlsxWriter writes them."""
    book = xlsxwriter.Workbook(path, {"date_1904": epoch_1904})
    book.set_properties({"created": EPOCH})
    sheet = book.add_worksheet("Sheet1")
    styles = ["yyyy-mm-dd", "dd/mm/yy", "d mmm yyyy", "mmm-yy", '"day" 0', "[h]:mm", "0.00", "hh:mm"]
    sheet.write_row(0, 0, ["source", "target"] + [f"c{place}" for place in range(len(styles))])
    sheet.write_row(1, 0, ["a", "b"])
    for place, style in enumerate(styles):
        value = datetime.datetime(2026, 3, 31, 12, 0) if "h" in style else datetime.date(2026, 3, 31)
        if style in ('"day" 0', "0.00", "[h]:mm"):
            sheet.write_number(1, 2 + place, 46.5, book.add_format({"num_format": style}))
        else:
            sheet.write_datetime(1, 2 + place, value, book.add_format({"num_format": style}))
    sheet.write_row(2, 0, ["b", "a"])
    bold = book.add_format({"bold": True})
    sheet.write_rich_string(2, 2, "rich ", bold, "text")
    sheet.write_string(2, 3, "=1+1")
    sheet.write_string(2, 4, "tab\there\x01")
    book.close()


def errors(path):
    """An error, a formula with a result, and one whose result was never saved."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": EPOCH})
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, ["source", "target", "weight"])
    sheet.write_row(1, 0, ["a", "b"])
    sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    sheet.write_row(2, 0, ["b", "a"])
    sheet.write_formula(2, 2, "=1+1", None, 2)
    book.close()


def never_calculated(path):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = EPOCH
    book.active.append(["source", "target", "weight"])
    book.active.append(["a", "b", "=1+1"])
    book.save(path)


def read(path):
    book = openpyxl.load_workbook(path)
    result = {}
    for sheet in book:
        rows = []
        for row in sheet.iter_rows():
            rows.append([[cell.data_type, str(cell.value) if cell.is_date else cell.value,
                          bool(cell.quotePrefix)] for cell in row])
        result[sheet.title] = rows
    print(json.dumps(result, ensure_ascii=False))


if sys.argv[1] == "write":
    folder = sys.argv[2]
    town(f"{folder}/openpyxl-town.xlsx")
    days(f"{folder}/xlsxwriter-days-1900.xlsx", False)
    days(f"{folder}/xlsxwriter-days-1904.xlsx", True)
    errors(f"{folder}/xlsxwriter-errors.xlsx")
    never_calculated(f"{folder}/openpyxl-formula.xlsx")
    if len(sys.argv) > 3:
        subprocess.run(
            [sys.argv[3], "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
             f"{folder}/converted", f"{folder}/openpyxl-town.xlsx"], check=True)
else:
    read(sys.argv[2])
