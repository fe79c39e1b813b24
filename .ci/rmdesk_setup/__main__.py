"""`python -I -B rmdesk_setup install|uninstall …`: as a folder, from anywhere."""

import sys
from pathlib import Path

HERE = Path(__file__).absolute().parent
# The folder's own modules under no other names than these, and after the standard library: a file
# that somebody laid beside them stands in for nothing.
sys.path.remove(sys.path[0])
sys.path.append(str(HERE.parent))

from rmdesk_setup.run import main  # noqa: E402 -- only now can it be found

sys.exit(main(sys.argv[1:], HERE.parent))
