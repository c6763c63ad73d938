"""What a lead has typed for a school lies among the account's drafts until it is sent."""

from pathlib import Path

import pytest

from eh_tui.files.partnership.unsent import UnsentReasons
from eh_tui.model.partnership.round import ExpectedSchool

ASH, BIRCH = ExpectedSchool("Ash", "990001"), ExpectedSchool("Birch")


def test_each_school_has_its_own_reasons_and_each_lead_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two leads read the same folder, each under an account of their own."""
    for account in ("one", "two"):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / account))
        assert UnsentReasons(tmp_path, ASH).reasons == {}
        assert UnsentReasons(tmp_path, ASH).keep({"1-01": f"Who, {account}?"}) == ""
        assert UnsentReasons(tmp_path, ASH).reasons == {"1-01": f"Who, {account}?"}
        assert UnsentReasons(tmp_path, BIRCH).reasons == {}
    assert not list(tmp_path.glob("*.json"))


def test_two_sessions_of_one_account_keep_what_both_have_typed(tmp_path: Path) -> None:
    """A page is open twice; what is sent from one takes nothing from the other."""
    one, other = UnsentReasons(tmp_path, ASH), UnsentReasons(tmp_path, ASH)
    one.keep({"1-01": "Who?"})
    other.keep({"1-02": "By when?"})
    assert UnsentReasons(tmp_path, ASH).reasons == {"1-01": "Who?", "1-02": "By when?"}
    one.keep({})
    assert UnsentReasons(tmp_path, ASH).reasons == {"1-02": "By when?"}


def test_a_disk_that_keeps_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types on should know; what is typed stays on the screen."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    kept = UnsentReasons(tmp_path, ASH)
    assert "can't be kept" in kept.keep({"1-01": "Who?"})
    assert kept.reasons == {"1-01": "Who?"}


def test_what_is_being_typed_is_kept_apart_from_what_is_to_be_sent(tmp_path: Path) -> None:
    """Half a sentence is for nobody else to read."""
    kept = UnsentReasons(tmp_path, ASH)
    kept.keep({"1-01": "Who?"})
    kept.begin("1-01", "Who, and wh")
    kept.begin("1-02", "By")
    assert kept.save() == ""
    again = UnsentReasons(tmp_path, ASH)
    assert again.reasons == {"1-01": "Who?"}
    assert again.begun == {"1-01": "Who, and wh", "1-02": "By"}
    assert again.resume("1-02") == "By"
    again.begin("1-02", "")
    again.leave("1-02")
    again.keep({})
    assert UnsentReasons(tmp_path, ASH).begun == {"1-01": "Who, and wh"}
