"""Installing without the scripts around it, and what is there afterwards."""

import subprocess
from pathlib import Path

from rmdesk_setup import folder, installing
from rmdesk_setup.layout import Layout
from rmdesk_setup.words import Words

LINUX = "linux-x86_64"


class Heard(list[str]):
    """What was said, in English."""

    def __call__(self, sentence: str, **values: object) -> None:
        self.append(Words("en").of(sentence, **values))


def install(path: Path, place: Layout, *, found: str = LINUX, language: str = "en") -> Heard:
    """The folder `path` at `place`; what was said."""
    heard = Heard()
    installing.install(folder.read(path), place, language, heard, found)
    return heard


def version_of(launcher: Path) -> str:
    """What the program answers that `launcher` starts."""
    done = subprocess.run([launcher, "--version"], check=True, capture_output=True, text=True)
    return done.stdout.strip()
