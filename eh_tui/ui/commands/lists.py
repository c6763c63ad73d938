"""The commands of the lists, and of the screens that are read like one."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

LIST_COMMANDS = on(
    Scope.LISTS,
    KeyCommand("jump", "enter", "choose", "go to it", "Go to its cell, or edit it here", hint=True),
    KeyCommand("list-up", "up,k", "move(-1)", "up", "Go up"),
    KeyCommand("list-down", "down,j", "move(1)", "down", "Go down"),
    KeyCommand("list-page-up", "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    KeyCommand("list-page-down", "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    KeyCommand("list-first", "home", "end('first')", "top", "Go to the first line"),
    KeyCommand("list-last", "end", "end('last')", "bottom", "Go to the last line"),
    KeyCommand("list-whole", "v", "whole", "whole text", "Read all that is said of the line"),
    KeyCommand("list-undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    KeyCommand("list-redo", "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    KeyCommand("list-leave", "escape,q", "leave", "back", "Back", hint=True, opens=Scope.SHEET),
)

CHECKS = on(
    Scope.CHECKS,
    KeyCommand("known", "m", "known", "known", "Mark as known, with a reason", hint=True),
)

PEOPLE = on(
    Scope.PEOPLE,
    KeyCommand(
        "person",
        "enter",
        "choose",
        "show",
        "Show all that is theirs",
        hint=True,
        opens=Scope.PERSON,
    ),
    KeyCommand("person-add", "i,insert", "add", "add", "Add somebody", hint=True),
    KeyCommand("person-edit", "e", "edit", "edit", "Edit name, role, initials ...", hint=True),
    KeyCommand("hand-over", "o", "hand_over", "hand over", "Hand over what they do", hint=True),
    KeyCommand(
        "propose",
        "p",
        "propose",
        "names",
        "Find the names in the audit",
        hint=True,
        opens=Scope.PROPOSALS,
    ),
)


def _in_place(where: Scope, name: str) -> tuple[KeyCommand, ...]:
    """Return the commands that change an action in a list, where it stands."""
    return on(
        where,
        KeyCommand(f"{name}-rate", "r", "edit_field('rag')", "rate", "Rate the action", hint=True),
        KeyCommand(f"{name}-when", "w", "edit_field('when')", "when", "Edit When", hint=True),
        KeyCommand(f"{name}-who", "o", "edit_field('who')", "who", "Edit Who"),
        KeyCommand(f"{name}-note", "m", "edit_field('note')", "note", "Edit the note"),
    )


DUE_COMMANDS = _in_place(Scope.DUE, "due")
PERSON = _in_place(Scope.PERSON, "person")

DRAFTS = on(
    Scope.DRAFTS,
    KeyCommand(
        "throw-away", "d,delete", "throw_away", "throw away", "Throw a draft away", hint=True
    ),
)

PROPOSALS = on(
    Scope.PROPOSALS,
    KeyCommand("accept", "enter", "choose", "take over", "Take the name over", hint=True),
    KeyCommand("accept-all", "a", "all", "all", "Take all names over", hint=True),
)

TRAINING = on(
    Scope.TRAINING,
    KeyCommand("attended", "d", "attended", "date", "Date an attendance", hint=True),
    KeyCommand("course-add", "i,insert", "add", "add", "Add a course", hint=True),
)

TERMS = on(
    Scope.TERMS,
    KeyCommand("term-add", "i,insert", "add", "add", "Add a term", hint=True),
)

SIGNATURES = on(
    Scope.SIGNATURES,
    KeyCommand("signatory-add", "i,insert", "add", "add", "Add somebody who signs", hint=True),
    KeyCommand("sign", "s", "sign", "sign", "Sign the audit as it is", hint=True),
    KeyCommand("receive", "r", "receive", "received", "Note who received it", hint=True),
)

EVIDENCE = on(
    Scope.EVIDENCE,
    KeyCommand("evidence-add", "i,insert", "add", "add", "Add a link or a file's name", hint=True),
    KeyCommand(
        "evidence-edit", "enter", "choose", "edit", "Edit it, or when it was seen", hint=True
    ),
    KeyCommand("evidence-remove", "d,delete", "remove", "remove", "Take it out", hint=True),
)

RETURN = on(
    Scope.RETURN,
    KeyCommand("return-take", "t,space", "take", "take/leave", "Take it, or leave it", hint=True),
    KeyCommand("return-all", "a", "all", "all", "All that needs no decision", hint=True),
    KeyCommand(
        "return-done", "enter", "choose", "take over", "Take over what is marked", hint=True
    ),
    KeyCommand("return-cell", "c", "cell", "cell", "Go to its cell"),
)

UPGRADE = on(
    Scope.UPGRADE,
    KeyCommand("upgrade-take", "enter", "choose", "take it", "Take this version over", hint=True),
)

HISTORY = on(
    Scope.HISTORY,
    KeyCommand(
        "history-restore", "enter,r", "restore", "restore", "Restore the old value", hint=True
    ),
    KeyCommand(
        "history-row", "t", "turn_row", "row/all", "This row, or the whole workbook", hint=True
    ),
    KeyCommand(
        "history-since", "s", "turn_since", "since mark", "Only since the last mark", hint=True
    ),
    KeyCommand("history-mark", "m", "mark", "mark", "Mark this moment, with a name", hint=True),
    KeyCommand(
        "history-whole",
        "v",
        "whole",
        "whole text",
        "Read both texts of the change whole",
    ),
    KeyCommand("history-undo", "u,ctrl+z", "undo", "undo", "Take the last change back", hint=True),
    KeyCommand("history-up", "up,k", "move(-1)", "up", "Go up"),
    KeyCommand("history-down", "down,j", "move(1)", "down", "Go down"),
    KeyCommand("history-page-up", "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    KeyCommand("history-page-down", "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    KeyCommand("history-first", "home", "end('first')", "top", "Go to the newest change"),
    KeyCommand("history-last", "end", "end('last')", "bottom", "Go to the oldest that is shown"),
    KeyCommand(
        "history-leave", "escape,q,H", "leave", "back", "Back", hint=True, opens=Scope.SHEET
    ),
)

SUMMARY = on(
    Scope.SUMMARY,
    KeyCommand("summary-down", "down,j", "scroll(1)", "down", "Scroll down"),
    KeyCommand("summary-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    KeyCommand(
        "summary-leave",
        "escape,s,q",
        "leave",
        "sheet",
        "Back to the sheet",
        hint=True,
        opens=Scope.SHEET,
    ),
)

SHELF = on(
    Scope.SHELF,
    KeyCommand(
        "new", "n", "new", "new", "Make a workbook from the form", hint=True, opens=Scope.NEW
    ),
    KeyCommand(
        "form-of-document",
        "f",
        "draft_form",
        "form",
        "Draft a form from a Word or Excel document",
        hint=True,
        opens=Scope.FORM_DRAFT,
    ),
    KeyCommand("choose", "enter", "choose", "open", "Open the workbook", hint=True),
    KeyCommand("shelf-up", "up,k", "move(-1)", "up", "Go up"),
    KeyCommand("shelf-down", "down,j", "move(1)", "down", "Go down"),
    KeyCommand("shelf-leave", "escape", "leave", "back", "Back to the workbook", hint=True),
)
