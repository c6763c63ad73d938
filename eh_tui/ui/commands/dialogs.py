"""The commands of the boxes above a screen."""

from eh_tui.ui.commands.command import Command, Where, on

EDIT = on(
    Where.EDIT,
    Command("save", "enter", "save", "save", "Save the text", hint=True, priority=True),
    Command(
        "new-line", "ctrl+j", "new_line", "new line", "Begin a new line", hint=True, priority=True
    ),
    Command(
        "complete", "tab", "complete", "complete", "Take the name that is offered", priority=True
    ),
    Command("restore", "ctrl+r", "restore", "", "Put back the text as it is saved", priority=True),
    Command(
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
    Where.LINE,
    Command("line-take", "enter", "take", "go on", "Go on with what is typed", hint=True),
    Command("line-leave", "escape", "leave", "leave", "Leave without it", hint=True),
)

CHOICE = on(
    Where.CHOICE,
    Command("take", "enter", "take", "choose", "Take the choice", hint=True),
    Command("choice-up", "up,k", "move(-1)", "up", "Go up"),
    Command("choice-down", "down,j", "move(1)", "down", "Go down"),
    Command("choice-leave", "escape", "leave", "leave", "Leave it as it is", hint=True),
)

FORM = on(
    Where.FORM,
    Command(
        "go-on", "enter", "go_on", "go on", "Go on; at the end, do it", hint=True, priority=True
    ),
    Command("turn", "space", "turn", "turn", "Leave out, or take in", hint=True, priority=True),
    Command("field-up", "up", "field(-1)", "", "Go to the field above"),
    Command("field-down", "down", "field(1)", "", "Go to the field below"),
    Command("field-name", "tab", "complete", "", "Complete a name, or go to the field below"),
    Command("form-leave", "escape", "leave", "leave", "Leave without doing it", hint=True),
)

NEW = on(
    Where.NEW,
    Command("make", "enter", "make", "go on", "Go on, and make the workbook", hint=True),
    Command("make-up", "up", "field(-1)", "", "Go to the field above"),
    Command("make-down", "down", "field(1)", "", "Go to the field below"),
    Command("make-leave", "escape", "leave", "leave", "Leave without making it", hint=True),
)

CLOSED = on(
    Where.CLOSED,
    Command("closed-on", "escape", "leave", "go on", "Go on with what lies below", hint=True),
)

GUIDANCE = on(
    Where.GUIDANCE,
    Command("guidance-down", "down,j", "scroll(1)", "down", "Scroll down", hint=True),
    Command("guidance-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("guidance-leave", "escape,v,q,enter", "leave", "back", "Back", hint=True),
)

HELP = on(
    Where.HELP,
    Command("help-down", "down,j,space", "scroll(1)", "down", "Scroll down", hint=True),
    Command("help-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("help-page-down", "pagedown", "page(1)", "page down", "Scroll a page down"),
    Command("help-page-up", "pageup", "page(-1)", "page up", "Scroll a page up"),
    Command(
        "help-leave", "escape,q,question_mark,f1", "leave", "back", "Close the help", hint=True
    ),
)
