"""The sign-off by plain commands: who signs, how that stands, and who received the audit."""

import re
from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.store.store import Store
from eh_tui.files.system.user import user_name
from eh_tui.model.core.days import day_in_words
from tests.e2e.conftest import Ran

TODAY = day_in_words(date.today())


def test_a_role_signs_today_and_undo_takes_it_back(path: Path, run: Ran) -> None:
    """One step, from the signature to the name and the date on the form."""
    before = Store(path).workbook
    printed = run("sign", path, "chair of governors", "--name", "Peter Lindqvist")
    assert printed == f"S2 Chair of Governors, Peter Lindqvist: Signed on {TODAY}, typed.\n"
    assert (
        run.err == "DRAFT: 4 actions not rated; until they are, the export is marked as a draft.\n"
    )
    signatory = Store(path).workbook.signatories[1]
    assert (signatory.name, signatory.signed) == ("Peter Lindqvist", TODAY)
    run("undo", path)
    assert Store(path).workbook == before


def test_what_was_changed_since_is_listed_for_each_who_signed(path: Path, run: Ran) -> None:
    """Governors ask what is different from what they signed."""
    run("sign", path, "S1", "--name", "Amara Okafor", "--date", "20 November 2026", "--ink")
    run("set", path, "4-07", "rag=green")
    run("add", path, "3.B", "--text", "Print the leaflet")
    run("remove", path, "4-03")
    printed = run("signatures", path)
    assert re.sub(" by the account .*", "", printed) == (
        "S1 Principal, Amara Okafor: Signed on 20 November 2026, in ink. "
        "Changed since signed: 3 rows.\n"
        "   Changed: 4-07\n"
        "   Added: 3-06\n"
        "   Taken out: 4-03\n"
        "   Entered\n"
        "S2 Chair of Governors, Peter Lindqvist: Not signed.\n"
        "S3 Family Support Worker, Dana Whitfield: Dated 12 September 2026, "
        "but there is no record of what was signed.\n"
        "S4 Primary Partnership Lead, Nia Kaur: Not signed.\n"
        "DRAFT: 4 actions not rated.\n"
    )


def test_governors_receive_the_audit(path: Path, run: Ran) -> None:
    """With the minute in which it stands."""
    body = ("--body", "Full governing board", "--date", "25/11/2026", "--minute", "7.2")
    assert run("receive", path, *body) == (
        "Received by Full governing board, 25/11/2026, minute 7.2.\n"
    )
    assert "RC1 Received by Full governing board" in run("signatures", path)
    assert run("receive", path, "--body", "Trust") == f"Received by Trust, {TODAY}.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sign", "S1", "--name", "  "), "has no name"),
        (("sign", "S1", "--name", "A", "--date", ""), "has no date"),
        (("sign", "Caretaker", "--name", "A"), r"those who sign are: S1 \(Principal\)"),
        (("sign", "S1"), "--name"),
        (("receive", "--body", " "), "Nobody is named"),
    ],
)
def test_what_says_nothing_is_refused_in_a_sentence(
    path: Path, run: Ran, arguments: tuple[str, ...], said: str
) -> None:
    """And nothing is written."""
    before = path.read_bytes()
    command, *rest = arguments
    assert run(command, path, *rest, code=2) == ""
    assert re.search(said, run.err)
    assert path.read_bytes() == before


def test_the_roles_are_the_schools_own(path: Path, run: Ran) -> None:
    """A trust has a chief executive who signs; another school has no partnership lead."""
    assert run("add", path, "signatories", "--text", "Chief Executive", "--after", "S1") == "S5\n"
    run("set", path, "S2", "role=Chair of Trustees")
    run("remove", path, "S4")
    run("sign", path, "chief executive", "--name", "Ife Bello")
    roles = [row.role for row in Store(path).workbook.signatories]
    assert roles == ["Principal", "Chief Executive", "Chair of Trustees", "Family Support Worker"]
    printed = run("signatures", path)
    assert "S5 Chief Executive, Ife Bello: Signed" in printed
    run("add", path, "signatories", "--text", "Clerk")
    assert Store(path).workbook.signatories[-1].id == "S6"


def test_the_log_tells_a_signature_without_its_figures(path: Path, run: Ran) -> None:
    """Sixty hashes on a line tell a reader nothing."""
    run("sign", path, "S2", "--name", "Peter Lindqvist", "--date", "1/9/26")
    told = run("log", path)
    assert "Peter Lindqvist signed (typed, 1/9/26)" in told
    assert max(map(len, told.splitlines())) < 100


def test_the_account_that_entered_a_signature_is_told(path: Path, run: Ran) -> None:
    """Whoever is at the keyboard can type any name; the history knows whose session it was."""
    run("sign", path, "S1", "--name", "Amara Okafor")
    assert f"Entered by the account {user_name()} on " in run("signatures", path)
    text = path.read_text(encoding="utf-8")
    copy = path.with_name("by-hand.toml")
    copy.write_text(text, encoding="utf-8")
    assert "The history does not tell which account entered it." in run("signatures", copy)
