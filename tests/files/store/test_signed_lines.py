"""Lines signed with a key of the account: which carry a good signature, which none, which a bad."""

import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store import signed_lines
from eh_tui.files.store.audit import audit
from eh_tui.files.store.compaction import compact, redact
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.signed_lines import signed_file
from eh_tui.files.store.store import Store
from eh_tui.files.system.user import user_name
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Record
from tests.support.forms import example_file
from tests.support.histories import rewrite

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs OpenSSH")

ME = user_name()


def new_key(path: Path) -> Path:
    """Make a key without a passphrase, and return its file."""
    path.parent.mkdir(exist_ok=True)
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be an account that names a key of its own in its settings."""
    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    settings = tmp_path / "CONFIG/eh-tui/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'signing_key = "{new_key(tmp_path / "keys/mine")}"\n', encoding="utf-8")
    return settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a workbook with three changes in its history, none of them signed."""
    path = tmp_path / "school.toml"
    path.write_bytes(example_file().read_bytes())
    for who in ("TB", "AO", "MP"):
        put(Store(path), who)
    return path


@pytest.fixture
def signed(path: Path) -> Path:
    """Return a workbook whose changes are signed, and one more that is not."""
    assert main(["history", "sign", str(path)]) == 0
    put(Store(path), "NK")
    return path


def put(store: Store, who: str) -> None:
    """Commit a new value for a field of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "who", who)], "4-07 who")


def told(path: Path) -> list[str]:
    """Return what `check` says of signatures, faults first."""
    found = audit(path, path.read_bytes())
    return [each for each in found.faults if "sign" in each] + list(found.signed)


GOOD = f"changes 2 to 4 of the history: a good signature of {ME}."
NONE = "change 5 of the history: no signature that is known to be good."


def test_check_says_which_lines_are_signed_and_which_are_not(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Signing once more takes in what came since."""
    assert told(signed) == [GOOD, NONE]
    capsys.readouterr()
    assert main(["check", str(signed)]) == 0
    assert f"{signed}: {GOOD}" in capsys.readouterr().out
    assert main(["history", "sign", str(signed)]) == 0
    assert told(signed) == [f"changes 2 to 5 of the history: a good signature of {ME}."]


def test_a_signed_line_that_is_altered_shows_although_all_hashes_follow(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That is what a signature is for: whoever may write a history can write all of it anew."""

    def altered(records: list[Record]) -> list[Record]:
        return [replace(each, label="mine") if each.n == 3 else each for each in records]

    rewrite(signed, altered)
    capsys.readouterr()
    assert main(["check", str(signed)]) == 1
    out = capsys.readouterr().out
    assert f"change 3 of the history: altered since {ME} signed." in out
    assert f"changes 2, 4 of the history: a good signature of {ME}." in out
    assert "changes 3, 5 of the history: no signature" in out


def test_signed_lines_that_are_taken_out_are_missed(signed: Path) -> None:
    """Also by a colleague, who has recorded nothing in it and has no marks of their own."""
    rewrite(signed, lambda records: records[:3])
    assert f"change 4 of the history: taken out since {ME} signed." in told(signed)


def test_a_line_put_in_under_my_name_is_never_signed(path: Path, tmp_path: Path) -> None:
    """Only what this account's own sessions recorded is."""
    state = tmp_path / "STATE"
    state.rename(tmp_path / "mine")
    put(Store(path), "Planted")
    shutil.rmtree(state)
    (tmp_path / "mine").rename(state)
    put(Store(path), "NK")
    assert main(["history", "sign", str(path)]) == 0
    assert told(path) == [
        f"changes 2 to 4, 6 of the history: a good signature of {ME}.",
        "change 5 of the history: no signature that is known to be good.",
    ]


def test_a_colleague_needs_to_know_whose_key_it_is(
    signed: Path, settings: Path, tmp_path: Path
) -> None:
    """Anybody can make a key; the setting `allowed_signers` says whose are whose."""
    mine = (tmp_path / "keys/mine.pub").read_text(encoding="utf-8")
    settings.write_text("", encoding="utf-8")
    first, *_ = told(signed)
    assert first.startswith(f"changes 2 to 4 of the history: signed for {ME} with a key that is")
    known = tmp_path / "known"
    known.write_text(f"{ME} {mine}", encoding="utf-8")
    settings.write_text(f'allowed_signers = "{known}"', encoding="utf-8")
    assert told(signed) == [GOOD, NONE]


def test_another_key_under_my_name_is_no_good_signature(
    path: Path, settings: Path, tmp_path: Path
) -> None:
    """A colleague signs what they put in, with a key of theirs, and hands it out as mine."""
    own = settings.read_text(encoding="utf-8")
    theirs = new_key(tmp_path / "keys/theirs")
    settings.write_text(f'signing_key = "{theirs}"', encoding="utf-8")
    assert main(["history", "sign", str(path)]) == 0
    settings.write_text(own, encoding="utf-8")
    assert not any("a good signature" in each for each in told(path))
    assert main(["history", "sign", str(path)]) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\n2 ", "\n9 ", 1),
        lambda text: text.replace(f"signed by {ME}", "signed by somebody", 1),
        lambda text: text[: len(text) // 2],
        lambda text: text[:0],
        lambda text: text.replace("\n", "\x00"),
        lambda text: text.replace("AAAA", "AAAB", 1),
    ],
)
def test_a_signature_that_was_altered_is_a_bad_one(
    signed: Path, spoil: Callable[[str], str]
) -> None:
    """Whatever was done to it."""
    file = signed_file(history_of(signed), ME)
    file.write_text(spoil(file.read_text(encoding="utf-8")), encoding="utf-8")
    first, *_ = told(signed)
    assert first == f"{file.name} carries no good signature: it was altered, or is another file."


def test_what_was_redacted_or_put_together_is_told_apart(signed: Path) -> None:
    """Those are for anybody to do who may write the history, and no forgery."""
    redact(Store(signed), "4-07")
    assert told(signed) == [
        f"changes 2 to 4 of the history: redacted since {ME} signed.",
        "changes 2 to 5 of the history: no signature that is known to be good.",
    ]
    assert not audit(signed, signed.read_bytes()).faults
    put(Store(signed), "DW")
    assert main(["history", "sign", str(signed)]) == 0
    compact(Store(signed), "9999")
    assert not audit(signed, signed.read_bytes()).faults


def test_a_history_without_signatures_starts_no_program(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who does not sign waits for nothing, neither in a key press nor in a check."""

    def started(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setattr(subprocess, "Popen", started)
    put(Store(path), "NK")
    assert told(path) == []


def test_others_save_while_a_passphrase_is_asked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is asked may have gone to look for it."""

    def asked(*_: object) -> str:
        put(Store(path), "NK")
        return "-----BEGIN SSH SIGNATURE-----\n"

    monkeypatch.setattr(signed_lines, "signature_by", asked)
    assert main(["history", "sign", str(path)]) == 0
    assert Store(path).records[-1].n == 5


def test_a_file_that_can_not_be_read_as_signed_is_not_written_over(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it says was signed earlier would be asked of nobody any more."""
    file = signed_file(history_of(signed), ME)
    file.write_bytes(b"\xff" + file.read_bytes())
    before = file.read_bytes()
    assert main(["history", "sign", str(signed)]) == 2
    assert f"{file.name} can't be read as signed lines; move it away" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_the_signature_is_for_those_who_may_read_the_history(path: Path) -> None:
    """And it follows no link that somebody put there."""
    history_of(path).chmod(0o600)
    path.chmod(0o600)
    file = signed_file(history_of(path), ME)
    assert main(["history", "sign", str(path)]) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    victim = path.with_name("victim")
    victim.write_text("as it was", encoding="utf-8")
    file.unlink()
    file.symlink_to(victim)
    assert main(["history", "sign", str(path)]) == 2
    assert victim.read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("", "No key is set; name one in your settings"),
        ('signing_key = "/nowhere/key"', "Not signed with /nowhere/key: "),
        ("signing_key = 5", "No key is set"),
    ],
)
def test_a_key_that_is_not_there_is_said(
    path: Path, settings: Path, setting: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence, and nothing is left."""
    settings.write_text(setting, encoding="utf-8")
    assert main(["history", "sign", str(path)]) == 2
    assert said in capsys.readouterr().err
    assert not signed_file(history_of(path), ME).exists()


def test_the_signature_can_be_checked_without_this_program(signed: Path, tmp_path: Path) -> None:
    """What was signed is a text of lines, and the signature is one of OpenSSH's own."""
    text = signed_file(history_of(signed), ME).read_text(encoding="utf-8")
    lines, begins, signature = text.partition("-----BEGIN SSH SIGNATURE-----")
    (tmp_path / "sig").write_text(begins + signature, encoding="utf-8")
    public = (tmp_path / "keys/mine.pub").read_text(encoding="utf-8")
    (tmp_path / "known").write_text(f"{ME} {public}", encoding="utf-8")
    verify = ["ssh-keygen", "-Y", "verify", "-n", "eh-tui-history", "-I", ME]
    files = ["-f", str(tmp_path / "known"), "-s", str(tmp_path / "sig")]
    subprocess.run([*verify, *files], input=lines, text=True, check=True, capture_output=True)
