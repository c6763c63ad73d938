"""The commands of the offer, and of its page's preview."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

OFFER = on(
    Scope.OFFER,
    KeyCommand("offer-cycle", "space", "cycle", "next state", "Go through the states", hint=True),
    KeyCommand("offer-yes", "y", "decide('yes')", "offered", "Offered; go on", hint=True),
    KeyCommand("offer-planned", "p", "decide('planned')", "planned", "Planned; go on", hint=True),
    KeyCommand("offer-no", "n", "decide('no')", "not", "Not offered; go on", hint=True),
    KeyCommand("offer-clear", "x", "decide('')", "clear", "Not decided; go on"),
    KeyCommand(
        "offer-words",
        "enter",
        "choose",
        "words",
        "Edit the words for parents, or what stands there",
        hint=True,
    ),
    KeyCommand("offer-edit", "e", "edit_row", "edit", "Choose a field of the row to edit"),
    KeyCommand("offer-figure", "f", "figure", "figure", "Give an outcome a new figure"),
    KeyCommand("offer-add", "i,insert", "add", "add", "Add a row below this one", hint=True),
    KeyCommand("offer-remove", "d,delete", "remove", "remove", "Take the row out"),
    KeyCommand("offer-move-up", "K,shift+up", "shift(-1)", "move up", "Move the row up"),
    KeyCommand("offer-move-down", "J,shift+down", "shift(1)", "move down", "Move the row down"),
    KeyCommand("offer-next-part", "right,tab", "part(1)", "part", "Next part", hint=True),
    KeyCommand("offer-previous-part", "left,shift+tab", "part(-1)", "", "Part before"),
    *(
        KeyCommand(f"offer-area-{n}", str(n), f"area({n})", str(n), f"Go to area {n}")
        for n in range(1, 8)
    ),
    KeyCommand("offer-search", "slash", "search", "search", "Search in every part", hint=True),
    KeyCommand("offer-search-again", "f3", "search_again", "", "Go to the next place found"),
    KeyCommand("offer-open-item", "full_stop", "next_open", "", "Next item not decided"),
    KeyCommand(
        "offer-preview",
        "v",
        "preview",
        "preview",
        "Read the page as text",
        hint=True,
        opens=Scope.PREVIEW,
    ),
    KeyCommand(
        "offer-publish", "ctrl+e", "publish('.html')", "publish", "Write the page", hint=True
    ),
    KeyCommand("offer-leaflet", "E", "publish('.docx')", "leaflet", "Write the leaflet"),
    KeyCommand("offer-checks", "c", "list('checks')", "checks", "See what to look at", hint=True),
    KeyCommand("offer-due", "t", "list('due')", "due", "See what is due"),
    KeyCommand("offer-sign", "S", "list('signatures')", "sign", "See who has signed; sign"),
    KeyCommand("offer-history", "H", "history", "history", "Show who changed this row"),
    KeyCommand(
        "offer-drafts",
        "D",
        "list('drafts')",
        "drafts",
        "See what was typed and not saved",
        opens=Scope.DRAFTS,
    ),
    KeyCommand("offer-workbooks", "o", "open", "open", "Open another workbook", hint=True),
    KeyCommand("offer-stay", "escape", "stay", "", "Stay here"),
    KeyCommand("offer-quit", "q", "app.quit", "quit", "Leave; everything is saved"),
)

PREVIEW = on(
    Scope.PREVIEW,
    KeyCommand("preview-down", "down,j,space", "scroll(1)", "down", "Scroll down", hint=True),
    KeyCommand("preview-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    KeyCommand("preview-page-down", "pagedown", "page(1)", "page down", "Scroll a page down"),
    KeyCommand("preview-page-up", "pageup", "page(-1)", "page up", "Scroll a page up"),
    KeyCommand("preview-leave", "escape,q,v", "leave", "back", "Back to the offer", hint=True),
)
