"""What meetings wrote down, as the form's other version calls it."""

from dataclasses import replace

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.discussion import discussed_in_levels, meeting_in_levels
from eh_tui.model.upgrade.carrying import level_columns, level_names
from eh_tui.model.upgrade.matching import Pairs


def with_past(
    going_on: Workbook, ours: Workbook, theirs: Workbook, sections: Pairs[Commitment]
) -> Workbook:
    """Return an audit whose meetings tell of levels and columns by the ids that they have now.

    A level that theirs has not any more is told by its old id.
    """
    pairs = [
        pair
        for mine, its in sections.both
        for pair in level_columns(columns_of(ours, mine), columns_of(theirs, its))
    ]
    scales = {old.scale: new.scale for old, new in reversed(pairs)}
    fields = {old.field: new.field for old, new in reversed(pairs)}
    names = level_names(ours.form, theirs.form, scales)
    levels = {old.casefold(): new for old, new in names}
    return replace(
        going_on,
        meetings=tuple(meeting_in_levels(one, levels) for one in going_on.meetings),
        discussed=tuple(discussed_in_levels(row, levels, fields) for row in going_on.discussed),
    )
