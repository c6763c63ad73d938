"""The commands that work on every screen."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

EVERYWHERE = on(
    Scope.EVERYWHERE,
    KeyCommand("help", "question_mark,f1", "app.help", "help", "This help", hint=True),
    KeyCommand("palette", "ctrl+p", "app.command_palette", "", "Find any command by its name"),
    KeyCommand("meeting-go-on", "R", "app.go_on", "", "Go on with the meeting that is running"),
    KeyCommand("theme", "f9", "app.next_theme", "", "Next theme: dark, light, contrast, terminal"),
    KeyCommand("repaint", "ctrl+l", "app.repaint", "", "Paint the screen anew, if it is garbled"),
    KeyCommand("quit", "q,ctrl+q", "app.quit", "quit", "Leave; everything is saved", hint=True),
)
