"""Keys that the settings change."""

from eh_tui.ui.commands import Scope, all_commands
from eh_tui.ui.keymap import as_bound, clashes, named


def test_a_command_has_the_keys_of_the_settings() -> None:
    """And its own where they say nothing."""
    red, green = as_bound(named("red", "green"), {"red": "1,f5"})

    assert (red.keys, green.keys) == ("1,f5", "g")


def test_two_commands_of_a_screen_with_one_key_are_named() -> None:
    """Only one of them would ever run."""
    assert list(clashes({"red": "g"})) == ["Settings: 'red' and 'green' share a key, g."]
    assert list(clashes({"red": "g", "green": "r"})) == []


def test_the_table_itself_has_no_clashes() -> None:
    """A new command must find a free key."""
    assert list(clashes({})) == []


def test_each_screen_has_a_way_out_and_every_command_a_sentence() -> None:
    """Escape always leads back, and help is made of the sentences."""
    for where in Scope:
        every = all_commands(where)
        assert all(command.help and command.keys for command in every)
        if where not in (Scope.SHEET, Scope.EVERYWHERE):
            assert any("escape" in command.keys for command in every)
