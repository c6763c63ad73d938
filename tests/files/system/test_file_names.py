"""The names of what is handed out, which every system can hold."""

from pathlib import Path

from eh_tui.files.system.file_names import file_name


def test_a_name_begins_with_no_dash_and_holds_no_control_character() -> None:
    """A command would take the one for an option, a terminal the other for an order."""
    name = file_name(
        "-rf \x1b[2J\x9b31mOak\x85field", Path("--x.toml"), "Early Help audit", ".xlsx"
    )
    assert not name.startswith("-")
    assert name.isprintable()
