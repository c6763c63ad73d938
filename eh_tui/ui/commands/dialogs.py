"""The commands of the boxes above a screen."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

EDIT = on(
    Scope.EDIT,
    KeyCommand("save", "enter", "save", "save", "Save the text", hint=True, priority=True),
    KeyCommand(
        "clear-text",
        "ctrl+u",
        "clear",
        "clear",
        "Take the whole text out, to type another; Ctrl+Z brings it back",
        hint=True,
        priority=True,
    ),
    KeyCommand(
        "new-line", "ctrl+j", "new_line", "new line", "Begin a new line", hint=True, priority=True
    ),
    KeyCommand(
        "complete", "tab", "complete", "complete", "Take the name that is offered", priority=True
    ),
    KeyCommand(
        "restore", "ctrl+r", "restore", "", "Put back the text as it is saved", priority=True
    ),
    KeyCommand(
        "leave-edit",
        "escape",
        "leave",
        "leave",
        "Leave without saving; the text is kept",
        hint=True,
        priority=True,
    ),
)

LINE = on(
    Scope.LINE,
    KeyCommand("line-take", "enter", "take", "go on", "Go on with what is typed", hint=True),
    KeyCommand("line-leave", "escape", "leave", "leave", "Leave without it", hint=True),
)

CHOICE = on(
    Scope.CHOICE,
    KeyCommand("take", "enter", "take", "choose", "Take the choice", hint=True),
    KeyCommand("choice-up", "up,k", "move(-1)", "up", "Go up"),
    KeyCommand("choice-down", "down,j", "move(1)", "down", "Go down"),
    KeyCommand(
        "choice-page-down",
        "pagedown",
        "page(1)",
        "read on",
        "Read on where the text is longer than the box",
        hint=True,
        priority=True,
    ),
    KeyCommand(
        "choice-page-up", "pageup", "page(-1)", "read back", "Read what is above", priority=True
    ),
    KeyCommand("choice-leave", "escape", "leave", "leave", "Leave it as it is", hint=True),
)

FORM_COMMANDS = on(
    Scope.FORM,
    KeyCommand(
        "go-on", "enter", "go_on", "go on", "Go on; at the end, do it", hint=True, priority=True
    ),
    KeyCommand("turn", "space", "turn", "tick", "Leave out, or take in", hint=True, priority=True),
    KeyCommand("field-up", "up", "field(-1)", "", "Go to the field above"),
    KeyCommand("field-down", "down", "field(1)", "", "Go to the field below"),
    KeyCommand("field-name", "tab", "complete", "", "Complete a name, or go to the field below"),
    KeyCommand("form-leave", "escape", "leave", "leave", "Leave without doing it", hint=True),
)

NEW = on(
    Scope.NEW,
    KeyCommand("make", "enter", "make", "go on", "Go on, and make the workbook", hint=True),
    KeyCommand("make-up", "up", "field(-1)", "", "Go to the field above"),
    KeyCommand("make-down", "down", "field(1)", "", "Go to the field below"),
    KeyCommand("make-leave", "escape", "leave", "leave", "Leave without making it", hint=True),
)

CLOSED = on(
    Scope.CLOSED,
    KeyCommand("closed-on", "escape", "leave", "go on", "Go on with what lies below", hint=True),
)

GUIDANCE = on(
    Scope.GUIDANCE,
    KeyCommand("guidance-down", "down,j", "scroll(1)", "down", "Scroll down", hint=True),
    KeyCommand("guidance-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    KeyCommand("guidance-leave", "escape,v,q,enter", "leave", "back", "Back", hint=True),
)

READING = on(
    Scope.READING,
    KeyCommand("reading-page-down", "pagedown,space", "page(1)", "read on", "Read on", hint=True),
    KeyCommand("reading-page-up", "pageup", "page(-1)", "read back", "Read what is above"),
    KeyCommand("reading-down", "down,j", "scroll(1)", "down", "Scroll a line down"),
    KeyCommand("reading-up", "up,k", "scroll(-1)", "up", "Scroll a line up"),
    KeyCommand("reading-leave", "escape,v,q,enter", "leave", "back", "Back", hint=True),
)

HELP = on(
    Scope.HELP,
    KeyCommand("help-down", "down,j,space", "scroll(1)", "down", "Scroll down", hint=True),
    KeyCommand("help-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    KeyCommand("help-page-down", "pagedown", "page(1)", "page down", "Scroll a page down"),
    KeyCommand("help-page-up", "pageup", "page(-1)", "page up", "Scroll a page up"),
    KeyCommand(
        "help-leave", "escape,q,question_mark,f1", "leave", "back", "Close the help", hint=True
    ),
)
