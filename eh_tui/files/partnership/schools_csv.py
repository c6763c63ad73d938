"""The list of expected schools as a partnership keeps it: a CSV file of any spreadsheet."""

import codecs
import csv
import io
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from eh_tui.errors import NotFound, Refused
from eh_tui.files.documents.limits import OLE, ZIP
from eh_tui.files.system.durable import why_unread
from eh_tui.files.system.regular import open_regular, read_regular, read_up_to
from eh_tui.model.form.levels import plain_words
from eh_tui.model.partnership.round import ExpectedSchool, plain_number

_LARGEST = 20 * 1024 * 1024
"""Bytes; all schools of England take 5 MB with every column that is published of them."""

_HEADING_BYTES = 4096
"""As many as the first line of any list of schools has."""

_HEADINGS = {
    "name": ("name", "school", "school name", "establishmentname", "establishment name"),
    "number": ("number", "urn", "school number", "dfe number"),
    "phase": ("phase", "phase of education", "phaseofeducation (name)"),
    "locality": ("locality", "area", "cluster"),
    "contact": ("contact", "email", "e-mail", "email address"),
}
"""Under which headings each is found, compared in small letters."""


@dataclass(frozen=True, slots=True)
class SchoolList:
    """The schools of a CSV file, in its order."""

    schools: tuple[ExpectedSchool, ...]
    left_out: tuple[str, ...]
    """The headings of columns that a round has no use for."""


def read_schools(path: Path) -> SchoolList:
    """Return the schools of a CSV file.

    Raises `NotFound` where it can't be read; `Refused`, naming the line, for a row without a
    name or with more cells than there are headings, and for a number that two schools have; and
    where no column is headed "name", or no school stands below.
    """
    try:
        data = read_regular(path, _LARGEST)
    except OSError as error:
        raise NotFound(f"{path} can't be read: {why_unread(error)}.") from None
    if data.startswith((ZIP, OLE)):
        raise Refused(f"{path} is no CSV file; open it in Excel, save it as CSV and give that.")
    text, delimiter = _text_and_delimiter(data)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        heads = next(lines, [])
        columns = _columns(path, heads)
        found = [
            (lines.line_num, _school(path, lines.line_num, columns, row, len(heads)))
            for row in lines
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise Refused(f"{path}, line {lines.line_num}: {error}.") from None
    if not found:
        raise Refused(f"{path} names no school below its headings; give each a line.")
    _stop_if_shared(path, found)
    used = columns.values()
    left_out = tuple(head.strip() for at, head in enumerate(heads) if at not in used)
    return SchoolList(tuple(school for _, school in found), tuple(filter(None, left_out)))


def is_school_list(path: Path) -> bool:
    """Say whether a CSV file lists schools by name and number, as its first line tells."""
    try:
        descriptor = open_regular(path)
        try:
            data = read_up_to(descriptor, _HEADING_BYTES)
        finally:
            os.close(descriptor)
        text, delimiter = _text_and_delimiter(data)
        heads = next(csv.reader(text.splitlines(), delimiter=delimiter), [])
        return {"name", "number"} <= _columns(path, heads).keys()
    except (OSError, Refused, csv.Error):
        return False


def _text_and_delimiter(data: bytes) -> tuple[str, str]:
    """Return a CSV file's text, and what stands between its cells."""
    text = _decoded(data)
    first = text.splitlines()[0] if text.strip() else ""
    return text, max(",;\t", key=first.count)


def _decoded(data: bytes) -> str:
    """Return a CSV file's text: UTF-8, or what Excel writes on a Windows machine."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _columns(path: Path, heads: list[str]) -> dict[str, int]:
    plain = [plain_words(head) for head in heads]
    found = {}
    for name, known in _HEADINGS.items():
        at = [plain.index(heading) for heading in known if heading in plain]
        if at:
            found[name] = at[0]
    if "name" not in found:
        said = ", ".join(head.strip() for head in heads[:8]) or "none"
        raise Refused(
            f'{path} has no column headed "name"; its headings are: {said}. '
            "The others are number, phase, locality and contact."
        )
    return found


def _school(
    path: Path, line: int, columns: dict[str, int], row: list[str], width: int
) -> ExpectedSchool:
    if any(cell.strip() for cell in row[width:]):
        raise Refused(
            f"{path}, line {line}: there are more cells than headings; put what holds a comma "
            'in quotation marks, as "Ash Infant, Junior School".'
        )
    said = {
        name: " ".join(row[at].split()) if at < len(row) else "" for name, at in columns.items()
    }
    if not said["name"]:
        raise Refused(f"{path}, line {line}: the school has no name; give it one.")
    return ExpectedSchool(**said)  # type: ignore[arg-type]  # names of texts alone


def _stop_if_shared(path: Path, found: list[tuple[int, ExpectedSchool]]) -> None:
    """Raise `Refused` where a number is given to two schools, or a school stands twice."""
    seen: dict[str, ExpectedSchool] = {}
    names = Counter(school.name.casefold() for _, school in found)
    for line, school in found:
        number = plain_number(school.number)
        if number and number in seen:
            raise Refused(
                f"{path}, line {line}: {school.name} has the number {school.number} of "
                f"{seen[number].name}; each needs its own."
            )
        if not number and names[school.name.casefold()] > 1:
            raise Refused(
                f"{path}, line {line}: {school.name} stands there {names[school.name.casefold()]} "
                "times; give each its number, or take it out."
            )
        seen[number] = school
