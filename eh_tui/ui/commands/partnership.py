"""The commands of a partnership's page, and of what it opens."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

_MOVES = (
    KeyCommand("round-up", "up,k", "move(-1)", "up", "Go up"),
    KeyCommand("round-down", "down,j", "move(1)", "down", "Go down"),
    KeyCommand("round-page-up", "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    KeyCommand("round-page-down", "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    KeyCommand("round-first", "home", "end('first')", "top", "Go to the first line"),
    KeyCommand("round-last", "end", "end('last')", "bottom", "Go to the last line"),
)

PARTNERSHIP = on(
    Scope.PARTNERSHIP,
    KeyCommand(
        "round-open",
        "enter",
        "open",
        "look",
        "Read the school's audit, and what to ask",
        hint=True,
        opens=Scope.SCHOOL,
    ),
    *_MOVES,
    KeyCommand("round-sort", "s", "sort", "sort", "Sort by a column", hint=True),
    KeyCommand("round-filter", "f", "filter", "filter", "Show only some of them", hint=True),
    KeyCommand("round-all", "escape", "all", "all", "Show every school again"),
    KeyCommand("round-search", "slash", "search", "find", "Search as you type", hint=True),
    KeyCommand("round-search-again", "f3", "search_again", "", "Go to the next place found"),
    KeyCommand(
        "round-overview",
        "o",
        "overview",
        "odd",
        "See what changed and what stands out",
        hint=True,
        opens=Scope.OVERVIEW,
    ),
    KeyCommand("round-chase", "c", "chase", "ask", "Note who is asked again", hint=True),
    KeyCommand("round-close", "x", "close", "close", "Close a return, or open it again", hint=True),
    KeyCommand("round-right", "right,l", "columns(1)", "columns", "Show more columns", hint=True),
    KeyCommand("round-left", "left,h", "columns(-1)", "left", "Show the columns before"),
    KeyCommand("round-read", "f5", "read", "", "Look for new returns now"),
)

SCHOOL = on(
    Scope.SCHOOL,
    KeyCommand("school-question", "enter", "question", "to the row", "Go to its row", hint=True),
    KeyCommand(
        "school-request",
        "r",
        "request",
        "ask for a change",
        "Say what is to be changed in the row",
        hint=True,
    ),
    *(
        KeyCommand(
            each.id.replace("round", "school"), each.keys, each.action, each.label, each.help
        )
        for each in _MOVES
    ),
    KeyCommand("school-leave", "escape,q", "leave", "back", "Back to the schools", hint=True),
)

OVERVIEW = on(
    Scope.OVERVIEW,
    KeyCommand("overview-go", "enter", "go", "go to it", "Go to the school", hint=True),
    *(
        KeyCommand(
            each.id.replace("round", "overview"), each.keys, each.action, each.label, each.help
        )
        for each in _MOVES
    ),
    KeyCommand("overview-leave", "escape,q,o", "leave", "back", "Back to the schools", hint=True),
)
