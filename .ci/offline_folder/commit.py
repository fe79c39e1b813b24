"""Which commit the folder was built from, and what lies in the checkout without being in it."""

import subprocess
from pathlib import Path

GOES_ALONG = ("rmdesk", "assets", ".ci")
"""Whence files come into the folder; what lies elsewhere, such as an earlier folder, does not."""


def commit_of(root: Path) -> str | None:
    """The commit's full hash, told only when every file is as it was committed.

    None outside git, without git, or with changes of one's own.
    """
    is_clean = _git(root, "status", "--porcelain", "--untracked-files=no") == ""
    if not is_clean or untracked(root, *GOES_ALONG):
        return None
    return _git(root, "rev-parse", "HEAD")


def untracked(root: Path, *folders: str) -> list[str]:
    """Files in `folders` that git neither has nor ignores; none outside git or without git."""
    words = ("ls-files", "--others", "--exclude-standard", "--", *folders)
    return (_git(root, *words) or "").splitlines()


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
