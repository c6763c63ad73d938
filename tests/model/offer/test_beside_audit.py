"""What an audit shows of its offer: how it stands, and where a rating does not go with it."""

from dataclasses import replace
from typing import Any

import pytest

from eh_tui.files.folder.peek import peek
from eh_tui.model.core.offer.rows import Awareness, Item, Message, Offer
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.beside_audit import beside_actions
from tests.support.forms import example_file
from tests.support.offers import TODAY, small
from tests.support.rag import Rag

DONE = Offer(approved="12 September 2026", review="June 2027", published="1/9/26")


def said(rag: Rag = Rag.NONE, **changes: Any) -> dict[str, str]:
    """Return what is said beside each action of the example audit, all of one rating."""
    audit: Workbook = peek(example_file()).workbook
    audit = replace(audit, actions=tuple(replace(action, rag=rag) for action in audit.actions))
    return dict(beside_actions(audit, small(**changes), TODAY))


def test_it_is_said_once_for_each_outcome_that_is_about_the_offer() -> None:
    """Beside the first action of each, of commitments 3 and 4 only."""
    assert list(said(awareness=(Awareness("AW1"), Awareness("AW2"), Awareness("AW3")))) == [
        *("3-01", "3-04", "4-01", "4-06", "4-11"),
    ]


@pytest.mark.parametrize(
    ("rag", "offer", "words"),
    [
        (Rag.GREEN, DONE, "review due June 2027"),
        (Rag.AMBER, DONE, "review due June 2027 – completed?"),
        (Rag.NONE, Offer(), "not signed off; no review date"),
        (Rag.GREEN, Offer(), "no review date – completed? the offer does not say so"),
        (Rag.RED, replace(DONE, review="June 2025"), "review was due June 2025"),
    ],
)
def test_a_rating_that_does_not_go_with_the_offer_is_asked_about(
    rag: Rag, offer: Offer, words: str
) -> None:
    """Only a person rates."""
    assert said(rag, offer=offer)["3-01"].endswith(words)


def test_an_offer_with_items_that_nobody_decided_is_not_defined() -> None:
    """Said by their number."""
    items = (Item("A1-01", "A1", offered="yes"), Item("A1-02", "A1"))
    assert "1 of 2 not decided" in said(items=items)["3-01"]


def test_the_last_message_to_each_group_is_said() -> None:
    """And when it is due again."""
    messages = (Message("AW1-01", "AW1", date="1/9/26", again="January 2027"),)
    found = said(messages=messages, awareness=(Awareness("AW1"), Awareness("AW2")))
    assert found["4-01"] == "offer: last message 1/9/26, again January 2027"
    assert found["4-06"] == "offer: no message is noted"
