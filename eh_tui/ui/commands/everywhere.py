"""The commands that work on every screen."""

from eh_tui.ui.commands.command import Command, Where, on

EVERYWHERE = on(
    Where.EVERYWHERE,
    Command("help", "question_mark,f1", "app.help", "help", "This help", hint=True),
    Command("palette", "ctrl+p", "app.command_palette", "", "Find any command by its name"),
    Command("meeting-go-on", "R", "app.go_on", "", "Go on with the meeting that is running"),
    Command("theme", "f9", "app.next_theme", "", "Next theme: dark, light, contrast, terminal"),
    Command("repaint", "ctrl+l", "app.repaint", "", "Paint the screen anew, if it is garbled"),
    Command("quit", "q,ctrl+q", "app.quit", "quit", "Leave; everything is saved", hint=True),
)
