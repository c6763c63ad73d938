"""What is corrected in a draft is in its file at once, goes on later, and is never written over."""

from pathlib import Path
from typing import get_args

import pytest

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.documents.draft_file import DOUBT
from eh_tui.files.documents.form_drafting import FormDrafting
from eh_tui.files.documents.kept_corrections import (
    KeptCorrections,
    keep_corrections,
    read_corrections,
)
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.handed_out import InTheWay, hand_out
from eh_tui.model.drafting.corrections import (
    BlankGiven,
    ColumnName,
    Correction,
    DoubtsSettled,
    LevelAdded,
    LevelCorrection,
    LevelGiven,
    LevelRemoved,
    OfGiven,
    RoleGiven,
    SignatoryRemoved,
    TablesGiven,
    TicksGiven,
    TitleGiven,
    TypeGiven,
    WordGiven,
    WordingGiven,
)
from eh_tui.model.form.columns import ColumnType, Of, Role
from tests.support.documents import audit_document, saved
from tests.support.forms import shipped

NOTED = (ColumnName("RAG", 0),)
EACH: tuple[Correction, ...] = (
    RoleGiven(NOTED, Role.WHO),
    TicksGiven((*NOTED, ColumnName("RAG", 1))),
    OfGiven(NOTED, Of.OUTCOME),
    TypeGiven(NOTED, ColumnType.NUMBER),
    WordingGiven(NOTED, True),
    TablesGiven(("table 1",), False),
    TitleGiven("title", "‘Ours’\n"),
    WordGiven("action", "Étape"),
    LevelGiven("red", "done", True),
    LevelAdded("blue", "Blue", ""),
    LevelRemoved("red"),
    SignatoryRemoved("Headteacher"),
    BlankGiven(True),
    DoubtsSettled(("table 1: Is it?",)),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home in which nothing is kept yet."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    return home


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Return an authority's document."""
    return saved(audit_document(shipped("example-primary")), tmp_path / "audit.docx")


def opened(document: Path, way: InTheWay = InTheWay.REFUSE) -> FormDrafting:
    """Return the drafting of a document's form."""
    return FormDrafting(document, document.with_name("form.toml"), way)


def test_each_correction_is_in_the_file_at_once(document: Path) -> None:
    """A terminal that is closed in the middle of it loses none."""
    drafting = opened(document)
    drafting.correct(TitleGiven("title", "The county's form"))
    assert peek(drafting.form).workbook.title == "The county's form"
    assert drafting.undo() == TitleGiven("title", "The county's form")
    assert peek(drafting.form).workbook.title != "The county's form"
    assert drafting.redo() == TitleGiven("title", "The county's form")
    assert peek(drafting.form).workbook.title == "The county's form"
    assert drafting.redo() is None


def test_what_was_corrected_goes_on_another_day_and_can_be_taken_back(document: Path) -> None:
    """Whoever is called away goes on where they were."""
    first = opened(document)
    first.correct(TitleGiven("title", "Ours"))
    first.correct(LevelGiven("red", "label", "Not yet"))
    second = opened(document)
    assert second.corrections == first.corrections
    assert second.draft.tables[0].values["title"] == "Ours"
    second.undo()
    second.undo()
    assert second.undo() is None


def test_a_form_that_was_edited_by_hand_is_never_written_over(document: Path) -> None:
    """Neither by going on on screen nor by drafting again."""
    drafting = opened(document)
    drafting.correct(TitleGiven("title", "Ours"))
    edited = drafting.form.read_text().replace('"Ours"', '"Theirs"')
    drafting.form.write_text(edited)
    with pytest.raises(Refused, match="somebody may have worked on it"):
        drafting.correct(TitleGiven("title", "Ours again"))
    with pytest.raises(Refused, match="corrections that are not known here"):
        opened(document)
    assert drafting.form.read_text() == edited
    assert drafting.draft.tables[0].values["title"] == "Ours"


def test_two_who_correct_at_once_do_not_undo_each_other(document: Path) -> None:
    """Whoever comes second is told, opens it again, and has what the first one did."""
    first, second = opened(document), opened(document)
    first.correct(TitleGiven("title", "Ours"))
    with pytest.raises(Refused, match="open the draft again"):
        second.correct(LevelGiven("red", "label", "Not yet"))
    again = opened(document)
    again.correct(LevelGiven("red", "label", "Not yet"))
    form = peek(again.form).workbook
    assert (form.title, form.form.label("red")) == ("Ours", "Not yet")


def test_a_draft_that_nobody_corrected_leaves_nothing_with_the_account(
    document: Path, home: Path
) -> None:
    """Whoever only drafts by command finds no file of theirs elsewhere."""
    opened(document)
    assert not (home / "state" / "eh-tui" / "corrections").exists()


def test_a_hand_edit_that_is_taken_back_lets_the_corrections_go_on(document: Path) -> None:
    """They are kept although a correction was refused meanwhile."""
    drafting = opened(document)
    drafting.correct(TitleGiven("title", "Ours"))
    written = drafting.form.read_text()
    drafting.form.write_text(written + "# mine\n")
    with pytest.raises(Refused):
        drafting.correct(TitleGiven("title", "Ours again"))
    drafting.form.write_text(written)
    assert opened(document).corrections == (TitleGiven("title", "Ours"),)


def test_corrections_of_somebody_else_are_not_drafted_over(
    document: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Another account does not know them, and the file says that they are there."""
    opened(document).correct(TitleGiven("title", "Ours"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    with pytest.raises(Refused, match="corrections that are not known here"):
        opened(document)
    assert opened(document, InTheWay.REPLACE).corrections == ()


@pytest.mark.parametrize("when", ["before the form", "after the form"])
def test_a_crash_between_both_files_loses_nothing(
    document: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """The corrections are kept first, and belong to the form as it was and as it will be."""
    drafting = opened(document)

    def crash(*given: object) -> None:
        if when == "after the form":
            hand_out(*given)  # type: ignore[arg-type]  # as it was called
        raise KeyboardInterrupt

    monkeypatch.setattr(f"{FormDrafting.__module__}.hand_out", crash)
    with pytest.raises(KeyboardInterrupt):
        drafting.correct(TitleGiven("title", "Ours"))
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(document.parent / "home" / "state"))
    again = opened(document)
    assert again.corrections == (TitleGiven("title", "Ours"),)
    assert peek(again.form).workbook.title == "Ours"


def test_a_correction_that_would_contradict_the_form_is_refused(document: Path) -> None:
    """Two levels of the same words could not be told apart; the form stays as it was."""
    drafting = opened(document)
    green = next(level for level in peek(drafting.form).workbook.form.levels if level.best)
    before = drafting.form.read_bytes()
    with pytest.raises(Refused, match="Two levels are called"):
        drafting.correct(LevelGiven("red", "label", green.label))
    assert drafting.corrections == ()
    assert drafting.form.read_bytes() == before


def test_a_disk_that_refuses_is_told_and_nothing_has_changed(document: Path, home: Path) -> None:
    """Where corrections can't be kept none is made."""
    drafting = opened(document)
    drafting.correct(TitleGiven("title", "Theirs"))
    folder = home / "state" / "eh-tui" / "corrections"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("")
    with pytest.raises(NotSaved, match="what was corrected"):
        drafting.correct(TitleGiven("title", "Ours"))
    assert drafting.corrections == (TitleGiven("title", "Theirs"),)


def test_settled_doubts_are_gone_from_the_file(document: Path) -> None:
    """`form check` asks nothing of them any more."""
    drafting = opened(document)
    drafting.correct(DoubtsSettled(tuple(drafting.draft.unsure)))
    assert DOUBT not in drafting.form.read_text()


def test_a_blank_draft_stays_blank_when_it_goes_on(document: Path) -> None:
    """What was left out at first is not filled in by opening it again."""
    FormDrafting(document, document.with_name("form.toml"), InTheWay.REFUSE, is_blank=True)
    again = opened(document)
    assert again.is_blank
    assert not any(action.who for action in peek(again.form).workbook.actions)


def test_every_kind_of_correction_is_kept(tmp_path: Path) -> None:
    """As it was, however it is spelt."""
    kinds = {*get_args(Correction), *get_args(LevelCorrection)}
    assert {type(each) for each in EACH} == {kind for kind in kinds if isinstance(kind, type)}
    form = tmp_path / "form.toml"
    keep_corrections(form, KeptCorrections(EACH, ("a", "b")))
    assert read_corrections(form) == KeptCorrections(EACH, ("a", "b"))


@pytest.mark.parametrize("content", ["", "[]", '{"corrections": [{"kind": "Other"}]}'])
def test_what_is_kept_and_can_not_be_read_is_nothing(
    tmp_path: Path, home: Path, content: str
) -> None:
    """A broken file of ours must not keep anybody from their form."""
    form = tmp_path / "form.toml"
    keep_corrections(form, KeptCorrections(EACH, ("a",)))
    (file,) = (home / "state" / "eh-tui" / "corrections").iterdir()
    file.write_text(content)
    assert read_corrections(form) == KeptCorrections()
