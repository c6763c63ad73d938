"""The last pass over the file's parts: what openpyxl cannot write, and the same bytes each time."""

import io
import re
import zipfile
from typing import Any

from eh_tui.files.xlsx.sheet import BookPlan, Kind, SheetPlan

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)

FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")
AFTER_IGNORED_ERRORS = ("drawing", "legacyDrawing", "tableParts", "extLst")

_escape_like = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def polish(book: bytes, plan: BookPlan) -> bytes:
    """Return the finished file made of the parts that openpyxl wrote for a plan."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings: dict[str, int] = {}
    for number, sheet in enumerate(plan.sheets, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _polish_sheet(parts[name], sheet, strings)
    parts["xl/sharedStrings.xml"] = _shared_strings(strings)
    _announce_strings(parts)
    _polish_charts(parts, plan)
    return _zip(parts)


def _polish_sheet(xml: bytes, plan: SheetPlan, strings: dict[str, int]) -> bytes:
    from lxml import etree

    root = etree.fromstring(xml)
    growing = {str(height.row) for height in plan.heights if height.may_grow}
    cached = {cell.address: cell.cached for cell in plan.cells if cell.kind is Kind.FORMULA}
    for row in root.iter(f"{{{MAIN}}}row"):
        if row.get("r") in growing:
            # Excel fits such a row anew when its text changes.
            row.attrib.pop("customHeight", None)
        for cell in row:
            if cell.get("t") == "inlineStr":
                _share_string(cell, strings)
            elif cell.get("r") in cached:
                cell.find(f"{{{MAIN}}}v").text = repr(cached[cell.get("r")])
    merges = root.find(f"{{{MAIN}}}mergeCells")
    if merges is not None:
        merges[:] = sorted(merges, key=lambda merge: _row_and_column(merge.get("ref")))
    _ignore_text_numbers(root, plan)
    return _serialise(root)


def _share_string(cell: Any, strings: dict[str, int]) -> None:
    """Turn an inline string, which some readers show empty, into a shared one."""
    text = cell[0][0].text or ""
    cell.remove(cell[0])
    cell.set("t", "s")
    value = cell.makeelement(f"{{{MAIN}}}v")
    value.text = str(strings.setdefault(text, len(strings)))
    cell.append(value)


def _row_and_column(reference: str) -> tuple[int, str]:
    first = reference.split(":", maxsplit=1)[0]
    letters = first.rstrip("0123456789")
    return int(first[len(letters) :]), letters


def _ignore_text_numbers(root: Any, plan: SheetPlan) -> None:
    """Switch off Excel's warning that a date or number was typed as text."""
    if not plan.page:
        return
    ignored = root.makeelement(f"{{{MAIN}}}ignoredErrors")
    error = ignored.makeelement(
        f"{{{MAIN}}}ignoredError", sqref=plan.page.area.address, numberStoredAsText="1"
    )
    ignored.append(error)
    later = [f"{{{MAIN}}}{name}" for name in AFTER_IGNORED_ERRORS]
    place = next((i for i, child in enumerate(root) if child.tag in later), len(root))
    root.insert(place, ignored)


def _shared_strings(strings: dict[str, int]) -> bytes:
    from lxml import etree

    root = etree.Element(f"{{{MAIN}}}sst", nsmap={None: MAIN}, uniqueCount=str(len(strings)))
    for text in strings:
        element = etree.SubElement(etree.SubElement(root, f"{{{MAIN}}}si"), f"{{{MAIN}}}t")
        # Readers take _x0041_ for an escaped "A", so its underscore is escaped itself.
        element.text = _escape_like.sub("_x005F_", text)
        if text != text.strip() or "\n" in text:
            element.set(SPACE, "preserve")
    return _serialise(root)


def _announce_strings(parts: dict[str, bytes]) -> None:
    """Add the shared strings to the package's lists; openpyxl writes none."""
    from lxml import etree

    types = etree.fromstring(parts["[Content_Types].xml"])
    if not any(part.get("PartName") == "/xl/sharedStrings.xml" for part in types):
        etree.SubElement(
            types,
            f"{{{CONTENT_TYPES}}}Override",
            PartName="/xl/sharedStrings.xml",
            ContentType=STRINGS_TYPE,
        )
    parts["[Content_Types].xml"] = _serialise(types)
    name = "xl/_rels/workbook.xml.rels"
    relations = etree.fromstring(parts[name])
    if not any(relation.get("Type") == STRINGS_RELATION for relation in relations):
        etree.SubElement(
            relations,
            f"{{{RELATIONSHIPS}}}Relationship",
            Type=STRINGS_RELATION,
            Target="/xl/sharedStrings.xml",
            Id="rIdStrings",
        )
    parts[name] = _serialise(relations)


def _polish_charts(parts: dict[str, bytes], plan: BookPlan) -> None:
    """Keep zeros out of the bars, and give each chart its words for a screen reader."""
    from lxml import etree

    charts = [sheet.chart for sheet in plan.sheets if sheet.chart]
    for number, chart in enumerate(charts, 1):
        name = f"xl/charts/chart{number}.xml"
        root = etree.fromstring(parts[name])
        for labels in root.iter(f"{{{CHART}}}dLbls"):
            # Without it LibreOffice takes the cells' format, and shows the zeros.
            labels.find(f"{{{CHART}}}numFmt").set("sourceLinked", "0")
        parts[name] = _serialise(root)
        name = f"xl/drawings/drawing{number}.xml"
        root = etree.fromstring(parts[name])
        for properties in root.iter(f"{{{DRAWING}}}cNvPr"):
            properties.set("descr", f"{chart.title}. {chart.description}")
        parts[name] = _serialise(root)


def _serialise(root: Any) -> bytes:
    from lxml import etree

    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def _zip(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a zip in a fixed order and without a time."""
    rest = sorted(parts.keys() - set(FIRST_PARTS))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (*FIRST_PARTS, *rest):
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return file.getvalue()
