"""The agenda as a tree: nothing is left out of it, numbers count what is shown."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.core.review.meeting_rows import Matter
from eh_tui.model.meeting.agenda import agenda
from eh_tui.model.meeting.agenda_tree import agenda_tree, planned_minutes
from eh_tui.model.meeting.matters import USUAL_ITEMS, items_of
from eh_tui.model.meeting.minutes.wording import item_words
from tests.support.meetings import TODAY, audit, begun

POINTS = agenda(*begun(audit()), TODAY)


def usual() -> tuple[Matter, ...]:
    """Return the usual items of a meeting."""
    return tuple(edit.row for edit in items_of(USUAL_ITEMS, "M1") if isinstance(edit.row, Matter))


def test_the_actions_stand_under_the_item_that_holds_them() -> None:
    """By the parts of the agenda, each with its number; the last minutes come first."""
    tree = agenda_tree(usual(), POINTS)
    words = [item_words(item) for item in tree]
    assert words[:4] == [
        "1 Minutes of the last meeting (5 minutes)",
        "2 Matters arising (5 minutes)",
        "3 The actions (30 minutes)",
        "3.1 Not rated",
    ]
    assert words[-2:] == [
        "4 Safeguarding update (5 minutes)",
        "5 Date of the next meeting (2 minutes)",
    ]
    assert [point for item in tree for point in item.points] == list(POINTS)


def test_a_meeting_without_items_has_its_actions_all_the_same() -> None:
    """As every meeting had that was held before there were any."""
    tree = agenda_tree((), POINTS)
    assert (tree[0].number, tree[0].title, tree[1].number) == ("1", "The actions", "1.1")
    assert planned_minutes(tree) == 0


def test_an_internal_item_is_not_sent_round_nor_what_is_part_of_it() -> None:
    """And leaves no gap in the numbers by which it could be told."""
    rows = (
        Matter("M1-N1", "M1", "Staffing", "10", internal="yes"),
        Matter("M1-N2", "M1", "Who leaves", under="M1-N1"),
        Matter("M1-N3", "M1", "Training", "5"),
    )
    shown = agenda_tree(rows, (), with_internal=False)
    assert [(item.number, item.title) for item in shown] == [("1", "Training")]
    assert [item.number for item in agenda_tree(rows, ())] == ["1", "1.1", "2"]


def test_planned_minutes_are_those_of_an_item_or_of_its_parts() -> None:
    """Never both; a number that can't be read plans nothing."""
    rows = (
        Matter("a", "M1", "Whole", "10"),
        Matter("b", "M1", "Part", "7", under="a"),
        Matter("c", "M1", "By its parts"),
        Matter("d", "M1", "Part", "3", under="c"),
        Matter("e", "M1", "Part", "4", under="c"),
        Matter("f", "M1", "Soon", "a while"),
    )
    assert planned_minutes(agenda_tree(rows, ())) == 17


@given(
    under=st.lists(st.sampled_from(["", "0", "1", "2", "3", "4", "M9-N9"]), min_size=1, max_size=5),
    holds=st.integers(0, 5),
)
def test_every_item_and_action_comes_once_whatever_stands_under_what(
    under: list[str], holds: int
) -> None:
    """A person may write a circle by hand, or name an item that is gone: nothing is lost."""
    rows = tuple(
        Matter(str(at), "M1", f"Item {at}", holds="actions" if at == holds else "", under=parent)
        for at, parent in enumerate(under)
    )
    tree = agenda_tree(rows, POINTS)
    assert sorted(item.matter.id for item in tree if item.matter) == sorted(row.id for row in rows)
    assert [point for item in tree for point in item.points] == list(POINTS)
    assert len({item.number for item in tree}) == len(tree)


def test_what_was_discussed_says_so() -> None:
    """As a chair sees how far the meeting is."""
    first, *_ = usual()
    (item, *_) = agenda_tree((replace(first, state="discussed"),), ())
    assert item_words(item) == "1 Minutes of the last meeting (5 minutes, discussed)"
