"""Three versions of a workbook file brought together, as git asks of a merge driver.

Nothing of either side is lost: what both changed stays as ours has it, and theirs stands
beside it as a comment, so the file is a valid workbook at once.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from eh_tui.errors import EhError, NotSaved, Refused
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.blocks import Block, Line
from eh_tui.files.toml.read import load
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, Source
from eh_tui.model.core.merge import Clash, Merged, merge, merge_additions
from eh_tui.model.core.workbook import Kind

MARK = "# merge: "
"""How a comment begins that waits for a person."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """A merged file, and what a person has to decide, a sentence each."""

    data: bytes
    sentences: tuple[str, ...]


def merged_text(base: bytes, ours: bytes, theirs: bytes) -> MergedText:
    """Return our file with their changes in it; raises `BrokenFile` for what can't be read.

    Raises `Refused` where ours is locked and theirs would change it. Without a base (both
    sides added the file) only rows are taken over.
    """
    our_text, their_text = WorkbookText.parse(ours), WorkbookText.parse(theirs)
    base_text = WorkbookText.parse(base) if base.strip() else our_text
    if base.strip():
        merged = merge(base_text.workbook, our_text.workbook, their_text.workbook)
    else:
        merged = merge_additions(our_text.workbook, their_text.workbook)
    if merged.edits and our_text.workbook.school.locked:
        raise Refused(
            "Our version is locked, and theirs would change it; unlock it with 'eh-tui unlock' "
            "and merge again, or keep ours. Nothing was merged."
        )
    text = _with_edits(our_text, merged.edits, their_text)
    page = _Page(text)
    page.retire(their_text.workbook.retired)
    sentences = [*page.settle(merged, their_text)]
    for piece in _beyond_fields(base_text, text, their_text):
        sentences.append(page.note(piece))
    return MergedText(page.encode(), tuple(sentences))


def _with_edits(ours: WorkbookText, edits: tuple[Edit, ...], theirs: WorkbookText) -> WorkbookText:
    """Return our text with edits made, a row that they added in their own lines if that fits."""
    with_lines = [
        replace(edit, source=Source("".join(f"{line}\n" for line in lines)))
        if isinstance(edit, Add)
        and edit.row in theirs.workbook.of_kind(edit.kind)
        and (lines := _lines_of(theirs, edit.kind, edit.id))
        else edit
        for edit in edits
    ]
    try:
        return ours.edited(with_lines)[0]
    except EhError:  # their lines name no parent, say, and would take another one here
        return ours.edited(edits)[0]


def sentence_of(clash: Clash) -> str:
    """Return what clashed, and what was done about it."""
    match clash.theirs:
        case Set(_, id, _, _) if not _stands(clash):
            return f"{id} was changed by them and taken out by you; it stays out."
        case Set(_, id, field, _, new):
            return f'{id} {field}: yours is kept, "{clash.ours}"; theirs was "{new}".'
        case Remove(_, row):
            return f"{row.id} was taken out by them and changed by you; it is kept."
        case Move(_, id, _, new_place):
            place = f"{new_place.parent} after {new_place.after or 'its heading'}"
            return f"{id} was moved by both; yours is kept, theirs was {place}."
        case Add(_, row):
            return f"{row.id} was added by them where your file has no room for it."


def _stands(clash: Clash) -> bool:
    return clash.ours is not None


class _Page:
    """The blocks of the merged text, while comments are put among them."""

    def __init__(self, text: WorkbookText) -> None:
        self._text = text
        self._blocks = toml_blocks.cut(text.text)
        self._newline = "\r\n" if "\r\n" in text.text else "\n"
        self._end: list[str] = []

    def retire(self, ids: tuple[str, ...]) -> None:
        """Never give ids again that they took out."""
        workbook = self._text.workbook
        standing = {row.id for kind in Kind for row in workbook.of_kind(kind)}
        more = [id for id in ids if id not in workbook.retired and id not in standing]
        if more:
            if not self._blocks or self._blocks[0].name:
                self._blocks.insert(0, Block(()))
            literals = toml_blocks.literals((*workbook.retired, *more))
            self._blocks[0] = self._blocks[0].with_value("retired", literals)

    def settle(self, merged: Merged, theirs: WorkbookText) -> Iterator[str]:
        """Put what they had beside what we kept, and return a sentence for each."""
        told: set[str] = set()
        for clash in merged.clashes:
            edit = clash.theirs
            match edit:
                case Set(kind, id, field, _, new) if _stands(clash):
                    self._above(kind, id, f"theirs had {field} = {_quoted(new)}")
                case Remove(kind, row):
                    self._above(kind, row.id, "theirs has this row no more")
                case Move(kind, id, _, place) if _stands(clash):
                    after = f" after {place.after}" if place.after else ""
                    self._above(kind, id, f"theirs had this row under {place.parent}{after}")
                case _ if edit.id not in told:
                    self._end.append(f"{edit.id} is not in ours; theirs was:")
                    self._end += _lines_of(theirs, edit.kind, edit.id)
                case _:
                    continue
            if edit.id not in told or _stands(clash):
                yield sentence_of(clash)
            told.add(edit.id)

    def note(self, piece: list[str]) -> str:
        """Put lines that are no field's at the end, and return a sentence that says so."""
        self._end += [f"theirs also has: {line}" for line in piece]
        return f"They also wrote what is no field: {' '.join(piece)}"

    def encode(self) -> bytes:
        """Return the bytes of the file; raises `NotSaved` where comments would change it."""
        if self._end:
            words = [f"{MARK}{_one_line(line)}".rstrip() for line in self._end]
            lines = [Line(f"{line}{self._newline}") for line in words]
            self._blocks.append(Block(tuple(lines)))
        text = toml_blocks.join(self._blocks)
        encoded = WorkbookText(text, self._text.reading, self._text.has_bom).encode()
        if WorkbookText.parse(encoded).workbook != self._text.workbook:
            raise NotSaved("The two files can't be brought together; compare them in an editor.")
        return encoded

    def _above(self, kind: Kind, id: str, words: str) -> None:
        """Put a comment above a row's header."""
        at = _number_of(self._blocks, self._text, kind, id)
        if at is None:
            self._end.append(f"{id}: {words}")
            return
        lines = list(self._blocks[at].lines)
        header = next(number for number, line in enumerate(lines) if line.is_header)
        lines.insert(header, Line(f"{MARK}{words}{self._newline}"))
        self._blocks[at] = Block(tuple(lines), self._blocks[at].name, self._blocks[at].is_row)


def _number_of(blocks: list[Block], text: WorkbookText, kind: Kind, id: str) -> int | None:
    """Return which block holds a row, None where it is not written as one."""
    named = [at for at, block in enumerate(blocks) if block.name == kind.value]
    ids = text.reading.file_order[kind]
    return named[ids.index(id)] if len(named) == len(ids) and id in ids else None


def _lines_of(text: WorkbookText, kind: Kind, id: str) -> list[str]:
    """Return the lines of a row, its comments included, without the blank ones at its end."""
    blocks = toml_blocks.cut(text.text)
    at = _number_of(blocks, text, kind, id)
    if at is None:
        return []
    return [line.rstrip("\r") for line in blocks[at].text.rstrip().split("\n")]


def _beyond_fields(
    base: WorkbookText, merged: WorkbookText, theirs: WorkbookText
) -> Iterator[list[str]]:
    """Return what they wrote that no edit of a field or row brings: comments, the form's own."""
    known = Counter(toml_blocks.comments(base.text)) | Counter(toml_blocks.comments(merged.text))
    for comment in (Counter(toml_blocks.comments(theirs.text)) - known).elements():
        yield [comment]
    brought, _ = base.edited(diff(base.workbook, theirs.workbook))
    if _without_retired(brought.text) == _without_retired(theirs.text):
        return
    lines = {line.text.strip() for text in (brought, merged) for line in _statements(text.text)}
    for block in toml_blocks.cut(theirs.text):
        own = [line for line in block.lines if line.is_header or line.is_statement]
        new = [line for line in own if _is_new(line, lines)]
        if new:
            yield [
                line.text.strip()
                for line in own
                if line.is_header or line.text.startswith("id =") or line in new
            ]


def _is_new(line: Line, known: set[str]) -> bool:
    words = line.text.strip()
    return line.is_statement and words not in known and not words.startswith("retired")


def _statements(text: str) -> Iterator[Line]:
    for block in toml_blocks.cut(text):
        yield from (line for line in block.lines if line.is_statement)


def _without_retired(text: str) -> dict[str, object]:
    return {key: value for key, value in load(text).items() if key != "retired"}


def _quoted(text: str) -> str:
    return '"' + _one_line(text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _one_line(text: str) -> str:
    r"""Return a text as a comment may hold it: \uXXXX for what can't be seen."""
    return "".join(
        letter if letter.isprintable() else _ESCAPES.get(letter) or f"\\u{ord(letter):04x}"
        for letter in text
    )


_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
