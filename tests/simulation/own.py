"""What somebody keeps for themselves: a text that is typed and not saved, a private note."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from eh_tui.files.beside.drafts import Drafts
from eh_tui.session import Session
from tests.simulation.sheets import all_text
from tests.simulation.system import HOME, TOP, System
from tests.torture.sessions import chance

NOTE = "note"
"""The field that is typed in."""

_Kept = dict[tuple[str, str], list[str]]


@dataclass
class Own:
    """What accounts were told is kept, of texts that are nobody else's yet."""

    typed: dict[tuple[str, str, Drafts], list[str]] = field(default_factory=dict)
    """What was typed in a row's note and not saved, by account, row and window.

    That is the last that could be kept, and what was typed since. Two windows of one account
    keep both of their texts."""
    private: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """What was noted last on a row, likewise, by account and row."""
    every_note: set[str] = field(default_factory=set)
    """All texts that were ever noted privately, also those that could not be kept."""

    def type(self, session: Session, account: str, seed: int) -> str:
        """Let somebody type in a row's note, and return what they are told."""
        id, text = _row(session, seed), f"<t{seed}>"
        key = (account, id, session.drafts)
        self.typed.get(key, []).append(text)  # a kill may come after it is on disk
        session.drafts.keep((id, NOTE), text)
        said = session.drafts.save()
        if not said:
            self.typed[key] = [text]
        return f"types {text} in {id}'s note, without saving. {said}"

    def note(self, session: Session, account: str, seed: int) -> str:
        """Let somebody note something privately on a row, and return what they are told."""
        id, text = _row(session, seed), f"<n{seed}>"
        self.every_note.add(text)
        before = _begun(self.private, (account, id), text)
        said = session.private_notes.write(id, text, session.private_notes.of(id))
        if not said:
            _done(self.private, (account, id), text, before)
        return f"notes {text} privately on {id}. {said}"

    def saved(self, session: Session, account: str, id: str, text: str) -> None:
        """Forget a text that was typed in a row's note, in this window or another: it is saved."""
        for key, texts in [*self.typed.items()]:
            if key[:2] == (account, id) and text in texts:
                del self.typed[key]
        session.drafts.drop((id, NOTE), text)
        session.drafts.save()

    def faults(self, system: System, known: str) -> Iterator[str]:
        """Yield what is kept no more, and what private notes have got out.

        `known` is what the history holds, in which a typed text may be by now.
        """
        for (account, id, _), texts in self.typed.items():
            here = {*_kept(system, account, "drafts", id)} & {*texts}
            if not here and not any(text in known for text in texts):
                yield f"{account} typed {texts} in {id}, and it is kept nowhere"
        for (account, id), texts in self.private.items():
            if not {*_kept(system, account, "private", id)} & {*texts}:
                yield f"{account}'s private notes {texts} on {id} are kept no more"
        yield from self._got_out(system)

    def _got_out(self, system: System) -> Iterator[str]:
        for path, content in system.disk.below(TOP) if self.every_note else ():
            if "/private/" in path and path.startswith(HOME):
                continue
            text = all_text(content)
            out = sorted(note for note in self.every_note if note in text)
            yield from (f"the private note {note} is in {path}" for note in out)


def _kept(system: System, account: str, folder: str, id: str) -> list[str]:
    """Return the texts that an account has kept on a row in one of its folders."""
    below = system.disk.below(f"{HOME}-{account}/eh-tui/{folder}")
    files = [json.loads(content)["drafts"] for path, content in below if path.endswith(".json")]
    return [row["text"] for rows in files for row in rows if row["id"] == id]


def _begun(kept: _Kept, key: tuple[str, str], text: str) -> list[str]:
    """Note that a text may be kept from now on, and return what was kept or typed before."""
    before = [*kept.get(key, ())]
    kept.get(key, []).append(text)  # a kill may come after it is on disk
    return before


def _done(kept: _Kept, key: tuple[str, str], text: str, before: list[str]) -> None:
    """Note that a text was kept: it, or what another session of the account typed meanwhile."""
    meanwhile = [each for each in kept.get(key, ()) if each not in (*before, text)]
    kept[key] = [*meanwhile, text]


def _row(session: Session, seed: int) -> str:
    actions = session.workbook.actions
    return chance(seed).choice(actions).id if actions else "1-01"
