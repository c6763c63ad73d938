"""`python -m eh_tui`, for where the command is not on the PATH."""

import sys

from eh_tui.cli import main

sys.exit(main())
