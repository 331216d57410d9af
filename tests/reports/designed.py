"""A designer's workbook with all that a copy could lose, made by openpyxl and by hand."""

import re
import zipfile
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.reports.found import WRONG

TITLE = "本番 'A' 系"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHAPE = f"""\
<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATIONS}">\
<xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row>\
<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff>\
<xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="">\
<xdr:nvSpPr><xdr:cNvPr id="2" name="承認印"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>\
<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="600000"/></a:xfrm>\
<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r>\
<a:t>承認済 髙橋</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>\
</xdr:wsDr>"""
PHONETIC = (
    "<is><r><rPr><b/></rPr><t>prmNo</t></r><r><t>where</t></r>"
    '<rPh sb="0" eb="2"><t>プリム</t></rPh></is>'
)


def designed(rows: str = WRONG) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = TITLE
    thin = Side(style="thin", color="FF336699")
    for number, line in enumerate(rows.splitlines(), start=1):
        for column, text in enumerate(line.split(","), start=1):
            if text:
                cell = sheet.cell(number, column, text)
                cell.number_format = "@"
                cell.border = Border(left=thin, top=thin, right=thin, bottom=thin)
    for cell in sheet[2]:  # a dark heading with white letters
        cell.fill = PatternFill("solid", "FF1F3864")
        cell.font = Font(name="Meiryo", color="FFFFFFFF", bold=True)
    sheet["D3"].fill = PatternFill("solid", "FF1F3864")
    sheet["D3"].font = Font(name="Meiryo", color="FFFFFFFF", bold=True, size=12)
    sheet["D3"].alignment = Alignment(horizontal="right")
    sheet["D3"].protection = Protection(locked=False)
    sheet["D14"].comment = Comment("起動に 40 秒かかる", "山田")
    sheet["C6"].comment = Comment("仮想 IP", "山田")
    sheet.merge_cells("D7:E7")
    sheet.column_dimensions["C"].width = 31.5
    sheet.column_dimensions["I"].hidden = True
    sheet.row_dimensions[4].height = 33
    sheet.freeze_panes = "C2"
    choice = DataValidation(type="list", formula1='"true,false"', allow_blank=True)
    choice.add("D3")
    sheet.add_data_validation(choice)
    red = PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add(
        "D10:D20", CellIsRule(operator="equal", formula=['"x"'], fill=red)
    )
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    sheet.print_area = "A1:H30"
    sheet.print_title_rows = "1:2"
    sheet.oddHeader.center.text = "環境定義書"
    sheet.sheet_properties.tabColor = "FF00B050"
    other = book.create_sheet("変更履歴")
    other["A1"] = "初版"
    other.print_area = "A1:B2"
    book.create_sheet("隠し").sheet_state = "hidden"
    book.defined_names["nodes"] = DefinedName("nodes", attr_text="'変更履歴'!$A$1")
    book.active = 1
    other.sheet_view.tabSelected = True
    buffer = BytesIO()
    book.save(buffer)
    return _with_what_openpyxl_lacks(buffer.getvalue())


def _with_what_openpyxl_lacks(data: bytes) -> bytes:
    """A drawn shape, a text with parts in bold and a phonetic guide, custom properties."""
    parts = parts_of(data)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    rich = rf'\1 t="inlineStr">{PHONETIC}</c>'
    sheet = re.sub(r'(<c r="D7" s="\d+") t="\w+">.*?</c>', rich, sheet)
    drawing = f'<drawing xmlns:r="{RELATIONS}" r:id="rIdDraw"/><legacyDrawing'
    sheet = sheet.replace("<legacyDrawing", drawing)
    assert "rPh" in sheet and "rIdDraw" in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    relations = parts["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    link = (
        f'<Relationship Id="rIdDraw" Type="{RELATIONS}/drawing" Target="../drawings/drawing1.xml"/>'
    )
    relations = relations.replace("</Relationships>", f"{link}</Relationships>")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations.encode()
    parts["xl/drawings/drawing1.xml"] = SHAPE.encode()
    types = parts["[Content_Types].xml"].decode()
    entry = (
        '<Override PartName="/xl/drawings/drawing1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>'
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{entry}</Types>").encode()
    return packed(parts)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
