"""Three versions of a workbook file brought together, as git asks of a merge driver.

Nothing of either side is lost: what both changed stays as ours has it, and theirs stands
beside it as a comment, so the file is a valid workbook at once.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from eh_tui.errors import EhError, NotSaved, Refused
from eh_tui.files.merge.form_wording import form_clashes
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.blocks import Block
from eh_tui.files.toml.lines import Line, comments, key_of
from eh_tui.files.toml.read import lists_of, load
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Add, Edit, Remove, Set, Source
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.merge.clash_wording import WrittenBy, comment_of, comment_of_row, sentence_of
from eh_tui.model.merge.merge import Merged, merge, merge_additions
from eh_tui.model.merge.numbering import numbers_known_to_them, remembered_of_theirs

_LISTS = tuple(lists_of(Workbook()))
"""The keys of the file's head that are brought together by themselves."""

MARK = "# merge: "
"""How a comment begins that waits for a person."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """A merged file, and what a person has to decide, a sentence each."""

    data: bytes
    sentences: tuple[str, ...]


class _Piece(NamedTuple):
    """What a block of theirs says that no edit of a field or row brings."""

    block: Block
    new: tuple[Line, ...] = ()
    """The lines of it that are new; () for a comment, which is all that such a block holds."""
    among: tuple[Block, ...] = ()
    """All blocks of theirs."""


def _nobody(_: Edit) -> str:
    return ""


def merged_text(
    base: bytes, ours: bytes, theirs: bytes, kept: WrittenBy = _nobody, other: WrittenBy = _nobody
) -> MergedText:
    """Return our file with their changes in it; raises `BrokenFile` for what can't be read.

    Raises `Refused` where ours is locked and theirs would change it. Without a base (both
    sides added the file) only rows are taken over. `kept` and `other` tell who wrote ours and
    theirs: sentences and comments name people and times, since sides change places in git.
    """
    our_text, their_text = WorkbookText.parse(ours), WorkbookText.parse(theirs)
    base_text = WorkbookText.parse(base) if base.strip() else None
    if base_text:
        texts = (text.workbook for text in (base_text, our_text, their_text))
        our_text = our_text.renumbered(numbers_known_to_them(*texts))
        merged = merge(base_text.workbook, our_text.workbook, their_text.workbook)
    else:
        merged = merge_additions(our_text.workbook, their_text.workbook)
    if merged.edits and our_text.workbook.school.locked:
        raise Refused(
            "One version is locked, and the other would change it; unlock it with "
            "'eh-tui unlock' and merge again, or keep it. Nothing was merged."
        )
    base_text = (base_text or our_text).renumbered(merged.numbering.base)
    names = merged.numbering.theirs
    more = remembered_of_theirs(their_text.workbook, our_text.workbook, merged.numbering)
    retired = tuple(names.get(id, id) for id in their_text.workbook.retired)
    their_text = their_text.renumbered(names)
    text = _with_edits(our_text, merged.edits, their_text)
    page = _Page(text, kept, other)
    page.remember(retired, more)
    sentences = [*page.settle(merged, their_text)]
    for piece in _beyond_fields(base_text, text, their_text, merged):
        sentences += page.tell(piece)
    for comment in _gone_comments(base_text, our_text, text):
        sentences.append(page.keep(comment))
    return MergedText(page.encode(), tuple(sentences))


def _with_edits(ours: WorkbookText, edits: tuple[Edit, ...], theirs: WorkbookText) -> WorkbookText:
    """Return our text with edits made, a row that they added in their own lines if that fits."""
    newline = "\r\n" if "\r\n" in ours.text else "\n"
    with_lines = [
        replace(edit, source=Source("".join(f"{line}{newline}" for line in (*lines, "")), None))
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


class _Page:
    """The blocks of the merged text, while comments are put among them."""

    def __init__(self, text: WorkbookText, kept: WrittenBy, other: WrittenBy) -> None:
        self._text = text
        self._kept, self._other = kept, other
        self._blocks = toml_blocks.cut(text.text)
        self._newline = "\r\n" if "\r\n" in text.text else "\n"
        self._end: list[str] = []

    def remember(self, retired: tuple[str, ...], renumbered: tuple[str, ...]) -> None:
        """Never give ids again that they took out, and know the rows that they renumbered."""
        workbook = self._text.workbook
        standing = {row.id for kind in Kind for row in workbook.of_kind(kind)}
        gone = [id for id in retired if id not in workbook.retired and id not in standing]
        for key, more in (("retired", gone), ("renumbered", renumbered)):
            if more:
                ids = (*lists_of(workbook)[key], *more)
                self._blocks = toml_blocks.with_list(self._blocks, key, ids)

    def settle(self, merged: Merged, theirs: WorkbookText) -> Iterator[str]:
        """Put what they had beside what we kept, and return a sentence for each."""
        told: set[str] = set()
        for clash in merged.clashes:
            edit = clash.theirs
            is_first = edit.id not in told
            told.add(edit.id)
            is_here = clash.ours is not None and not isinstance(edit, Add)
            if is_here or isinstance(edit, Remove):
                self._above(edit.kind, edit.id, comment_of(clash, _quoted, self._other))
                yield sentence_of(clash, self._kept, self._other)
            elif is_first:
                self._end.append(f"{edit.id} is not here; {comment_of_row(clash, self._other)}")
                self._end += _lines_of(theirs, edit.kind, edit.id)
                yield sentence_of(clash, self._kept, self._other)

    def tell(self, piece: _Piece) -> Iterator[str]:
        """Put what the form says otherwise there beside ours, and other lines at the end.

        Yields a sentence for each.
        """
        told: set[str] = set()
        for each in form_clashes(piece.block, piece.new, piece.among, self._blocks):
            edit = each.clash.theirs
            assert isinstance(edit, Set)
            told.add(edit.field)
            words = comment_of(each.clash, _quoted, self._other)
            self._above_line(each.block, edit.field, words)
            yield sentence_of(each.clash, self._kept, self._other)
        new = [line for line in piece.new if key_of(line)[0] not in told]
        if told and not new:
            return
        lines = [
            line.text.strip()
            for line in piece.block.lines
            if line.is_header or line.text.startswith("id =") or line in (new or piece.block.lines)
        ]
        self._end += [f"another version also has: {line}" for line in lines]
        yield f"The other version also has what is no field: {' '.join(lines)}"

    def keep(self, comment: str) -> str:
        """Put a comment of ours at the end whose row they took out, and return a sentence."""
        words = comment.removeprefix(MARK)
        self._end.append(words if words != comment else f"above a row that is gone: {comment}")
        return f"They took out a row with a comment of yours, which is kept: {comment}"

    def encode(self) -> bytes:
        """Return the bytes of the file; raises `NotSaved` where comments would change it."""
        words = [f"{MARK}{_one_line(line)}".rstrip() for line in self._end]
        if "\n".join(words) not in "\n".join(self._text.text.splitlines()):
            lines = [Line(f"{line}{self._newline}") for line in words]
            self._blocks.append(Block(tuple(lines)))
        text = toml_blocks.joined_text(self._blocks)
        encoded = WorkbookText(text, self._text.reading, self._text.has_bom).encode()
        if WorkbookText.parse(encoded).workbook != self._text.workbook:
            raise NotSaved("The two files can't be brought together; compare them in an editor.")
        return encoded

    def _above_line(self, at: int, key: str, words: str) -> None:
        """Put a comment above the line of a block that gives a key its value."""
        self._put_comment(at, lambda line: line.is_statement and key_of(line) == (key,), words)

    def _above(self, kind: Kind, id: str, words: str) -> None:
        """Put a comment above a row's header."""
        at = _number_of(self._blocks, self._text, kind, id)
        if at is None:
            self._end.append(f"{id}: {words}")
        else:
            self._put_comment(at, lambda line: line.is_header, words)

    def _put_comment(self, at: int, is_below: Callable[[Line], bool], words: str) -> None:
        """Put a comment above a block's first line of a kind; once, however often they merge."""
        block = self._blocks[at]
        lines = list(block.lines)
        if any(line.text.strip() == f"{MARK}{words}" for line in lines):
            return
        here = next(number for number, line in enumerate(lines) if is_below(line))
        lines.insert(here, Line(f"{MARK}{words}{self._newline}"))
        self._blocks[at] = replace(block, lines=tuple(lines))


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
    base: WorkbookText, text: WorkbookText, theirs: WorkbookText, merged: Merged
) -> Iterator[_Piece]:
    """Return what they wrote that no edit of a field or row brings: comments, the form's own."""
    known = Counter(comments(base.text)) | Counter(comments(text.text))
    for comment in (Counter(comments(theirs.text)) - known).elements():
        yield _Piece(Block((Line(comment),)))
    brought, _ = base.edited(diff(base.workbook, theirs.workbook).edits)
    if _without_lists(brought.text) == _without_lists(theirs.text):
        return
    told = {clash.theirs.id for clash in merged.clashes if clash.ours is None}
    lines = {line.text.strip() for known in (brought, text) for line in _statements(known.text)}
    blocks = tuple(toml_blocks.cut(theirs.text))
    for block in blocks:
        new = tuple(line for line in block.lines if _is_new(line, lines))
        if new and block.values().get("id") not in told:
            yield _Piece(block, new, blocks)


def _gone_comments(base: WorkbookText, ours: WorkbookText, text: WorkbookText) -> Iterator[str]:
    """Return what we wrote as a comment since, and no row bears any more."""
    was, own, now = (Counter(comments(each.text)) for each in (base, ours, text))
    yield from (own - was - now).elements()


def _is_new(line: Line, known: set[str]) -> bool:
    words = line.text.strip()
    return line.is_statement and words not in known and not words.startswith(_LISTS)


def _statements(text: str) -> Iterator[Line]:
    for block in toml_blocks.cut(text):
        yield from (line for line in block.lines if line.is_statement)


def _without_lists(text: str) -> dict[str, object]:
    return {key: value for key, value in load(text).items() if key not in _LISTS}


def _quoted(text: str) -> str:
    return '"' + _one_line(text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _one_line(text: str) -> str:
    r"""Return a text as a comment may hold it: \uXXXX for what can't be seen."""
    return "".join(
        letter if letter.isprintable() else _ESCAPES.get(letter) or f"\\u{ord(letter):04x}"
        for letter in text
    )


_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
