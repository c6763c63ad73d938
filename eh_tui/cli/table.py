"""The table of commands, in the order in which help lists them."""

from eh_tui.cli.change import COMMANDS as CHANGE
from eh_tui.cli.history import COMMANDS as HISTORY
from eh_tui.cli.merge import COMMANDS as MERGE
from eh_tui.cli.show import COMMANDS as SHOW

COMMANDS = {command.name: command for command in (*CHANGE, *SHOW, *HISTORY, *MERGE)}
"""The commands by their names; any other first argument is a workbook to open."""
