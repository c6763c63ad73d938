"""What whoever types notes for their own account alone, at any prompt of a meeting."""

from eh_tui.cli.lines.prompts import Handler
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import NotSaved
from eh_tui.session import Session

PRIVATE_HELP = {
    "private, then the words": "notes them for this account alone, and stays; "
    "private alone reads out what was noted"
}


def tell_of_private_note(session: Session, id: str) -> None:
    """Say that there is a note on a row; it is read out only where it is asked for."""
    if session.private_notes.of(id):
        say_on_one_line("You noted something for yourself; private reads it out.")


def private_word(session: Session, id: str) -> Handler:
    """Return what the word private does at a row's prompt; what was noted before stays."""

    def private(text: str) -> bool:
        notes = session.private_notes
        if not text:
            say(f"For you alone: {notes.of(id) or 'nothing yet'}")
            return False
        before = notes.own(id)
        both = "\n".join(filter(None, (before, text)))
        if why := notes.write(id, both, before):
            raise NotSaved(why)
        say_on_one_line(f"Noted for {notes.who or 'this account'} alone.")
        return False

    return private
