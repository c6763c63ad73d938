"""The commands of a form's draft."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

FORM_DRAFT = on(
    Scope.FORM_DRAFT,
    KeyCommand(
        "draft-settle", "y", "settle", "right so", "It is right so: settle the doubt", hint=True
    ),
    KeyCommand("draft-settle-alike", "Y", "settle(True)", "all such", "Settle all doubts like it"),
    KeyCommand(
        "draft-correct", "enter", "correct", "correct", "Correct what the line is about", hint=True
    ),
    KeyCommand("draft-role", "r", "role", "role", "Say what a column is for"),
    KeyCommand("draft-type", "t", "type", "type", "Say what is written in a column", hint=True),
    KeyCommand(
        "draft-texts", "f", "texts", "whose", "Its texts are the form's, or a school's", hint=True
    ),
    KeyCommand(
        "draft-of",
        "o",
        "of",
        "outcome's",
        "A column is of the outcome, or of each action",
        hint=True,
    ),
    KeyCommand(
        "draft-ticks",
        "x",
        "ticks",
        "ticks",
        "Columns beside each other are the levels of one rating, to be ticked",
        hint=True,
    ),
    KeyCommand(
        "draft-word", "w", "word", "words", "Write the words of a level, a title, a part", hint=True
    ),
    KeyCommand("draft-colour", "c", "colour", "colour", "Give a level its colour", hint=True),
    KeyCommand("draft-done", "d", "flag('done')", "done", "A level counts as completed", hint=True),
    KeyCommand(
        "draft-counts", "n", "flag('counts')", "N/A", "A level is 'does not apply'", hint=True
    ),
    KeyCommand("draft-best", "b", "flag('best')", "best", "A level is the best one", hint=True),
    KeyCommand(
        "draft-add", "i,insert", "add_level", "add", "Add a level below this one", hint=True
    ),
    KeyCommand(
        "draft-remove", "delete", "remove", "take out", "Take a level out, or one who signs"
    ),
    KeyCommand(
        "draft-section",
        "s",
        "section",
        "section",
        "A table is a section to be worked on, or kept as it stands",
        hint=True,
    ),
    KeyCommand(
        "draft-blank",
        "F",
        "blank",
        "blank",
        "Leave out what a school had filled in, or keep it",
        hint=True,
    ),
    KeyCommand("draft-paper-down", "J,shift+down", "paper(3)", "", "Scroll the document down"),
    KeyCommand("draft-paper-up", "K,shift+up", "paper(-3)", "", "Scroll the document up"),
    KeyCommand(
        "draft-undo", "u,ctrl+z", "undo", "undo", "Take the last correction back", hint=True
    ),
    KeyCommand("draft-redo", "ctrl+r,ctrl+y", "redo", "redo", "Make the correction again"),
    KeyCommand(
        "draft-leave", "escape,q", "leave", "leave", "Leave; the form is written", hint=True
    ),
)
