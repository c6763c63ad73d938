"""An audit as an OpenDocument sheet, as an office program saves our export: the same cells."""

import io
import zipfile
from collections import defaultdict
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.model.core.workbook import Workbook

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def ods_file(workbook: Workbook, today: date) -> bytes:
    """Return an audit's export as an .ods file; the same audit gives the same bytes."""
    sheets = "".join(map(_sheet, plan_book(workbook, today).sheets))
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    parts = {
        "mimetype": _TYPE,
        "META-INF/manifest.xml": manifest,
        "content.xml": f'<office:document-content {_NAMES} office:version="1.3">{body}'
        "</office:document-content>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def _sheet(sheet: SheetPlan) -> str:
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in sheet.cells:
        rows[cell.row][cell.column] = str(cell.value)
    spans = {
        (area.top, area.left): (area.bottom - area.top + 1, area.right - area.left + 1)
        for area in sheet.merges
    }
    width = max((column for cells in rows.values() for column in cells), default=1)
    lines = (
        "".join(_cell(rows[row].get(at, ""), spans.get((row, at))) for at in range(1, width + 1))
        for row in range(1, max(rows, default=1) + 1)
    )
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f"<table:table table:name={quoteattr(sheet.name)}>{table}</table:table>"


def _cell(text: str, span: tuple[int, int] | None) -> str:
    merged = ""
    if span:
        merged = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if not text:
        return f"<table:table-cell{merged}/>"
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string"{merged}>{lines}</table:table-cell>'


def _spaced(line: str) -> str:
    """Return a line with the blanks marked that XML would run together."""
    return escape(line).replace("  ", " <text:s/>").removesuffix(" ") + (
        "<text:s/>" if line.endswith(" ") and not line.endswith("  ") else ""
    )
