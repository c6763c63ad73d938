"""The commands of the walk and of the review meeting."""

from eh_tui.ui.commands.command import KeyCommand, Scope, on

WALK = on(
    Scope.WALK,
    KeyCommand("walk-red", "r", "rate('red')", "at risk", "Rate red and go on"),
    KeyCommand("walk-amber", "a", "rate('amber')", "on track", "Rate amber and go on"),
    KeyCommand("walk-green", "g", "rate('green')", "done", "Rate green and go on"),
    KeyCommand("walk-clear", "x", "rate('none')", "no rating", "Take the rating away and stay"),
    KeyCommand("walk-rating", "tab", "next_rating", "rating", "Another rating of the row"),
    KeyCommand("walk-next", "right,l,space", "go(1)", "next", "Next action", hint=True),
    KeyCommand("walk-previous", "left,h,backspace", "go(-1)", "back", "Action before", hint=True),
    KeyCommand("walk-when", "w", "edit_field('when')", "when", "Edit When"),
    KeyCommand("walk-who", "o", "edit_field('who')", "who", "Edit Who"),
    KeyCommand("walk-note", "m", "edit_field('note')", "note", "Edit the note"),
    KeyCommand("walk-other", "c", "edit_other", "column", "Edit another column of the form"),
    KeyCommand(
        "walk-evidence",
        "E",
        "evidence",
        "evidence",
        "See the evidence that it was done, and add to it",
        opens=Scope.EVIDENCE,
    ),
    KeyCommand("walk-text", "t", "edit_field('text')", "text", "Edit the action's text"),
    KeyCommand("walk-not-rated", "n", "next_not_rated", "not rated", "Next not rated", hint=True),
    KeyCommand("walk-guidance", "v", "guidance", "guide", "Show or hide the guidance", hint=True),
    KeyCommand("walk-down", "down,j", "scroll_card(1)", "", "Scroll a long card down"),
    KeyCommand("walk-up", "up,k", "scroll_card(-1)", "", "Scroll a long card up"),
    KeyCommand("walk-undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    KeyCommand("walk-redo", "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    KeyCommand(
        "walk-drafts",
        "D",
        "drafts",
        "drafts",
        "See what was typed and not saved",
        opens=Scope.DRAFTS,
    ),
    KeyCommand(
        "walk-leave",
        "escape,q",
        "leave",
        "sheet",
        "Back to the sheet",
        hint=True,
        opens=Scope.SHEET,
    ),
)

MEETING = on(
    Scope.MEETING,
    KeyCommand(
        "as-it-is", "enter", "as_it_is", "as it is", "Discussed: leave it, go on", hint=True
    ),
    KeyCommand("put-off", "p", "put_off", "later", "Leave it for later and go on", hint=True),
    KeyCommand("decide", "d", "decide", "decide", "Write down a decision"),
    KeyCommand("decide-add", "A", "add_from_decision", "act", "Make actions of the decision"),
    KeyCommand("meeting-add", "i,insert", "add", "new", "Add an action below this one", hint=True),
    KeyCommand("agenda", "s", "agenda", "agenda", "Show the agenda", hint=True, opens=Scope.AGENDA),
    KeyCommand("roll", "P", "roll", "who", "Tick who is here", opens=Scope.ROLL),
    KeyCommand("forward", "F", "forward", "forward", "Send the decision to the partnership"),
    KeyCommand("private-note", "N", "private_note", "private", "Note something for you alone"),
    KeyCommand("filter-agenda", "f", "filter", "filter", "Go through a part of the actions"),
    KeyCommand("show", "b", "show", "show", "Show this card to those who follow"),
    KeyCommand("lead", "T", "lead", "lead", "Hand on who leads, or take it over"),
    KeyCommand("end-meeting", "e", "end", "end", "End the meeting, write the minutes", hint=True),
    KeyCommand("cancel-meeting", "C", "cancel", "cancel", "Cancel the meeting; asks first"),
)

FOLLOW = on(
    Scope.FOLLOW,
    KeyCommand("follow-leave", "escape,q", "leave", "leave", "Follow no more", hint=True),
)

AGENDA = on(
    Scope.AGENDA,
    KeyCommand(
        "item-done", "space", "done", "done", "Note that an item was gone through", hint=True
    ),
    KeyCommand("item-decide", "d", "decide", "decide", "Write down a decision", hint=True),
    KeyCommand("item-add", "i,insert", "add", "add", "Put another item below", hint=True),
    KeyCommand("item-private", "N", "private_note", "private", "Note something for you alone"),
    KeyCommand("item-forward", "F", "forward", "forward", "Send its decision to the partnership"),
)

ITEM = on(
    Scope.ITEM,
    KeyCommand("matter-done", "enter", "done", "gone through", "Gone through: go on", hint=True),
    KeyCommand("matter-said", "t", "edit_item('text')", "said", "Write what was said", hint=True),
    KeyCommand(
        "matter-decide", "d", "edit_item('decision')", "decide", "Write down a decision", hint=True
    ),
    KeyCommand("matter-next", "right,l,space", "go(1)", "next", "Next, without a note", hint=True),
    KeyCommand("matter-previous", "left,h,backspace", "go(-1)", "back", "Item before"),
    KeyCommand("matter-act", "A", "add_from_decision", "act", "Make actions of the decision"),
    KeyCommand(
        "matter-minutes",
        "a",
        "amendments",
        "last minutes",
        "Amend the last minutes, or approve them",
        opens=Scope.AMENDMENTS,
    ),
    KeyCommand("matter-agenda", "s", "agenda", "agenda", "Show the agenda", opens=Scope.AGENDA),
    KeyCommand("matter-date", "n", "next_date", "next date", "Say when the next meeting is"),
    KeyCommand("matter-roll", "P", "roll", "who", "Tick who is here", opens=Scope.ROLL),
    KeyCommand("matter-private", "N", "private_note", "private", "Note something for you alone"),
    KeyCommand("matter-forward", "F", "forward", "forward", "Send its decision to the partnership"),
    KeyCommand("matter-end", "e", "end", "end", "End the meeting, write the minutes"),
    KeyCommand("matter-undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    KeyCommand("matter-redo", "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    KeyCommand("matter-down", "down,j", "scroll_card(1)", "", "Scroll a long item down"),
    KeyCommand("matter-up", "up,k", "scroll_card(-1)", "", "Scroll a long item up"),
    KeyCommand("matter-leave", "escape,q", "leave", "actions", "On to the actions", hint=True),
)

ROLL = on(
    Scope.ROLL,
    KeyCommand("roll-here", "space,enter", "choose", "here", "Here, or not", hint=True),
    KeyCommand("roll-chair", "c", "appoint('chair')", "chair", "Leads the meeting", hint=True),
    KeyCommand("roll-clerk", "m", "appoint('clerk')", "clerk", "Writes the minutes", hint=True),
    KeyCommand("roll-apologies", "a", "apologies", "apologies", "Sent apologies", hint=True),
    KeyCommand("roll-visitor", "v", "visitor", "visitor", "Add a visitor", hint=True),
    KeyCommand("roll-next", "n", "next_date", "next", "Say when the next meeting is", hint=True),
)

AMENDMENTS = on(
    Scope.AMENDMENTS,
    KeyCommand("amend", "i,insert", "propose", "propose", "Propose an amendment", hint=True),
    KeyCommand("amendment-take", "t", "settle('taken')", "take", "Take the amendment", hint=True),
    KeyCommand("amendment-leave", "l", "settle('left')", "leave", "Leave the amendment", hint=True),
    KeyCommand("approve", "a", "approve", "approve", "Approve the minutes", hint=True),
)

TREND = on(
    Scope.TREND,
    KeyCommand("minutes", "m,enter", "minutes", "minutes", "Write its minutes", hint=True),
    KeyCommand(
        "for-people", "p", "hand_out('people')", "people", "A page for each person", hint=True
    ),
    KeyCommand(
        "for-governors",
        "o",
        "hand_out('governors')",
        "governors",
        "A page for governors",
        hint=True,
    ),
    KeyCommand(
        "amendments",
        "A",
        "amendments",
        "approve",
        "Amend its minutes, or approve them",
        hint=True,
        opens=Scope.AMENDMENTS,
    ),
)
