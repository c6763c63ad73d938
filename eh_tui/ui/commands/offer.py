"""The commands of the offer, and of its page's preview."""

from eh_tui.ui.commands.command import Command, Where, on

OFFER = on(
    Where.OFFER,
    Command("offer-cycle", "space", "cycle", "next state", "Go through the states", hint=True),
    Command("offer-yes", "y", "decide('yes')", "offered", "Offered; go on", hint=True),
    Command("offer-planned", "p", "decide('planned')", "planned", "Planned; go on", hint=True),
    Command("offer-no", "n", "decide('no')", "not", "Not offered; go on", hint=True),
    Command("offer-clear", "x", "decide('')", "clear", "Not decided; go on"),
    Command(
        "offer-words", "enter", "jump", "words", "Edit the words for parents, or it", hint=True
    ),
    Command("offer-edit", "e", "edit_row", "edit", "Choose a field of the row to edit"),
    Command("offer-figure", "f", "figure", "figure", "Give an outcome a new figure"),
    Command("offer-add", "i,insert", "add", "add", "Add a row below this one", hint=True),
    Command("offer-remove", "d,delete", "remove", "remove", "Take the row out"),
    Command("offer-move-up", "K,shift+up", "shift(-1)", "move up", "Move the row up"),
    Command("offer-move-down", "J,shift+down", "shift(1)", "move down", "Move the row down"),
    Command("offer-next-part", "right,tab", "part(1)", "part", "Next part", hint=True),
    Command("offer-previous-part", "left,shift+tab", "part(-1)", "", "Part before"),
    *(
        Command(f"offer-area-{n}", str(n), f"area({n})", str(n), f"Go to area {n}")
        for n in range(1, 8)
    ),
    Command("offer-open-item", "full_stop", "next_open", "", "Next item not decided"),
    Command(
        "offer-preview",
        "v",
        "preview",
        "preview",
        "Read the page as text",
        hint=True,
        opens=Where.PREVIEW,
    ),
    Command("offer-publish", "ctrl+e", "publish('.html')", "publish", "Write the page", hint=True),
    Command("offer-leaflet", "E", "publish('.docx')", "leaflet", "Write the leaflet"),
    Command("offer-checks", "c", "list('checks')", "checks", "See what to look at", hint=True),
    Command("offer-due", "t", "list('due')", "due", "See what is due"),
    Command("offer-sign", "S", "list('signatures')", "sign", "See who has signed; sign"),
    Command("offer-history", "H", "history", "history", "Show who changed this row"),
    Command("offer-workbooks", "o", "open", "open", "Open another workbook", hint=True),
    Command("offer-stay", "escape", "stay", "", "Stay here"),
    Command("offer-quit", "q", "app.quit", "quit", "Leave; everything is saved"),
)

PREVIEW = on(
    Where.PREVIEW,
    Command("preview-down", "down,j,space", "scroll(1)", "down", "Scroll down", hint=True),
    Command("preview-up", "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("preview-page-down", "pagedown", "page(1)", "page down", "Scroll a page down"),
    Command("preview-page-up", "pageup", "page(-1)", "page up", "Scroll a page up"),
    Command("preview-leave", "escape,q,v", "leave", "back", "Back to the offer", hint=True),
)
