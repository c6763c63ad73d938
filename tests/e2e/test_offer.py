"""An offer from the command line: made, changed, shown, checked and published like an audit."""

import json
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from eh_tui.cli import main
from tests.e2e.conftest import Said
from tests.support import CHECKOUT
from tests.support.lists import row_in, rows_in


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the example offer with its audit beside it, in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("example-primary.toml", "example-primary-offer.toml"):
        shutil.copy(CHECKOUT / "workbooks" / name, tmp_path)
    return Path("example-primary-offer.toml")


def test_a_new_offer_belongs_to_the_audit_beside_it(path: Path, said: Said) -> None:
    """Which gives it its people; the school is named as for an audit."""
    out = said(
        "new", "offer.toml", "--form", "early-help-offer", "--school", "Example Primary School"
    )
    assert out.splitlines()[1] == "It belongs to school.toml, whose people are its too."
    values = tomllib.loads(Path("offer.toml").read_text())
    assert values["school"]["name"] == "Example Primary School"
    assert values["offer"]["audit"] == "school.toml"
    assert tomllib.loads(path.read_text())["school"]["offer_file"] == "offer.toml"
    assert len(values["items"]) == 126


def test_an_audit_may_be_named_and_gives_the_school(path: Path, said: Said) -> None:
    """So that its name is not typed twice."""
    said("new", "offer.toml", "--form", "early-help-offer", "--audit", "school.toml")
    values = tomllib.loads(Path("offer.toml").read_text())
    assert values["school"]["name"] == "Example Primary School"


def test_show_as_json_has_the_keys_of_the_interface(offer: Path, said: Said) -> None:
    """As the issue that asked for it has them."""
    shown = json.loads(said("show", offer, "--json"))
    area = shown["areas"][0]
    assert {"id", "title", "headings", "items", "outcomes"} <= area.keys()
    assert {"id", "text", "offered", "words", "tiers", "contact"} <= area["items"][0].keys()
    assert {"id", "text", "source", "figure", "as_of"} <= area["outcomes"][0].keys()
    assert {
        *("contacts", "sources", "awareness", "indicators", "vigilant", "levels", "guidance"),
        *("approved_by", "approved", "review"),
    } <= shown.keys()
    assert sum(len(area["items"]) for area in shown["areas"]) == 126
    assert area["items"][2]["tiers"] == ["universal"]


def test_an_item_is_decided_and_undone(offer: Path, said: Said) -> None:
    """By the words that a person would use."""
    assert said("set", offer, "A1-01", "offered=Planned") == 'A1-01 offered: "no" -> "planned"\n'
    assert row_in(offer, "items", "A1-01")["offered"] == "planned"
    assert said("undo", offer) == 'A1-01 offered: "planned" -> "no" (undone)\n'
    assert 'A1-01 offered: "no" -> "planned"' in said("log", offer)


def test_a_word_that_does_not_say_whether_it_is_offered_is_refused(
    offer: Path, refused: Said
) -> None:
    """And the file is as it was."""
    before = offer.read_bytes()
    assert "perhaps" in refused("set", offer, "A1-01", "offered=perhaps")
    assert offer.read_bytes() == before


def test_a_new_figure_keeps_the_one_of_the_term_before(offer: Path, said: Said) -> None:
    """So that impact is seen as a trend."""
    said("set", offer, "A1-M1", "figure=96%", "as_of=December 2026")
    (kept,) = (row for row in rows_in(offer, "figures") if row["id"] == "A1-M1-3")
    assert (kept["figure"], kept["as_of"]) == ("95.1%", "July 2026")
    said("undo", offer)
    assert not [row for row in rows_in(offer, "figures") if row["id"] == "A1-M1-3"]


@pytest.mark.parametrize(
    ("parent", "kind", "id"),
    [
        ("A1", "items", "A1-25"),
        ("A1/measures", "measures", "A1-M8"),
        ("A1-M1", "figures", "A1-M1-3"),
        ("AW1", "messages", "AW1-02"),
        ("contacts", "contacts", "CT48"),
        ("sources", "sources", "SS29"),
        ("indicators", "indicators", "I25"),
        ("vigilant", "vigilant", "V16"),
        ("documents", "documents", "D3"),
        ("tiers", "tiers", "TI1"),
        ("languages", "languages", "LG1"),
    ],
)
def test_every_list_takes_rows_and_gives_them_back(
    parent: str, kind: str, id: str, offer: Path, said: Said
) -> None:
    """And what was removed can be added again by the command that is printed."""
    assert said("add", offer, parent, "--text", "Something new") == f"{id}\n"
    assert row_in(offer, kind, id)
    out = said("remove", offer, id)
    assert f"eh-tui add {offer} {parent} '--text=Something new'" in out
    kept = [row["id"] for row in rows_in(offer, kind)]
    assert id not in kept
    command = next(line for line in out.splitlines() if "eh-tui add" in line)
    again = said(*shlex.split(command[command.index("eh-tui add") :])[1:]).strip()
    assert again not in kept
    assert "Something new" in row_in(offer, kind, again).values()


def test_two_peoples_changes_of_an_offer_are_merged(
    offer: Path, said: Said, tmp_path: Path
) -> None:
    """One decides, the other writes words."""
    for name in ("base.toml", "theirs.toml"):
        shutil.copy(offer, tmp_path / name)
    said("set", offer, "A1-01", "offered=yes")
    said("set", "theirs.toml", "A1-02", "words=We look at each request.")
    said("merge", "base.toml", offer, "theirs.toml")
    assert row_in(offer, "items", "A1-01")["offered"] == "yes"
    assert row_in(offer, "items", "A1-02")["words"] == "We look at each request."


def test_what_is_due_of_an_offer_is_told(offer: Path, said: Said) -> None:
    """Its review, a link that nobody tried."""
    said("set", offer, "offer", "review=1/9/2025")
    out = said("due", offer, "--undated", code=1)
    assert "Review of the offer (Peter Lindqvist, Chair of Governors), due 1 September 2025" in out
    assert "needs a date: Example Primary School SS11 Faith abuse" in out


def test_check_counts_and_suggests_and_holds_nothing_up(offer: Path, said: Said) -> None:
    """The people are those of the audit beside it."""
    said("set", offer, "CT09", "phone=12")
    said("set", "example-primary.toml", "P1", "left=July 2026")
    first, *rest = said("check", offer).splitlines()
    assert "126 items, 32 outcomes, 24 indicators, 52 points of contact" in first
    assert any(": no such phone number: " in line for line in rest)
    assert any("Dana Whitfield has left (July 2026)" in line for line in rest)


def test_an_unknown_state_in_the_file_is_no_error(offer: Path, said: Said) -> None:
    """It counts as not decided."""
    text = offer.read_text().replace('offered = "planned"', 'offered = "maybe"', 1)
    offer.write_text(text)
    item = json.loads(said("show", offer, "--json"))["areas"][0]["items"][13]
    assert (item["id"], item["offered"]) == ("A1-14", "")


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".html", b"<!DOCTYPE html>"), (".docx", b"PK\x03\x04"), (".md", b"# ")]
)
def test_an_offer_is_published(
    suffix: str, begins: bytes, offer: Path, said: Said, refused: Said
) -> None:
    """In the form that the name asks for; what somebody else wrote there only when told."""
    out = Path(f"page{suffix}")
    out.write_text("old")
    refused("publish", offer, "-o", out)
    assert out.read_text() == "old"
    assert said("publish", offer, "-o", out, "--force") == f"{out}\n"
    assert out.read_bytes().startswith(begins)


def test_the_page_lies_beside_the_workbook_unless_told(offer: Path, said: Said) -> None:
    """Under its name."""
    assert said("publish", offer) == "example-primary-offer.html\n"
    assert "Dana Whitfield" in Path("example-primary-offer.html").read_text()


def test_with_roles_no_name_of_the_audit_is_published(
    offer: Path, said: Said, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also of people whom only the audit's register knows."""
    said("set", offer, "A1-03", "words=Ask Nia Kaur about it.")
    assert main(["publish", str(offer), "--roles"]) == 0
    _, beside = capsys.readouterr()
    page = Path("example-primary-offer.html").read_text()
    assert "Ask Primary Partnership Lead about it." in page
    assert "Whitfield" not in page
    assert "Dana is taken for a name and says “Family Support Worker”.\n" in beside
    assert beside.endswith("Where one of these is no name, word it in another way.\n")


def test_a_translation_is_published_in_its_language(offer: Path, said: Said) -> None:
    """From the text that the translator sent back, right to left where it is so."""
    said("publish", offer, "-o", "text.md")
    text = Path("text.md").read_text().replace("## It is voluntary", "## یہ رضاکارانہ ہے")
    Path("ur.md").write_text(text)
    said("publish", offer, "--translation", "ur.md", "--language", "ur", "-o", "ur.html")
    page = Path("ur.html").read_text()
    assert '<html lang="ur" dir="rtl">' in page
    assert "یہ رضاکارانہ ہے" in page


def test_what_cannot_be_published_is_said(offer: Path, refused: Said) -> None:
    """In a sentence, and nothing is written."""
    assert "This is an audit" in refused("publish", "example-primary.toml")
    assert "let its name end in .html" in refused("publish", offer, "-o", "page.txt")
    of = ("publish", offer, "--language", "gu", "--translation")
    assert "can't be read: No such file" in refused(*of, "nowhere.md")
    Path("old.md").write_bytes(b"# T\n\n## caf\xe9\n")
    assert "old.md is no text in UTF-8, from line 3 on" in refused(*of, "old.md")
    assert "Say with --language" in refused("publish", offer, "--translation", "old.md")
    assert "no language's tag" in refused("publish", offer, "--language", "Gujarati")
    assert "'eh-tui publish'" in refused("export", offer)
    assert not Path("page.txt").exists()


def test_an_offer_is_signed_like_an_audit(offer: Path, said: Said) -> None:
    """And a changed item is told at the signature."""
    said("sign", offer, "S1", "--name", "Amara Okafor", "--date", "12/9/26")
    said("set", offer, "A1-01", "words=We praise.")
    assert "Changed since signed: 1 row." in said("signatures", offer)


def test_a_row_goes_with_what_belongs_to_it_and_comes_back_with_it(offer: Path, said: Said) -> None:
    """An outcome has earlier figures, a group its messages, an area all that it holds."""
    before = offer.read_bytes()
    for id, below in (("A1-M1", "A1-M1-1, A1-M1-2"), ("AW1", "AW1-01"), ("A6", "A6-01, ")):
        told = said("remove", offer, id)
        assert told.startswith(f"Removed {id} with {below}")
        assert "'eh-tui undo' brings" in told
        assert "is broken" in said("check", offer).partition("\n")[0]
        said("undo", offer)
        assert tomllib.loads(offer.read_text()) == tomllib.loads(before.decode())


def test_a_tier_that_is_taken_out_and_still_named_says_by_whom(
    offer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They would all come under no tier."""
    assert main(["remove", str(offer), "acute"]) == 0
    _, beside = capsys.readouterr()
    assert beside.startswith("acute is still named by ")
    assert "CT06" in beside


def test_a_field_is_known_by_what_the_screen_and_show_call_it(offer: Path, said: Said) -> None:
    """As well as by its name in the file."""
    said("set", offer, "offer", "Approved by=Full board", "Council link=https://www.example.org/")
    said("set", offer, "SS18", "link=https://www.example.org/homes")
    text = said("show", offer)
    assert "Approved by: Full board" in text
    assert "Council link: https://www.example.org/" in text
    assert row_in(offer, "sources", "SS18")["url"] == "https://www.example.org/homes"


def test_a_tier_is_added_by_its_title_and_shown_by_it(offer: Path, said: Said) -> None:
    """Both beside the items and beside the contacts."""
    assert said("add", offer, "tiers", "--text", "Gold", "text=For some") == "TI1\n"
    said("set", offer, "A1-03", "tiers=gold")
    said("add", offer, "contacts", "--text", "Library", "tiers=TI1, universal")
    text = said("show", offer)
    assert "TI1. Title: Gold\n  Text: For some" in text
    assert "  Tiers: Gold\n" in text
    assert "Name: Library\n  Tiers: Gold, Universal Support" in text
    assert "A1-03" not in said("check", offer)


def test_somebody_whom_only_the_audit_knows_hands_the_offer_over(
    path: Path, said: Said, refused: Said
) -> None:
    """A new offer has no register of its own; when they leave is noted in the audit's."""
    said("new", "offer.toml", "--form", "early-help-offer", "--school", "Example Primary School")
    said("set", "offer.toml", "A1-01", "offered=yes", "contact=DW")
    said("set", "offer.toml", "CT03", "person=Mrs Whitfield")
    assert "P1 Dana Whitfield, Family Support Worker, DW: 2 to do" in said("people", "offer.toml")
    names = ("Dana Whitfield", "Tomasz Berg")
    assert "note there when they leave" in refused(
        "hand-over", "offer.toml", *names, "--left", "1/9/27"
    )
    told = said("hand-over", "offer.toml", *names)
    assert 'A1-01 contact: "DW" -> "TB"' in told
    assert 'CT03 person: "Mrs Whitfield" -> "Tomasz Berg"' in told
    assert "people" not in tomllib.loads(Path("offer.toml").read_text())
