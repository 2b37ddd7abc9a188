"""Workbooks and Parquet files made by hand, to be spoilt."""

import io
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq


def parquet_of(**columns):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def xlsx_of(*table_rows, sheet="people"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in table_rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xlsx_with(member, change):
    """A workbook of one person, with the text of one member changed by hand; where `change` gives none it is left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_of(["person_id", "name"], ["P1", "甲"]))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            kept = change(content) if info.filename == member else content
            if kept is not None:
                new.writestr(info.filename, kept, zipfile.ZIP_DEFLATED)
    return out.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx_by_hand(texts, count):
    """A workbook whose texts are shared: `count` rows below the header show the last of `texts`."""
    shown = [*range(len(texts)), *[len(texts) - 1] * (count - 1)]
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{i}</v></c></row>' for n, i in enumerate(shown, start=1))
    parts = {
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="people" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships xmlns="
        '"http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{t}</t></si>" for t in texts) + "</sst>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in parts.items():
            archive.writestr(member, text)
    return stream.getvalue()
