"""Who may read and write a file, as far as its owner, group, mode and ACL say."""

import contextlib
import os
import pwd
import stat
import struct
from pathlib import Path

_ACL = "system.posix_acl_access"
_ACL_ENTRY = struct.Struct("<HHI")
_ACL_HEAD = 4
_NAMED_USER, _GROUP, _NAMED_GROUP, _WRITE = 0x02, 0x04, 0x08, 0x02
_NO_ID = 0xFFFFFFFF
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

    Whoever owns it may write it, and could read what is written there. It is a colleague's
    where the workbook is for its group to write, and the system has the owner in that group, or
    the file has it and only its members could have put the file into the folder. `acl` is the
    workbook's, as `acl_of` returns it.
    """
    if file.st_uid in (0, os.geteuid(), workbook.st_uid) or workbook.st_mode & stat.S_IWOTH:
        return False
    if not workbook.st_mode & stat.S_IWGRP:  # with an ACL, that is the most that it gives anybody
        return True
    writers = _writers(acl)
    if writers & {(_NAMED_USER, file.st_uid), (_NAMED_GROUP, file.st_gid)}:
        return False
    if acl and (_GROUP, _NO_ID) not in writers:
        return True
    is_the_groups = file.st_gid == workbook.st_gid and not folder.st_mode & stat.S_IWOTH
    return not (is_the_groups or _is_member(file.st_uid, workbook.st_gid))


def _only_owner_replaces(status: os.stat_result) -> str:
    """Return why this user can't replace a file of a sticky folder, as the end of a sentence."""
    owner = account_name(status.st_uid)
    return (
        f"its folder is sticky (mode +t), so that only {owner} can replace the file; ask {owner}, "
        "or who looks after the folder"
    )


def why_not_changed(file: Path) -> str:
    """Return why a file is not this user's to change, as the end of a sentence; "" if it is.

    Whoever may write its folder could replace it, which is not what its mode says.
    """
    try:
        status = file.stat()
        if not _can_replace(status, file.parent.stat()):
            return _only_owner_replaces(status)
        if _may(file, os.W_OK) or os.statvfs(file).f_flag & os.ST_RDONLY:
            return ""  # that a disk is read-only is another matter (`why_not_saved_beside`)
    except OSError:
        return ""
    return f"you may not write it; ask {account_name(status.st_uid)}, or who looks after the folder"


def why_not_saved_beside(file: Path) -> str:
    """Return why nothing can be saved in a file's folder, as the end of a sentence; "" if it can.

    A file is saved by putting another one in its place.
    """
    try:
        if os.statvfs(file).f_flag & os.ST_RDONLY:
            return "the disk that it is on is read-only; ask who looks after it"
    except OSError:
        return ""
    if _may(file.parent, os.W_OK | os.X_OK):
        return ""
    return "nothing can be saved in its folder; ask who looks after that"


def why_closed(file: Path, workbook: Path, right: int) -> str:
    """Return why a file beside a workbook is not open to this user, as the end of a sentence.

    `right` is what was wanted, `os.R_OK` or `os.W_OK`. "" where neither of the two tells.
    """
    with contextlib.suppress(OSError):
        if _may(workbook, right):
            owner = account_name(os.lstat(file).st_uid)
            return (
                f"it is for fewer people than {workbook.name}; ask {owner}"
                f" to run 'chmod --reference={workbook.name} {file.name}'"
            )
    return ""


def _can_replace(file: os.stat_result, folder: os.stat_result) -> bool:
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


def _may(path: Path, right: int) -> bool:
    """Say whether this process may read or write a file, as whoever it is at the moment."""
    return os.access(path, right, effective_ids=os.access in os.supports_effective_ids)


def _writers(acl: bytes) -> set[tuple[int, int]]:
    """Return the tag and the id of each entry of an ACL that may write."""
    whole = len(acl) - (len(acl) - _ACL_HEAD) % _ACL_ENTRY.size
    entries = _ACL_ENTRY.iter_unpack(acl[_ACL_HEAD:whole]) if len(acl) > _ACL_HEAD else ()
    return {(tag, id) for tag, rights, id in entries if rights & _WRITE}


def _is_member(user: int, group: int) -> bool:
    """Say whether the system has a user in a group; False for a user that it does not know."""
    try:
        account = pwd.getpwuid(user)
        return group in os.getgrouplist(account.pw_name, account.pw_gid)
    except (KeyError, OSError):
        return False
