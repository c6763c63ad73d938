"""A form being drafted from a document: each correction is in its file before the call returns."""

from pathlib import Path

from eh_tui.errors import BrokenFile, EhError, NotSaved, Refused
from eh_tui.files.documents.draft_file import CORRECTED, text_of_draft
from eh_tui.files.documents.kept_corrections import (
    KeptCorrections,
    keep_corrections,
    read_corrections,
)
from eh_tui.files.documents.read import read_document
from eh_tui.files.system.durable import why
from eh_tui.files.system.handed_out import HandedOut, InTheWay, hand_out
from eh_tui.files.system.regular import read_regular
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.drafting.corrections import BlankGiven, Correction
from eh_tui.model.drafting.draft import draft_of
from eh_tui.model.drafting.form_draft import FormDraft
from eh_tui.model.paper.outline import parts_of

_LARGEST = 64 * 1024 * 1024
"""Bytes of a form that is there already."""


class FormDrafting:
    """A draft, what was corrected in it, and the file that says so.

    What was corrected before goes on, as long as nobody edited the file since.
    """

    def __init__(
        self, document: Path, form: Path, in_the_way: InTheWay, *, is_blank: bool = False
    ) -> None:
        """Read a document and write its draft.

        Raises `NotFound` and `Refused` as `read_document` and `hand_out` do, and `Refused` where
        the document holds no form, or where the file has somebody's corrections that are not
        known here.
        """
        if form.suffix != ".toml":
            raise Refused(f"{form} should end in .toml, as a form does.")
        self.source = document
        self.document = read_document(document)
        self._parts = parts_of(self.document)
        self._undone: list[Correction] = []
        corrections = () if in_the_way is InTheWay.REPLACE else _before(form)
        if is_blank and not any(isinstance(each, BlankGiven) for each in corrections):
            corrections = (BlankGiven(True), *corrections)
        self.corrections: tuple[Correction, ...] = ()
        self.draft: FormDraft
        self.written: HandedOut = self._write(form, corrections, in_the_way)

    @property
    def form(self) -> Path:
        """The file that the draft is in."""
        return self.written.path

    @property
    def corrected(self) -> int:
        """How many corrections of a person are in it."""
        return sum(not isinstance(each, BlankGiven) for each in self.corrections)

    @property
    def is_blank(self) -> bool:
        """Whether what a school had filled in is left out."""
        said = [each.is_blank for each in self.corrections if isinstance(each, BlankGiven)]
        return bool(said) and said[-1]

    def correct(self, correction: Correction) -> None:
        """Make a correction and write the form.

        Raises `Refused` where the form would contradict itself by it, or somebody edited the file;
        `NotSaved` where the disk refuses. Nothing has changed then.
        """
        self._rewrite((*self.corrections, correction), is_checked=True)
        self._undone.clear()

    def undo(self) -> Correction | None:
        """Take back the last correction and return it, None for none; raises likewise."""
        if not self.corrections:
            return None
        *before, last = self.corrections
        self._rewrite(tuple(before))
        self._undone.append(last)
        return last

    def redo(self) -> Correction | None:
        """Make the correction again that was taken back last; raises likewise."""
        if not self._undone:
            return None
        last = self._undone[-1]
        self._rewrite((*self.corrections, last))
        self._undone.pop()
        return last

    def _rewrite(self, corrections: tuple[Correction, ...], *, is_checked: bool = False) -> None:
        """Write the form anew, unless it is not as it was written here: by hand, or elsewhere."""
        if _digest(self.form) not in ("", self._digest):
            raise Refused(
                f"{self.form} is not as it was written here, so somebody may have worked on it; "
                "leave, and go on in the file itself, or open the draft again."
            )
        self._write(self.form, corrections, InTheWay.REFUSE, is_checked=is_checked)

    def _write(
        self,
        form: Path,
        corrections: tuple[Correction, ...],
        in_the_way: InTheWay,
        *,
        is_checked: bool = False,
    ) -> HandedOut:
        """Keep corrections, then write the form with them: a crash between loses neither.

        Where `is_checked`, a form that contradicts itself by the last of them is refused.
        """
        draft = draft_of(
            self.document,
            name=form.stem,
            is_blank=False,
            corrections=corrections,
            parts=self._parts,
        )
        if not draft.count("commitments"):
            raise Refused(f"{self.source} holds no table and no heading: there is no form in it.")
        corrected = sum(not isinstance(each, BlankGiven) for each in corrections)
        text = text_of_draft(draft, self.document.name, corrected)
        if is_checked:
            _stop_unless_sound(text)
        content = text.encode()
        before, digest = read_corrections(form), sha256(content)
        digests = tuple(filter(None, (digest, _digest(form))))
        self._keep(form, KeptCorrections(corrections, digests), before)
        try:
            written = hand_out(form, content, in_the_way, self.source)
        except EhError:
            self._keep(form, before, before)
            raise
        if written.path != form:
            self._keep(form, before, before)
            self._keep(written.path, KeptCorrections(corrections, (digest,)), before)
        self.corrections, self.draft, self._digest = corrections, draft, digest
        return written

    def _keep(self, form: Path, kept: KeptCorrections, before: KeptCorrections) -> None:
        """Keep corrections in place of those of before; a draft that has none leaves no trace."""
        if not (kept.corrections or before.corrections):
            return
        try:
            keep_corrections(form, kept)
        except OSError as error:
            raise NotSaved(f"Could not keep what was corrected in {form}: {why(error)}.") from error


def _stop_unless_sound(text: str) -> None:
    try:
        read_workbook(text)
    except BrokenFile as error:
        raise Refused(f"That can't be: {error}") from error


def _before(form: Path) -> tuple[Correction, ...]:
    """Return what this account corrected in a form that is as it left it."""
    try:
        content = read_regular(form, _LARGEST)
    except OSError:
        return ()
    kept = read_corrections(form)
    if sha256(content) in kept.digests:
        return kept.corrections
    if CORRECTED.encode() in content:
        raise Refused(
            f"{form} has corrections that are not known here; go on in the file itself, choose "
            "another name, or draft it anew with --force."
        )
    return ()


def _digest(form: Path) -> str:
    try:
        return sha256(read_regular(form, _LARGEST))
    except OSError:
        return ""
