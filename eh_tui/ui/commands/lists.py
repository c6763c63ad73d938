"""The commands of the lists, and of the screens that are read like one."""

from eh_tui.ui.commands.command import Command, Where, on

LISTS = on(
    Where.LISTS,
    Command("jump", "enter", "jump", "go to it", "Go to its cell, or edit it here", hint=True),
    Command("list-up", "up,k", "move(-1)", "up", "Go up"),
    Command("list-down", "down,j", "move(1)", "down", "Go down"),
    Command("list-page-up", "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    Command("list-page-down", "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    Command("list-first", "home", "end('first')", "top", "Go to the first line"),
    Command("list-last", "end", "end('last')", "bottom", "Go to the last line"),
    Command("list-undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Command("list-redo", "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    Command("list-leave", "escape,q", "leave", "back", "Back", hint=True, opens=Where.SHEET),
)

CHECKS = on(
    Where.CHECKS,
    Command("known", "m", "known", "known", "Mark as known, with a reason", hint=True),
)

PEOPLE = on(
    Where.PEOPLE,
    Command(
        "person", "enter", "jump", "show", "Show all that is theirs", hint=True, opens=Where.PERSON
    ),
    Command("person-add", "i,insert", "add", "add", "Add somebody", hint=True),
    Command("person-edit", "e", "edit", "edit", "Edit name, role, initials ...", hint=True),
    Command("hand-over", "o", "hand_over", "hand over", "Hand over what they do", hint=True),
    Command(
        "propose",
        "p",
        "propose",
        "names",
        "Find the names in the audit",
        hint=True,
        opens=Where.PROPOSALS,
    ),
)

DRAFTS = on(
    Where.DRAFTS,
    Command("throw-away", "d,delete", "throw_away", "throw away", "Throw a draft away", hint=True),
)

PROPOSALS = on(
    Where.PROPOSALS,
    Command("accept", "enter", "jump", "take over", "Take the name over", hint=True),
    Command("accept-all", "a", "all", "all", "Take all names over", hint=True),
)

TRAINING = on(
    Where.TRAINING,
    Command("attended", "d", "attended", "date", "Date an attendance", hint=True),
    Command("course-add", "i,insert", "add", "add", "Add a course", hint=True),
)

TERMS = on(
    Where.TERMS,
    Command("term-add", "i,insert", "add", "add", "Add a term", hint=True),
)

SIGNATURES = on(
    Where.SIGNATURES,
    Command("signatory-add", "i,insert", "add", "add", "Add somebody who signs", hint=True),
    Command("sign", "s", "sign", "sign", "Sign the audit as it is", hint=True),
    Command("receive", "r", "receive", "received", "Note who received it", hint=True),
)

HISTORY = on(
    Where.HISTORY,
    Command("history-restore", "enter,r", "restore", "restore", "Restore the old value", hint=True),
    Command(
        "history-row", "t", "turn_row", "row/all", "This row, or the whole workbook", hint=True
    ),
    Command(
        "history-since", "s", "turn_since", "since mark", "Only since the last mark", hint=True
    ),
    Command("history-mark", "m", "mark", "mark", "Mark this moment, with a name", hint=True),
    Command("history-undo", "u,ctrl+z", "undo", "undo", "Take the last change back", hint=True),
    Command("history-up", "up,k", "move(-1)", "up", "Go up"),
    Command("history-down", "down,j", "move(1)", "down", "Go down"),
    Command("history-page-up", "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    Command("history-page-down", "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    Command("history-first", "home", "end('first')", "top", "Go to the newest change"),
    Command("history-last", "end", "end('last')", "bottom", "Go to the oldest that is shown"),
    Command("history-leave", "escape,q,H", "leave", "back", "Back", hint=True, opens=Where.SHEET),
)

SUMMARY = on(
    Where.SUMMARY,
    Command("summary-down", "down,j", "scroll(1)", "down", "Scroll down"),
    Command("summary-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    Command(
        "summary-leave",
        "escape,s,q",
        "leave",
        "sheet",
        "Back to the sheet",
        hint=True,
        opens=Where.SHEET,
    ),
)

SHELF = on(
    Where.SHELF,
    Command("new", "n", "new", "new", "Make a workbook from the form", hint=True, opens=Where.NEW),
    Command("choose", "enter", "choose", "open", "Open the workbook", hint=True),
    Command("shelf-up", "up,k", "move(-1)", "up", "Go up"),
    Command("shelf-down", "down,j", "move(1)", "down", "Go down"),
    Command("shelf-leave", "escape", "leave", "back", "Back to the workbook", hint=True),
)
