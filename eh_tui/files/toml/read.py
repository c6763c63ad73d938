"""The text of a workbook file read as the audit it holds.

What a person wrote by hand is read generously (a bare date is text, a row without its
parent's id belongs to the parent above it) and never dropped.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from eh_tui.errors import BrokenFile
from eh_tui.files.toml.form import read_form
from eh_tui.files.toml.form_cells import with_form_cells
from eh_tui.files.toml.loading import toml_tables
from eh_tui.files.toml.syntax import broken
from eh_tui.files.toml.values import as_text, as_texts
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.kinds import SINGLE, Kind
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import cell_keys, in_form_order
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook, type_of_kind

if TYPE_CHECKING:  # only a file whose rows name no parents is cut up
    from eh_tui.files.toml.blocks import Block
    from eh_tui.model.core.offer.rows import Offer

SCHEMA = 2
"""The newest file format that this program knows; 1 lists headings in Leicester's order."""

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; no audit is near it, and a parser should not be fed more (RELIABILITY.md T27)."""

ARRAYS = tuple(kind for kind in Kind if kind not in SINGLE)


class FileReading(NamedTuple):
    """A workbook as read, and what its file says that the workbook does not."""

    workbook: Workbook
    file_order: Mapping[Kind, tuple[str, ...]]
    """Each kind's ids in the order of the file, which may differ from the form's."""
    unnumbered: tuple[str, ...]
    """Ids given while reading, to rows that were written by hand without one."""


def decode(data: bytes) -> str:
    """Return a file's bytes as text, without a BOM; raises `BrokenFile` with the line."""
    if len(data) > LARGEST_FILE:
        raise BrokenFile(f"The file is larger than {LARGEST_FILE // 1024**2} MB; it is not read.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        raise BrokenFile(
            f"line {line}: not UTF-8 (byte 0x{data[error.start]:02x}); "
            "save the file as UTF-8 in your editor.",
            line,
            len(before.decode("utf-8-sig")) + 1,
        ) from None


def load(text: str) -> dict[str, Any]:
    """Return a TOML text as a dictionary; raises `BrokenFile` with line and column."""
    try:
        return toml_tables(text)
    except RecursionError:
        raise BrokenFile("The file has brackets nested too deeply to be a workbook.") from None
    except ValueError as error:
        from tomllib import TOMLDecodeError

        if isinstance(error, TOMLDecodeError):
            raise broken(text, str(error)) from None
        raise BrokenFile(f"The file holds a number that can't be read: {error}.") from None


@lru_cache(maxsize=2)  # a command looks at the file and at the text its history begins with
def read_workbook(text: str) -> FileReading:
    """Return the audit that a workbook file's text holds; raises `BrokenFile`."""
    return workbook_of_tables(load(text), text)


def workbook_of_tables(raw: dict[str, Any], text: str) -> FileReading:
    """Return the audit that a file's tables make, where somebody else has read them from its text.

    A kind of row that is not among them is empty; raises `BrokenFile`.
    """
    for kind in ARRAYS:
        if not isinstance(raw.get(kind.value, []), list):
            raise BrokenFile(f"[{kind.value}] should be [[{kind.value}]], with two brackets.")
    parents = _ParentsAbove(text)
    given: dict[str, Any] = {
        kind.value: tuple(
            _row(kind, values, parents.of(kind, at)) for at, values in _tables(raw, kind)
        )
        for kind in ARRAYS
        if kind.value in raw
    }
    for name in ("title", "intro", "sign_off"):
        if name in raw:
            given[name] = as_text(raw[name])
    workbook = Workbook(
        schema=raw["schema"] if isinstance(raw.get("schema"), int) else 1,
        form=read_form(raw, text),
        school=_fill(School, _table(raw, "school") | {"id": "school"}),
        offer=_offer(raw),
        retired=as_texts(raw.get("retired", [])),
        renumbered=as_texts(raw.get("renumbered", [])),
        **given,
    )
    workbook = with_form_cells(_with_cells(_with_bands(workbook, raw), raw), raw)
    workbook, unnumbered = _numbered(workbook)
    order = {kind: tuple(row.id for row in workbook.of_kind(kind)) for kind in Kind}
    return FileReading(in_form_order(workbook), order, unnumbered)


def _table(raw: dict[str, Any], name: str) -> dict[str, Any]:
    table = raw.get(name, {})
    return table if isinstance(table, dict) else {}


def _tables(raw: dict[str, Any], kind: Kind) -> list[tuple[int, dict[str, Any]]]:
    rows = raw.get(kind.value, [])
    return [(at, row if isinstance(row, dict) else {}) for at, row in enumerate(rows)]


def _offer(raw: dict[str, Any]) -> "Offer | None":
    if not isinstance(raw.get(Kind.OFFER.value), dict):
        return None
    offer: Offer = _fill(type_of_kind[Kind.OFFER], raw[Kind.OFFER.value] | {"id": "offer"})
    return offer


def _row(kind: Kind, values: dict[str, Any], parent: Callable[[], str]) -> Row:
    if kind in PARENTS and PARENTS[kind][0] not in values:
        values = values | {PARENTS[kind][0]: parent()}
    return cast(Row, _fill(type_of_kind[kind], values))


def _fill(shape: type[Any], values: dict[str, Any]) -> Any:
    required, readers = _fields_of(shape)  # type: ignore[arg-type]  # a type can be hashed
    given = required | {
        name: read(value) for name, value in values.items() if (read := readers.get(name))
    }
    return shape(**given)


@cache
def _fields_of(shape: type[Any]) -> tuple[dict[str, str], dict[str, Callable[[object], Any]]]:
    """Return the fields that must be given, empty, and how each field's value is read."""
    known = fields(shape)
    required = {
        field.name: ""
        for field in known
        if field.default is MISSING and field.default_factory is MISSING
    }
    readers = {field.name: _reader_of(field.default) for field in known}
    return required, {
        name: read for name, read in readers.items() if name not in ("cells", "descriptors")
    }


def _reader_of(default: object) -> Callable[[object], Any]:
    if isinstance(default, tuple):
        return as_texts
    return (lambda value: value is True) if isinstance(default, bool) else as_text


def _with_bands(workbook: Workbook, raw: dict[str, Any]) -> Workbook:
    """Leave a band empty where a form of its own columns has none: the usual is Leicester's."""
    if not workbook.form.columns:
        return workbook
    given = zip(workbook.commitments, _tables(raw, Kind.COMMITMENTS), strict=True)
    rows = (row if "band" in values else replace(row, band="") for row, (_, values) in given)
    return replace(workbook, commitments=tuple(rows))


def _with_cells(workbook: Workbook, raw: dict[str, Any]) -> Workbook:
    rows = []
    for row, (_, values) in zip(workbook.rows, _tables(raw, Kind.ROWS), strict=True):
        keys = cell_keys(workbook, row)
        if not keys:  # its table is unknown: show every cell it has
            keys = tuple(key for key in values if key not in ("id", "table", "outcome"))
        cells = tuple(as_text(values.get(key, "")) for key in keys)
        rows.append(replace(row, cells=cells))
    return replace(workbook, rows=tuple(rows))


def _numbered(workbook: Workbook) -> tuple[Workbook, tuple[str, ...]]:
    given: list[str] = []
    for kind in ARRAYS:
        for row in workbook.of_kind(kind):
            if not row.id:
                at = workbook.of_kind(kind).index(row)
                parent = getattr(row, PARENTS[kind][0]) if kind in PARENTS else ""
                numbered = replace(row, id=fresh_id(workbook, kind, parent))
                rows = workbook.of_kind(kind)
                rows = (*rows[:at], numbered, *rows[at + 1 :])
                workbook = replace(workbook, **cast(Any, {kind.value: rows}))
                given.append(numbered.id)
    return workbook, tuple(given)


class _ParentsAbove:
    """Finds the parent that stands above a row in the text, cutting it up only if asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: list[Block] | None = None
        self._known: dict[Kind, list[str]] = {}

    def of(self, kind: Kind, nth: int) -> Callable[[], str]:
        return lambda: self._find(kind, nth)

    def _find(self, kind: Kind, nth: int) -> str:
        if self._blocks is None:
            from eh_tui.files.toml.blocks import cut

            self._blocks = cut(self._text)
        if kind not in self._known:
            self._known[kind] = list(_parents_above(self._blocks, kind))
        known = self._known[kind]
        return known[min(nth, len(known) - 1)]  # a row within brackets has no place of its own


def _parents_above(blocks: "list[Block]", kind: Kind) -> Iterator[str]:
    """Yield the id of the parent above each row of a kind, and the last one in the text."""
    above = ""
    for block in blocks:
        if block.name == PARENTS[kind][1].value:
            above = as_text(block.values().get("id", ""))
        elif block.name == kind.value:
            yield above
    yield above


def lists_of(workbook: Workbook) -> dict[str, tuple[str, ...]]:
    """Return the lists of ids in a file's head, by their keys."""
    return {"retired": workbook.retired, "renumbered": workbook.renumbered}
