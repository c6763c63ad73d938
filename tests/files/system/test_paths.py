"""Where eh-tui looks for its own files and for the user's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.files.system import paths

USERS_OWN = [
    (paths.workbooks_folder, "XDG_DATA_HOME", ".local/share/eh-tui/workbooks"),
    (paths.settings_file, "XDG_CONFIG_HOME", ".config/eh-tui/settings.toml"),
    (paths.drafts_folder, "XDG_STATE_HOME", ".local/state/eh-tui/drafts"),
]
every_place = pytest.mark.parametrize(("place", "variable", "below_home"), USERS_OWN)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return an empty home, with nothing set and an empty current folder."""
    for variable in ("EH_WORKBOOKS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    return home


def test_the_shipped_files_are_found_in_a_checkout() -> None:
    """`make run` starts from the checkout, with nothing installed."""
    assert paths.form_file().is_file()
    assert paths.form_file("example-primary").is_file()
    assert paths.styles_folder().is_dir()


def test_the_shipped_files_are_found_in_an_installed_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The wheel carries them inside the package."""
    package = tmp_path.resolve() / "site-packages" / "eh_tui"
    (package / "workbooks").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "files" / "system" / "paths.py"))

    assert paths.resources() == package


@every_place
def test_the_users_files_are_below_home(
    place: Callable[[], Path], variable: str, below_home: str, home: Path
) -> None:
    """The defaults of the XDG specification."""
    assert place() == home / below_home


@every_place
def test_an_xdg_variable_moves_the_users_files(
    place: Callable[[], Path],
    variable: str,
    below_home: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """A technician may keep them on another disk."""
    monkeypatch.setenv(variable, str(tmp_path / "disk"))

    assert place() == tmp_path / "disk" / "eh-tui" / Path(below_home).name


@every_place
@pytest.mark.parametrize("value", ["", "relative/folder", "~/folder"])
def test_an_xdg_variable_that_is_empty_or_relative_is_ignored(
    value: str,
    place: Callable[[], Path],
    variable: str,
    below_home: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The specification says so; files would otherwise depend on the current folder."""
    monkeypatch.setenv(variable, value)

    assert place() == home / below_home


def test_workbooks_in_the_current_folder_come_before_those_at_home() -> None:
    """A school keeps them on a shared drive and starts eh-tui there."""
    folder = Path.cwd() / "workbooks"
    folder.mkdir()

    assert paths.workbooks_folder() == folder


def test_a_named_workbooks_folder_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """$EH_WORKBOOKS is said on purpose, wherever one stands."""
    (Path.cwd() / "workbooks").mkdir()
    monkeypatch.setenv("EH_WORKBOOKS", str(tmp_path / "audits"))

    assert paths.workbooks_folder() == tmp_path / "audits"


@every_place
def test_an_account_without_a_home_is_no_error(
    place: Callable[[], Path],
    variable: str,
    below_home: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Service accounts and containers have none; reading and exporting still work there."""
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)

    assert place() == paths.NOWHERE / below_home


def test_a_relative_home_is_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would put drafts wherever one happens to stand."""
    monkeypatch.setenv("HOME", "somewhere")

    assert paths.drafts_folder().is_relative_to(paths.NOWHERE)
