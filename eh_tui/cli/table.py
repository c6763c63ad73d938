"""The table of commands, in the order in which help lists them."""

from eh_tui.cli.change import COMMANDS as CHANGE
from eh_tui.cli.check import COMMANDS as CHECK
from eh_tui.cli.due import DUE
from eh_tui.cli.history import COMMANDS as HISTORY
from eh_tui.cli.meeting import COMMANDS as MEETING
from eh_tui.cli.merge import COMMANDS as MERGE
from eh_tui.cli.minutes import COMMANDS as MINUTES
from eh_tui.cli.new import COMMANDS as NEW
from eh_tui.cli.people import COMMANDS as PEOPLE
from eh_tui.cli.show import COMMANDS as SHOW
from eh_tui.cli.sign import COMMANDS as SIGN

COMMANDS = {
    command.name: command
    for command in (
        *NEW,
        *CHANGE,
        *SIGN,
        *PEOPLE,
        *SHOW,
        *CHECK,
        DUE,
        *MEETING,
        *MINUTES,
        *HISTORY,
        *MERGE,
    )
}
"""The commands by their names; any other first argument is a workbook to open."""
