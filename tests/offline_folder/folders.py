"""Folders made on the spot, of a desk that only tells its version: quick to build and install."""

import sys
from pathlib import Path

from offline_folder.folder import Wish, put_together
from offline_folder.platforms import PLATFORMS, Platform

from tests.offline_folder.made_wheels import a_wheel

ROOT = Path(__file__).parents[2]
SERIES = f"{sys.version_info[0]}.{sys.version_info[1]}"
"""The Python the tests run by, which is the one these folders are for."""


def a_folder(
    into: Path,
    version: str = "1.0.0",
    *,
    platform: Platform = PLATFORMS["linux-x86_64"],
    runtime: Path | None = None,
    code: str | None = None,
    python: str = SERIES,
) -> Path:
    """A whole folder of rmdesk `version`, whose program is `code` or stands for the desk."""
    own = a_wheel(into / "made" / version, version=version, needs=["one"], code=code)
    one = a_wheel(into / "made", "one", "1")
    wish = Wish(root=ROOT, out=into / "out", scratch=into / "scratch", runtime=runtime)
    return put_together(wish, platform, version, {python: {one.name: one, own.name: own}})
