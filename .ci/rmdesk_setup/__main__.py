"""`python -I -B rmdesk_setup install|uninstall …`: as a folder, from anywhere."""

import io
import locale
import sys
from pathlib import Path

HERE = Path(__file__).absolute().parent
# The folder's own modules under no other names than these, and after the standard library: a file
# that somebody laid beside them stands in for nothing.
sys.path.remove(sys.path[0])
sys.path.append(str(HERE.parent))

# Every name is read and every file as UTF-8 (-X utf8), whatever the language of the desktop; only
# what is said goes by the terminal, and a sign that it has not is no reason to stop.
for told in (sys.stdout, sys.stderr):
    encoding = locale.getencoding().lower() if sys.platform != "win32" else "utf-8"
    is_ascii = encoding in {"ascii", "us-ascii", "ansi_x3.4-1968", "646"}
    if isinstance(told, io.TextIOWrapper):
        told.reconfigure(encoding="utf-8" if is_ascii else encoding, errors="replace")

from rmdesk_setup.run import main  # noqa: E402 -- only now can it be found

sys.exit(main(sys.argv[1:], HERE.parent))
