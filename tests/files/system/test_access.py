"""Whose file it is that lies beside a workbook, as the system tells."""

import os
import pwd
import stat
import struct

import pytest

from eh_tui.files.system.access import is_strangers

ANA, BEN, EVE, STAFF, OTHERS = 4001, 4002, 4003, 5001, 5002


@pytest.fixture(autouse=True)
def _accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a system that knows Ben, who is in the staff's group, and Eve, who is in another."""
    groups = {BEN: [5999, STAFF], EVE: [OTHERS]}

    def account(user: int) -> pwd.struct_passwd:
        return pwd.struct_passwd((f"u{user}", "", user, 5999, "", "/", "/bin/sh"))

    monkeypatch.setattr(pwd, "getpwuid", lambda user: {u: account(u) for u in groups}[user])
    monkeypatch.setattr(os, "getgrouplist", lambda name, _: groups[int(name[1:])])


def status(user: int, group: int, mode: int) -> os.stat_result:
    """Return what `stat` says of something."""
    return os.stat_result((mode, 0, 0, 0, user, group, 0, 0, 0, 0))


def acl(*entries: tuple[int, int, int]) -> bytes:
    """Return an ACL as the kernel keeps it."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


FOR_ALL, FOR_GROUP = status(0, STAFF, stat.S_IFDIR | 0o777), status(0, STAFF, stat.S_IFDIR | 0o770)


@pytest.mark.parametrize(
    ("user", "group", "mode", "folder", "is_strangers_"),
    [
        (BEN, 5999, 0o660, FOR_ALL, False),
        (EVE, OTHERS, 0o660, FOR_ALL, True),
        (EVE, STAFF, 0o660, FOR_ALL, True),
        (EVE, STAFF, 0o660, FOR_GROUP, False),
        (4999, STAFF, 0o660, FOR_ALL, True),
        (BEN, STAFF, 0o640, FOR_GROUP, True),
        (EVE, OTHERS, 0o666, FOR_ALL, False),
        (ANA, OTHERS, 0o600, FOR_ALL, False),
    ],
)
def test_it_is_a_colleagues_where_the_system_has_its_owner_in_the_group(
    user: int, group: int, mode: int, folder: os.stat_result, is_strangers_: bool
) -> None:
    """Also in a folder that everybody may write, where the group of a file tells nothing."""
    book = status(ANA, STAFF, stat.S_IFREG | mode)
    assert is_strangers(status(user, group, 0o644), book, folder) is is_strangers_


@pytest.mark.parametrize(("named", "is_strangers_"), [(BEN, False), (EVE, True)])
def test_a_list_that_leaves_the_group_out_counts(named: int, is_strangers_: bool) -> None:
    """Then the mode's middle is the most that the list gives, and no group's right."""
    book = status(ANA, STAFF, stat.S_IFREG | 0o660)
    rights = acl((1, 6, 0xFFFFFFFF), (2, 6, named), (4, 0, 0xFFFFFFFF), (16, 6, 0xFFFFFFFF))
    bens = status(BEN, STAFF, 0o644)
    assert is_strangers(bens, book, FOR_GROUP, rights) is is_strangers_
