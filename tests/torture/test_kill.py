"""Nothing acknowledged is lost when sessions are killed, and the test would see it."""

import pytest

from tests.torture import kill

pytestmark = [pytest.mark.alone, pytest.mark.real_disk]


def test_no_edit_is_lost_when_writers_are_killed() -> None:
    """Lost is: not in the history, overwritten unseen, a broken file, a note gone astray."""
    came = kill.run(25)
    assert came.faults == []
    assert came.acknowledged > 10
    assert came.reads > 100


def test_no_saving_from_an_editor_is_lost_between_killed_writers() -> None:
    """A person's text is in the file or in the history, however their editor saves."""
    came = kill.run(10, by_hand=True, seconds=1.5)
    assert came.faults == []
    assert came.hand_saves >= 3


def test_without_a_lock_edits_are_lost() -> None:
    """The control: what the tests above say counts only if they can fail."""
    assert kill.run(0, locked=False, seconds=0.7).faults
