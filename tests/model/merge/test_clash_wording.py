"""A clash is told by values, people and times: git's sides change places, and tell nobody."""

import re

import pytest

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set
from eh_tui.model.core.form_rows import Action, Commitment
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.merge.clash_wording import comment_of, sentence_of, written_by_records
from eh_tui.model.merge.merge import Clash

ROW = Action("4-07", "4.B", "ask")
CLASHES = [
    Clash(Set(Kind.ACTIONS, "4-07", "who", "DW", "NK"), "TB"),
    Clash(Set(Kind.ACTIONS, "4-07", "who", "DW", "NK"), None),
    Clash(Remove(Kind.ACTIONS, ROW, Place("4.B")), "4-07"),
    Clash(Move(Kind.ACTIONS, "4-07", Place("4.B"), Place("3.A", "3-01")), "4-07"),
    Clash(Move(Kind.ACTIONS, "4-07", Place("4.B"), Place("3.A")), None),
    Clash(Add(Kind.ACTIONS, ROW, Place("4.B")), None),
    Clash(Add(Kind.COMMITMENTS, Commitment("9"), Place()), None),
]


def kept(_: Edit) -> str:
    """Return who wrote what stays."""
    return "jpatel, 12 Sept 2026 14:03"


def other(_: Edit) -> str:
    """Return who wrote the other version."""
    return "saved by Dana, 13 Sept 2026 09:00"


@pytest.mark.parametrize("clash", CLASHES)
def test_no_sentence_and_no_comment_names_a_side(clash: Clash) -> None:
    """In a rebase and a stash pop "theirs" is what one wrote oneself."""
    told = [sentence_of(clash, kept, other), comment_of(clash, repr, other)]
    for words in told:
        assert "saved by Dana, 13 Sept 2026 09:00" in words
        assert not re.search(r"\b(ours?|theirs?|them|they|yours?|you|we)\b", words, re.IGNORECASE)


def test_a_clash_names_both_values_who_and_when() -> None:
    """Whoever decides needs no more."""
    first = CLASHES[0]
    assert sentence_of(first, kept, other) == (
        '4-07 who: "TB" (jpatel, 12 Sept 2026 14:03) stays; '
        '"NK" (saved by Dana, 13 Sept 2026 09:00) is left out.'
    )
    assert comment_of(first, repr, other) == (
        "another version (saved by Dana, 13 Sept 2026 09:00) has who = 'NK'"
    )
    assert sentence_of(first, lambda _: "", lambda _: "") == (
        '4-07 who: "TB" stays; "NK" is left out.'
    )


def test_who_wrote_it_is_who_changed_it_last() -> None:
    """As the history has it; of what it never had, nobody."""
    change = Record(
        Event.CHANGE, n=1, at="2026-09-12T13:03:00.000Z", by="jpatel", edits=(CLASHES[0].theirs,)
    )
    who = written_by_records([change])
    assert who(CLASHES[0].theirs).startswith("jpatel, 12 Sept 2026 ")
    assert who(Set(Kind.ACTIONS, "4-08", "who", "", "x")) == ""
