"""What is typed and not yet saved: kept on disk, so that a lost line loses no sentence."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.files.beside.drafts_file import Draft, DraftChange, DraftKey, DraftsFile
from eh_tui.files.system.durable import why
from eh_tui.files.system.trimmed_imports import sha256

if TYPE_CHECKING:  # with it come the rows of meetings, which a partnership's page has none of
    from eh_tui.model.meeting.drafts import DraftPlace


def draft_mark(*texts: str) -> str:
    """Return a mark by which other texts are told from these, and which holds none of them."""
    return sha256(json.dumps(texts).encode())[:16]


class Drafts:
    """The unfinished texts of one workbook, by row and field, in a file of their own.

    A place may have several, since two windows of one account can type in it at once. Each time
    of typing has an entry of its own, and what was typed elsewhere is only taken out as it was
    seen here.
    """

    def __init__(self, workbook: Path, folder: Path | None = None) -> None:
        """Read what earlier sessions left; a file that can't be read holds nothing.

        They are kept in the account's folder of drafts unless another one of its own is named.
        """
        self._file = DraftsFile(workbook, folder)
        self.path = self._file.path
        self._texts: dict[DraftKey, Draft] = {}
        self._unsaved: dict[DraftKey, DraftChange] = {}
        self._typing: dict[DraftPlace, DraftKey] = {}
        self._taken: dict[DraftPlace, dict[DraftKey, Draft]] = {}
        self._first: dict[DraftPlace, str] = {}
        self.look()

    def look(self) -> None:
        """Take up what other sessions have kept or dropped since, beside what is not saved here."""
        with contextlib.suppress(OSError):
            kept, mine = self._file.read(), self._unsaved
            there = {key: draft for key, draft in kept.items() if key not in mine}
            self._texts = there | {key: to.draft for key, to in mine.items() if to.draft.text}

    def at(self, place: DraftPlace) -> tuple[str, ...]:
        """Return the different unfinished texts of a field, first the one that is offered.

        That is what is being typed here, or was left or put first, or else what was begun last.
        """
        there = [draft.text for key, draft in self._texts.items() if key[:2] == place]
        return self._as_offered(place, there)

    def get(self, place: DraftPlace) -> str | None:
        """Return the unfinished text of a field that is offered, None where there is none."""
        return next(iter(self.at(place)), None)

    @property
    def places(self) -> tuple[DraftPlace, ...]:
        """The fields that have an unfinished text, in the order in which they were begun."""
        return tuple(dict.fromkeys(key[:2] for key in self._texts))

    @property
    def texts(self) -> dict[DraftPlace, str]:
        """The one that is offered of each field, by row and field."""
        first: dict[DraftPlace, str] = {}
        for place, text in self.every:
            first.setdefault(place, text)
        return first

    @property
    def every(self) -> tuple[tuple[DraftPlace, str], ...]:
        """All of them with their row and field, in the order in which they are offered there."""
        there: dict[DraftPlace, list[str]] = {}
        for (id, field, _), draft in self._texts.items():
            there.setdefault((id, field), []).append(draft.text)
        return tuple(
            (place, text)
            for place, texts in there.items()
            for text in self._as_offered(place, texts)
        )

    def put_first(self, place: DraftPlace, text: str) -> None:
        """Let a text of a field be the one that `take` offers next."""
        self._typing.pop(place, None)
        self._first[place] = text

    def take(self, place: DraftPlace) -> Draft | None:
        """Return the text that is offered of a field, which is about to be typed in.

        Until `leave` it stays beside what is typed over it, unless that has it whole: another
        window may still show it.
        """
        text = self.get(place)
        self._typing.pop(place, None)
        self._first.pop(place, None)
        self._taken[place] = self._those(place, text) if text else {}
        return next(iter(self._taken[place].values()), None)

    def keep(self, place: DraftPlace, text: str, over: str = "") -> None:
        """Remember what is being typed until `save`, and over what; an empty text is none."""
        key = self._typing.setdefault(place, (*place, os.urandom(8).hex()))
        self._change(key, Draft(text, over), None)
        for each, seen in self._taken.get(place, {}).items():
            if seen.text in text:
                self._change(each, Draft(""), seen)
            elif each not in self._texts:
                self._change(each, seen, seen)

    def leave(self, place: DraftPlace) -> None:
        """Type no more in a field: what was kept last is all that is left of what was taken.

        That is what `take` offers next.
        """
        taken = self._taken.pop(place, {})
        if mine := self._typing.pop(place, None):
            for key, seen in taken.items():
                self._change(key, Draft(""), seen)
            if mine in self._texts:
                self.put_first(place, self._texts[mine].text)

    def drop(self, place: DraftPlace, text: str) -> None:
        """Forget a text of a field, which is saved or no longer wanted."""
        self.reword(place, text, "")

    def reword(self, place: DraftPlace, text: str, new: str) -> None:
        """Let a text of a field be another one, wherever it was typed; an empty one is none."""
        for key, draft in self._those(place, text).items():
            self._change(key, draft._replace(text=new), draft)

    def save(self) -> str:
        """Put on disk what is not there yet; never raises, but returns why it can't, or "".

        What another session keeps for the same workbook stays, also for the same field. May be
        called from a signal handler, also in the middle of itself.
        """
        reason = self._save(may_stand_beside=True)
        return f"What you type can't be kept as a draft: {reason}." if reason else ""

    def save_for_good(self) -> str:
        """Put on disk what is not there yet, so that nothing is left of what it replaces.

        Never raises, but returns the reason why it can't, no sentence, or ""; also where another
        session does not let it at the file in time.
        """
        return self._save(may_stand_beside=False)

    def _as_offered(self, place: DraftPlace, texts: list[str]) -> tuple[str, ...]:
        """Return the different ones of a field's texts in the order in which they are offered."""
        key = self._typing.get(place)
        typed = self._texts.get(key) if key else None
        wanted = (typed.text if typed else "", self._first.get(place))
        first = [text for text in wanted if text in texts]
        return tuple(dict.fromkeys((*first, *reversed(texts))))

    def _those(self, place: DraftPlace, text: str) -> dict[DraftKey, Draft]:
        return {
            key: draft
            for key, draft in self._texts.items()
            if key[:2] == place and draft.text == text
        }

    def _change(self, key: DraftKey, draft: Draft, seen: Draft | None) -> None:
        if draft.text:
            self._texts[key] = draft
        elif not self._texts.pop(key, None) and key not in self._unsaved:
            return  # each Enter ends a draft, of which mostly nothing was ever kept
        before = self._unsaved.get(key)
        self._unsaved[key] = DraftChange(draft, before.seen if before else seen)

    def _save(self, *, may_stand_beside: bool) -> str:
        going = dict(self._unsaved)
        try:
            written = self._file.write(going, may_stand_beside=may_stand_beside)
        except OSError as error:
            return why(error)
        for key in written:
            if self._unsaved.get(key) is going[key]:
                self._unsaved.pop(key, None)
        return ""
