"""What the simulation found, as it told it: each was a fault once, and has a plain test as well."""

import pytest

from tests.simulation.plan import Fault, Turn
from tests.simulation.simulate import run

FOUND = {
    "a copy of half a file comes back, and its signature is another's": (
        Turn("ed", "open", 67101),
        Turn("ed", "save as vim", 76575, calls=4, fault=Fault.KILL_HALFWAY),
        Turn("sync", "carry", 59340),
        Turn("cleo", "sign", 42659),
        Turn("sync", "leave a copy", 46425),
        Turn("dora", "merge-copies", 68154),
    ),
    "a session finishes what another wrote and had not on disk, and the power goes": (
        Turn("ann", "set", 29582),
        Turn("house", "power cut", 85535),
        Turn("ann", "set", 74626, calls=133, fault=Fault.KILL),
        Turn("ann", "look", 20249),
        Turn("house", "power cut", 47263),
    ),
    "a meeting is put back, another gets its number, and somebody still has it on screen": (
        Turn("ben", "look", 48925),
        Turn("cleo", "hold", 89358),
        Turn("ann again", "hold", 44002),
        Turn("sync", "put back", 28358),
        Turn("ben", "hold", 93679),
        Turn("cleo", "hold", 30304),
    ),
    "git puts another meeting in the place of the one on screen": (
        Turn("gil", "work on a branch", 51878),
        Turn("gil", "rebase", 3817, calls=78),
        Turn("ann", "hold", 64717),
        Turn("gil", "stash", 56331),
        Turn("ann", "hold", 86182),
    ),
    "an action is discussed at the moment at which the meeting ends": (
        Turn("ann", "hold", 33680),
        Turn("ann", "hold", 29407),
        Turn("dora", "meeting discuss", 1232),
        Turn("ann", "end", 28453),
    ),
    "a colleague's change has not reached this machine's view of the drive": (
        Turn("ann", "set", 10278),
        Turn("ben", "look", 32021),
        Turn("house", "slow network", 10660),
        Turn("ben", "look", 32022),
        Turn("ann", "set", 87283),
        Turn("ben", "set", 21777),
    ),
}


@pytest.mark.parametrize("story", FOUND)
def test_what_was_found_is_mended(story: str) -> None:
    """Each story as the simulation made it short."""
    assert run(FOUND[story]).faults == ()
