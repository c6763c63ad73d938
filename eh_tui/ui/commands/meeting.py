"""The commands of the walk and of the review meeting."""

from eh_tui.ui.commands.command import Command, Where, on

WALK = on(
    Where.WALK,
    Command("walk-red", "r", "rate('red')", "at risk", "Rate red and go on"),
    Command("walk-amber", "a", "rate('amber')", "on track", "Rate amber and go on"),
    Command("walk-green", "g", "rate('green')", "done", "Rate green and go on"),
    Command("walk-clear", "x", "rate('none')", "no rating", "Take the rating away and stay"),
    Command("walk-next", "right,l,space", "go(1)", "next", "Next action", hint=True),
    Command("walk-previous", "left,h,backspace", "go(-1)", "back", "Action before", hint=True),
    Command("walk-when", "w", "edit_field('when')", "when", "Edit When"),
    Command("walk-who", "o", "edit_field('who')", "who", "Edit Who"),
    Command("walk-note", "m", "edit_field('note')", "note", "Edit the note"),
    Command("walk-text", "t", "edit_field('text')", "text", "Edit the action's text"),
    Command("walk-not-rated", "n", "next_not_rated", "not rated", "Next not rated", hint=True),
    Command("walk-guidance", "v", "guidance", "guide", "Show or hide the guidance", hint=True),
    Command("walk-down", "down,j", "scroll_card(1)", "", "Scroll a long card down"),
    Command("walk-up", "up,k", "scroll_card(-1)", "", "Scroll a long card up"),
    Command("walk-undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Command("walk-redo", "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    Command(
        "walk-drafts",
        "D",
        "drafts",
        "drafts",
        "See what was typed and not saved",
        opens=Where.DRAFTS,
    ),
    Command(
        "walk-leave",
        "escape,q",
        "leave",
        "sheet",
        "Back to the sheet",
        hint=True,
        opens=Where.SHEET,
    ),
)

MEETING = on(
    Where.MEETING,
    Command("as-it-is", "enter", "as_it_is", "as it is", "Discussed: leave it, go on", hint=True),
    Command("put-off", "p", "put_off", "later", "Leave it for later and go on", hint=True),
    Command("decide", "d", "decide", "decide", "Write down a decision"),
    Command("meeting-add", "i,insert", "add", "new", "Add an action below this one", hint=True),
    Command("agenda", "s", "agenda", "agenda", "Show the agenda", hint=True, opens=Where.AGENDA),
    Command("end-meeting", "e", "end", "end", "End the meeting, write the minutes", hint=True),
    Command("cancel-meeting", "C", "cancel", "cancel", "Cancel the meeting; asks first"),
)

TREND = on(
    Where.TREND,
    Command("minutes", "m,enter", "minutes", "minutes", "Write its minutes", hint=True),
)
