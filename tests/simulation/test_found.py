"""What the simulation found, as it told it: each was a fault once, and has a plain test as well."""

import pytest

from eh_tui.files.returns import sent_state
from eh_tui.model.returns.exported import base_by_day
from tests.simulation.plan import Fault, Turn
from tests.simulation.simulate import run

pytestmark = pytest.mark.real_disk

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
    "a person is taken out, an older file comes back, and somebody new gets the number": (
        Turn("ann", "staff", 62503),
        Turn("ann", "remove", 94998),
        Turn("sync", "put back", 62638),
        Turn("ben", "staff", 9392),
    ),
    "a text that could not be kept in one window is kept later than the other window's": (
        Turn("ann again", "undo", 53361, fault=Fault.DISK_FULL),
        Turn("ann again", "type", 34662, calls=2),
        Turn("ann again", "set", 86979, calls=1, fault=Fault.DISK_FAILS),
        Turn("ann again", "type", 63056, calls=5),
        Turn("ann", "type", 59884),
    ),
    "git gives the number of a row that was taken out to another, and the first is put back": (
        Turn("ben", "sign", 55438),
        Turn("sync", "put back", 55673),
        Turn("dora", "set", 8417),
        Turn("ann", "note privately", 86018, calls=60),
        Turn("gil", "work on a branch", 15664),
        Turn("gil", "merge", 48505),
        Turn("ben", "set", 42830, wait=43200.0),
        Turn("sync", "put back", 87558),
        Turn("ann", "set", 70135),
        Turn("ann", "bring back", 7846),
    ),
    "an undo takes a person out, git puts its own file there, and somebody new gets the number": (
        Turn("dora", "undo", 26165),
        Turn("ann", "staff", 59271),
        Turn("ben", "staff", 29972),
        Turn("ann", "add", 82285, calls=56, wait=40.0),
        Turn("ann", "remove", 3566, fault=Fault.DISK_FULL),
        Turn("ann", "undo", 57530),
        Turn("gil", "stash", 87233),
    ),
    "a copy that nobody knows the beginning of brings a signatory under a number that is gone": (
        Turn("gil", "work on a branch", 16151),
        Turn("gil", "merge", 23105),
        Turn("dora", "merge-copies", 66504, calls=25, wait=40.0),
        Turn("ann", "staff", 12156),
        Turn("sync", "leave a copy", 91076),
        Turn("sync", "put back", 81133),
        Turn("dora", "add", 74696, wait=2.0),
        Turn("sync", "put back", 98358),
        Turn("dora", "merge-copies", 19756),
    ),
    "a change is lost with the row that it follows, and a copy brings its number again": (
        Turn("sync", "leave a copy", 74796),
        Turn("ann", "staff", 62800),
        Turn("ann", "staff", 91052, calls=28),
        Turn("ann", "remove", 19852, calls=52),
        Turn("dora", "merge-copies", 99330),
        Turn("sync", "put back", 61402),
    ),
    "the power goes, git puts another course under a number, and a training is made again": (
        Turn("ann", "staff", 75893),
        Turn("gil", "work on a branch", 96662),
        Turn("ann", "staff", 1169, calls=39),
        Turn("ann", "remove", 77389),
        Turn("house", "power cut", 54310),
        Turn("gil", "stash", 46939),
        Turn("gil", "merge", 33574),
    ),
    "a meeting's end is made again on an older file, and says what was so at its end": (
        Turn("ann", "hold", 7836),
        Turn("sync", "carry", 92052),
        Turn("ben", "add", 88920),
        Turn("ben", "sign", 97867),
        Turn("ben", "end", 73019, calls=87, fault=Fault.DISK_FULL),
        Turn("sync", "put back", 8973),
    ),
    "a meeting is lost to an older file, the history is put together, and its number comes again": (
        Turn("cleo", "hold", 4748),
        Turn("sync", "put back", 76806),
        Turn("dora", "compact", 65975),
        Turn("cleo", "end", 89469),
        Turn("cleo", "hold", 4014),
    ),
    "a meeting is taken out, the history is put together, and an editor saves what it had": (
        Turn("ed", "save in place", 59059),
        Turn("ann", "hold", 54379, wait=2.0),
        Turn("ann", "remove", 39822),
        Turn("dora", "compact", 86146),
        Turn("ed", "save over", 96790),
        Turn("cleo", "hold", 65389),
    ),
    "a row is taken out, and comes back as it was sent": (
        Turn("lea", "send out", 67876),
        Turn("ann", "remove", 48145),
        Turn("ann", "remove", 89405),
        Turn("lea", "import", 97808),
    ),
    "a sheet is sent out before there is a history, and comes back over what an editor saved": (
        Turn("lea", "send out", 26480),
        Turn("ed", "save as vim", 55245),
        Turn("lea", "import", 34873),
    ),
    "a sheet comes back while an editor saves, from a day of which the history says little": (
        Turn("ann", "set", 2313),
        Turn("lea", "send out", 77100, wait=86400.0),
        Turn("ed", "save in place", 58207),
        Turn("cleo", "look", 28422, calls=57, wait=2.0),
        Turn("lea", "import", 74136, calls=75),
        Turn("ann", "look", 21780, wait=40.0),
        Turn("ed", "save as vim", 28024),
    ),
    "an action is taken out, and comes back with something typed in it": (
        Turn("lea", "send out", 70146),
        Turn("ann", "remove", 54316),
        Turn("lea", "import", 81725),
    ),
    "a colleague's change has not reached this machine's view of the drive": (
        Turn("ann", "set", 10278),
        Turn("ben", "look", 32021),
        Turn("house", "slow network", 10660),
        Turn("ben", "look", 32022),
        Turn("ann", "set", 87283),
        Turn("ben", "set", 21777),
    ),
    "a sheet that was read long before its day comes back with a row that is gone": (
        Turn("cleo", "add", 98027),
        Turn("lea", "send out", 38263, calls=11),
        Turn("sync", "put back", 2510),
        Turn("ann", "set", 63527),
        Turn("dora", "set", 31345, wait=2592000.0),
        Turn("lea", "import", 98389),
        Turn("dora", "remove", 32276),
        Turn("lea", "import", 70195),
    ),
    "a sheet comes back while nobody has noted yet what was changed by hand since": (
        Turn("ann again", "look", 85178, wait=2592000.0),
        Turn("lea", "send out", 49135, calls=32),
        Turn("ed", "save in place", 61760),
        Turn("lea", "send out", 21556),
        Turn("lea", "import", 91365),
        Turn("ann again", "add", 45911),
        Turn("lea", "send out", 19388, wait=2.0),
        Turn("dora", "export", 51360, wait=40.0),
    ),
    "a meeting was put together with others, an older file is saved over it, and one more begins": (
        Turn("cleo", "undo", 45812),
        Turn("ann again", "hold", 87993, calls=42),
        Turn("ed", "save over", 70085),
        Turn("dora", "compact", 46539, wait=2592000.0),
        Turn("ann again", "add", 55516),
        Turn("dora", "compact", 47179),
        Turn("ed", "save as vim", 65829),
        Turn("cleo", "hold", 26252),
    ),
    "a sheet is sent out while an older file is there, which the history does not tell of": (
        Turn("ann", "set", 76928),
        Turn("sync", "carry", 42977),
        Turn("sync", "put back", 16497),
        Turn("sync", "leave a copy", 49196, wait=2592000.0),
        Turn("lea", "send out", 26512),
        Turn("sync", "put back", 80259),
        Turn("lea", "import", 39869),
    ),
    "a sheet comes back after an older file did, and an editor saved the newer one again": (
        Turn("lea", "import", 0),
        Turn("ann again", "set", 66350),
        Turn("ann again", "hold", 35769, wait=0.5),
        Turn("lea", "send out", 95739, calls=1),
        Turn("ed", "open", 96966),
        Turn("ann", "redo", 71195, wait=2592000.0),
        Turn("sync", "put back", 76370),
        Turn("lea", "import", 64663),
        Turn("ed", "save as vim", 62673, fault=Fault.DISK_FAILS),
        Turn("lea", "import", 14827),
    ),
    "a row that was sent is gone with an older file, and the history is put together": (
        Turn("lea", "import", 1),
        Turn("ann", "add", 1796),
        Turn("lea", "send out", 14303),
        Turn("sync", "put back", 52546),
        Turn("dora", "compact", 46665),
        Turn("lea", "import", 63317),
    ),
    "a row that was sent is lost with a file of an editor that never reached the disk": (
        Turn("lea", "import", 0),
        Turn("sync", "carry", 39250),
        Turn("house", "power cut", 14108),
        Turn("ann", "set", 1992),
        Turn("cleo", "type", 62775, wait=40.0),
        Turn("sync", "carry", 85745),
        Turn("ed", "save over", 62409),
        Turn("lea", "send out", 12573),
        Turn("house", "power cut", 11630, fault=Fault.DISK_FULL),
        Turn("lea", "import", 23660),
    ),
    "the same, of a workbook that was made by hand": (
        Turn("lea", "import", 0),
        Turn("lea", "send out", 26480),
        Turn("ed", "save as vim", 55245),
        Turn("lea", "import", 34873),
    ),
    "two windows of one person keep a draft, and one is held up for longer than the other waits": (
        Turn("ann", "type", 86379),
        Turn("ann again", "set", 2382),
        Turn("ann again", "type", 83686, calls=17),
        Turn("ann", "type", 53603),
        Turn("ann", "lead", 27348, wait=2592000.0),
    ),
    "an undo brings back a blank that stood before the history, and a copy is as old as that": (
        Turn("dora", "meeting start", 12227),
        Turn("ann", "hold", 73210),
        Turn("dora", "compact", 31904),
        Turn("ann", "undo", 12937),
        Turn("dora", "meeting discuss", 99581),
        Turn("dora", "meeting start", 77946),
        Turn("sync", "leave a copy", 53745),
        Turn("sync", "carry", 88146),
        Turn("dora", "merge-copies", 73660, calls=7),
        Turn("sync", "leave a copy", 91759),
    ),
    "a meeting comes and goes between an upgrade and its undo, and a copy brings its number": (
        Turn("sync", "leave a copy", 87294, calls=3),
        Turn("sync", "leave a copy", 81937),
        Turn("dora", "upgrade", 60291),
        Turn("dora", "merge-copies", 42331),
        Turn("sync", "leave a copy", 21619),
        Turn("dora", "undo", 22862),
        Turn("dora", "undo", 3272),
        Turn("dora", "merge-copies", 37345),
    ),
}


@pytest.mark.parametrize("story", FOUND)
def test_what_was_found_is_mended(story: str) -> None:
    """Each story as the simulation made it short."""
    assert run(FOUND[story]).faults == ()


def test_without_asking_where_nobody_knows_what_was_sent_stories_of_returns_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control of returns: a file that went to and fro without eh-tui is in no history."""
    monkeypatch.setattr(sent_state, "base_unknown", lambda now, past: base_by_day(now, past, None))
    assert sum(bool(run(turns).faults) for turns in FOUND.values()) >= 3
