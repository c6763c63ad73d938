"""Where things are: what eh-tui brings with it, and what is the user's own.

The user's folders follow the XDG Base Directory Specification 0.8, on every system.
"""

import os
from pathlib import Path

NOWHERE = Path("/nonexistent")
"""The home of an account that has none, as Debian names it: nothing is found or kept there."""


def resources() -> Path:
    """Return the folder that holds styles/ and workbooks/.

    It is the top of a checkout, and the package itself once installed (pyproject.toml,
    force-include).
    """
    package = Path(__file__).resolve().parents[2]
    return package if (package / "workbooks").is_dir() else package.parent


def styles_folder() -> Path:
    """Return the folder of the screens' styles."""
    return resources() / "styles"


def form_file(form: str = "leicester-early-help") -> Path:
    """Return the file of a form that comes with eh-tui, blank or a filled example of one."""
    return resources() / "workbooks" / f"{form}.toml"


def workbooks_folder() -> Path:
    """Return where the user's workbooks are looked for.

    $EH_WORKBOOKS, else workbooks/ in the current folder, else XDG_DATA_HOME (XDG 3).
    """
    if chosen := os.environ.get("EH_WORKBOOKS"):
        return Path(chosen)
    here = Path("workbooks").absolute()
    return here if here.is_dir() else _base("XDG_DATA_HOME", ".local/share") / "workbooks"


def settings_file() -> Path:
    """Return the user's settings, under XDG_CONFIG_HOME (XDG 3)."""
    return _base("XDG_CONFIG_HOME", ".config") / "settings.toml"


def state_folder() -> Path:
    """Return where an account keeps what is for it alone, under XDG_STATE_HOME (XDG 3)."""
    return _base("XDG_STATE_HOME", ".local/state")


def drafts_folder() -> Path:
    """Return where unfinished text is kept."""
    return state_folder() / "drafts"


def private_notes_folder() -> Path:
    """Return where a chair's private notes are kept."""
    return state_folder() / "private"


def corrections_folder() -> Path:
    """Return where it is kept what was corrected in the drafts of forms."""
    return state_folder() / "corrections"


def own_marks_folder() -> Path:
    """Return where an account notes what it recorded itself."""
    return state_folder() / "recorded"


def crashes_folder() -> Path:
    """Return where reports of the program's own faults are kept."""
    return state_folder() / "crashes"


def account_key_file() -> Path:
    """Return where the account's own secret is kept."""
    return state_folder() / "export.key"


def _base(variable: str, below_home: str) -> Path:
    """Return our own folder in one of the XDG base folders.

    A value that is empty or relative is ignored (XDG 2).
    """
    chosen = Path(os.environ.get(variable, ""))
    return (chosen if chosen.is_absolute() else _home() / below_home) / "eh-tui"


def _home() -> Path:
    """Return the user's home, `NOWHERE` for an account without one."""
    try:
        home = Path.home()
    except RuntimeError:
        return NOWHERE
    return home if home.is_absolute() else NOWHERE
