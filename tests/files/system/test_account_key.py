"""The account's own secret: one for all its workbooks, and nobody else's."""

import stat
from pathlib import Path

import pytest

from eh_tui.files.store.identity import identity_of
from eh_tui.files.system.account_key import account_key
from eh_tui.files.system.paths import account_key_file

TEXT = '[export]\nid = "{}"\n'


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be an account that has handed out nothing yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_it_is_made_once_and_only_the_account_reads_it() -> None:
    """An export of today is known again tomorrow."""
    key = account_key()
    assert len(key) == 32
    assert account_key() == key
    path = account_key_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_another_account_has_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So has another machine: it knows the workbook by its id, and not what was changed."""
    mine = identity_of(TEXT.format("w1"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "theirs"))
    theirs = identity_of(TEXT.format("w1"))
    assert mine
    assert theirs
    assert mine.id == theirs.id
    assert mine.key != theirs.key


def test_each_workbook_is_sealed_with_a_key_of_its_own() -> None:
    """Equal texts of two schools show as equal to nobody."""
    one, two = (identity_of(TEXT.format(id)) for id in ("w1", "w2"))
    assert one
    assert two
    assert one.key != two.key


@pytest.mark.parametrize("spoilt", ["", "zz" * 32, "ab", "é"])
def test_where_it_cannot_be_kept_nothing_is_sealed(spoilt: str, state: Path) -> None:
    """A key that everybody could have is none."""
    account_key()
    account_key_file().write_text(spoilt, encoding="utf-8")
    assert account_key() == b""
    identity = identity_of(TEXT.format("w1"))
    assert identity
    assert identity.key == b""


def test_a_link_is_not_followed(state: Path, tmp_path: Path) -> None:
    """Nor is anything written through it."""
    (tmp_path / "elsewhere").write_text("ab" * 32, encoding="utf-8")
    (state / "eh-tui").mkdir(parents=True)
    account_key_file().symlink_to(tmp_path / "elsewhere")
    assert account_key() == b""
