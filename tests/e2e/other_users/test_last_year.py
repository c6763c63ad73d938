"""A colleague names somebody's private workbook as last year's, and waits for an export."""

import zipfile
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from eh_tui.files.system.paths import form_file
from tests.e2e.other_users.conftest import FOR_FEW, School, put, with_secret
from tests.support.forms import example_file


def texts_of(book: Path) -> bytes:
    """Return all that an Excel file holds."""
    with zipfile.ZipFile(book) as opened:
        return b"".join(opened.read(name) for name in opened.namelist())


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("../dana/private.toml", "is not in the folder of school.toml"),
        ("{home}/private.toml", "is not in the folder of school.toml"),
        ("private.toml", "fewer people may read private.toml than school.toml"),
        ("elsewhere.toml", "elsewhere.toml is of another school"),
    ],
)
def test_an_export_tells_nothing_of_a_workbook_that_is_not_last_years(
    school: School, where: str, said: str
) -> None:
    """Neither in the file, which goes to all, nor in the text that `show` prints."""
    put(school.dana.home / "private.toml", with_secret(), school.dana, 0o600)
    put(school.folder / "private.toml", with_secret(), school.dana, 0o600)
    other = with_secret().replace("Example Primary School", "Elsewhere School")
    put(school.folder / "elsewhere.toml", other, school.dana, 0o660)
    name = where.format(home=school.dana.home)
    assert school.tom.runs("set", school.workbook, "school", f"follows={name}").returncode == 0
    exported = school.dana.runs("export", school.workbook)
    assert (exported.returncode, said in exported.stderr) == (0, True), exported.stderr
    assert FOR_FEW.encode() not in texts_of(Path(exported.stdout.strip()))
    shown = school.dana.runs("show", school.workbook, "--last-year")
    assert (shown.returncode, said in shown.stderr) == (2, True)
    assert FOR_FEW not in shown.stdout + shown.stderr


def test_last_years_own_file_is_shown_as_before(school: School) -> None:
    """In the same folder, of the same school, for the same people."""
    put(school.folder / "last.toml", with_secret(), school.dana, 0o660)
    assert school.tom.runs("set", school.workbook, "school", "follows=last.toml").returncode == 0
    assert FOR_FEW in school.tom.runs("show", school.workbook, "--last-year").stdout


def test_a_new_year_begun_elsewhere_tells_nobody_where(school: School) -> None:
    """The sentence with which last year's is closed is read by all who read it."""
    new = school.dana.home / "for the head" / "next.toml"
    made = school.dana.runs("new", new, "--from", school.workbook)
    assert made.returncode == 0, made.stderr
    assert "is in another folder, so it can't be shown beside" in made.stdout
    for path in (school.workbook, history_of(school.workbook)):
        assert b"for the head" not in path.read_bytes()
        assert b"dana/" not in path.read_bytes()
    assert str(school.folder).encode() not in new.read_bytes()


@pytest.mark.parametrize("form", ["../dana/private", "{home}/private", "private"])
def test_no_workbook_of_somebody_is_a_form(school: School, form: str) -> None:
    """A new workbook for all would be made of it."""
    put(school.dana.home / "private.toml", with_secret(), school.dana, 0o600)
    name = form.format(home=school.dana.home)
    made = school.dana.runs(
        "new", school.folder / "new.toml", "--school", "Oakfield", "--form", name
    )
    assert (made.returncode, (school.folder / "new.toml").exists()) == (2, False)
    assert example_file().is_file()


def test_an_offers_page_tells_nothing_of_an_audit_for_few(school: School) -> None:
    """It is published with the audit's people, and no more widely than the offer itself."""
    offer = school.folder / "offer.toml"
    text = form_file("early-help-offer").read_text(encoding="utf-8")
    put(offer, text, school.dana, 0o660)
    assert school.dana.runs("set", offer, "school", "name=Example Primary School").returncode == 0
    assert school.tom.runs("set", offer, "offer", "audit=school.toml").returncode == 0
    school.workbook.chmod(0o600)
    code = (
        "import sys; from pathlib import Path; from eh_tui.files.folder.peek import peek;"
        "from eh_tui.files.offer.audit import audit_of; path = Path(sys.argv[1]);"
        "print(audit_of(path, peek(path).workbook) is None)"
    )
    assert school.dana.does(code, offer) == "True"
    school.workbook.chmod(0o660)
    assert school.dana.does(code, offer) == "False"
    done = school.dana.runs("publish", offer)
    assert done.returncode == 0, done.stderr
    page = Path(done.stdout.strip())
    assert (school.tom.can_read(page), page.stat().st_mode & 0o007) == (True, 0)
