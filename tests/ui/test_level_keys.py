"""The keys that rate are called by the form's own words."""

from dataclasses import replace

from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from eh_tui.model.form.levels import TRAFFIC_LIGHTS
from eh_tui.ui.commands import Scope, commands_of
from eh_tui.ui.level_keys import with_levels

LEICESTER = peek(form_file("leicester-early-help")).workbook.form


def test_a_traffic_light_is_called_what_the_form_calls_it() -> None:
    """On track is Leicester's word for amber; another form prints the colour, or its own."""
    levels = tuple(replace(one, label=one.id.title(), short="") for one in TRAFFIC_LIGHTS)
    form = replace(LEICESTER, every_level=levels)
    shown = {one.id: one.label for one in with_levels(commands_of(Scope.SHEET), form, {})}
    assert [shown[level.id] for level in levels] == ["red", "amber", "green"]


def test_leicesters_own_stay_as_the_table_has_them() -> None:
    """They are the words that the pages of the documents have."""
    assert with_levels(commands_of(Scope.SHEET), LEICESTER, {}) == commands_of(Scope.SHEET)
