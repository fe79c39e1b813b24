"""Which commit the folder was built from: told only when every file is as it was committed."""

import subprocess
from pathlib import Path


def commit_of(root: Path) -> str | None:
    """The commit's full hash; None outside git, without git, or with changes of one's own."""
    changes = _git(root, "status", "--porcelain")
    return _git(root, "rev-parse", "HEAD") if changes == "" else None


def _git(root: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *words],  # noqa: S607 -- whichever git is installed
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
