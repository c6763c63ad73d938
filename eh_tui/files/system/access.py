"""Who may read and write a file, as far as its owner, group, mode and ACL say."""

import contextlib
import os
import pwd
import stat
import struct

_ACL = "system.posix_acl_access"
_ACL_ENTRY = struct.Struct("<HHI")
_ACL_HEAD = 4
_NAMED_USER, _NAMED_GROUP, _WRITE = 0x02, 0x08, 0x02
"""As the kernel writes an entry of an ACL: tag, rights, id (posix_acl_xattr.h)."""


def more_can_read(file: os.stat_result, than: os.stat_result) -> bool:
    """Say whether a file's group or everybody may read it who may not read another.

    Its owner is not looked at.
    """
    if than.st_mode & stat.S_IROTH:
        return False
    same_group = file.st_gid == than.st_gid and than.st_mode & stat.S_IRGRP
    return bool(file.st_mode & stat.S_IROTH or (file.st_mode & stat.S_IRGRP and not same_group))


def owner_can_read(file: os.stat_result, other: os.stat_result) -> bool:
    """Say whether the owner of a file may read another, being of its group if that has both."""
    by_group = other.st_mode & stat.S_IRGRP and file.st_gid == other.st_gid
    return file.st_uid == other.st_uid or bool(other.st_mode & stat.S_IROTH or by_group)


def is_strangers(
    file: os.stat_result, workbook: os.stat_result, folder: os.stat_result, acl: bytes = b""
) -> bool:
    """Say whether a file beside a workbook is owned by somebody who may not write the workbook.

    Whoever owns it may write it, and could read what is written there. It is a colleague's who
    may write where the workbook is for its group to write, the file has that group, and only
    that group's members could have put it into the folder. `acl` is the workbook's, as
    `acl_of` returns it.
    """
    if file.st_uid in (0, os.geteuid(), workbook.st_uid) or workbook.st_mode & stat.S_IWOTH:
        return False
    in_group = file.st_gid == workbook.st_gid and not folder.st_mode & stat.S_IWOTH
    if workbook.st_mode & stat.S_IWGRP and in_group:
        return False
    return not (workbook.st_mode & stat.S_IWGRP and _lets_write(acl, file))


def can_replace(file: os.stat_result, folder: os.stat_result) -> bool:
    """Say whether this user may put another file in a file's place, which a sticky folder limits.

    In one, only the owner of the file, the owner of the folder and root may.
    """
    if not folder.st_mode & stat.S_ISVTX:
        return True
    return os.geteuid() in (0, file.st_uid, folder.st_uid)


def acl_of(path: str | os.PathLike[str]) -> bytes:
    """Return a file's access control list as the kernel keeps it, nothing where it has none."""
    try:
        return os.getxattr(path, _ACL)
    except (AttributeError, OSError):
        return b""


def drop_acl(descriptor: int) -> None:
    """Take the access control list from an open file, if it has one; its mode is left."""
    with contextlib.suppress(AttributeError, OSError):
        os.removexattr(descriptor, _ACL)


def account_name(user: int) -> str:
    """Return the name of a user by number, "user 1003" where the system knows none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


def _lets_write(acl: bytes, file: os.stat_result) -> bool:
    """Say whether an ACL names the owner of a file, or its group, as one who may write."""
    whole = len(acl) - (len(acl) - _ACL_HEAD) % _ACL_ENTRY.size
    entries = _ACL_ENTRY.iter_unpack(acl[_ACL_HEAD:whole]) if len(acl) > _ACL_HEAD else ()
    named = {(_NAMED_USER, file.st_uid), (_NAMED_GROUP, file.st_gid)}
    return any(rights & _WRITE and (tag, id) in named for tag, rights, id in entries)
