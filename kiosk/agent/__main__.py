"""`python -m kiosk.agent --config FILE`."""

import sys

from kiosk.agent.command_line import main

if __name__ == "__main__":
    sys.exit(main())
