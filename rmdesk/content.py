"""Where the assets are: content that ships with the program but is not code.

In a wheel they lie inside the package (`rmdesk/assets`), in a checkout beside it (`assets`).
"""

from functools import cache
from pathlib import Path


@cache
def assets() -> Path:
    """The folder that holds the assets, wherever the program runs from.

    By path and not by `importlib.resources`, whose import alone takes a tenth of the time that
    the unlock prompt may: pip always unpacks a wheel.
    """
    inside = Path(__file__).resolve().parent / "assets"
    return inside if inside.is_dir() else inside.parent.parent / "assets"


def text(name: str) -> str:
    """The UTF-8 text of the asset `name`, such as ``"columns.toml"``.

    Raises FileNotFoundError when the installation is incomplete.
    """
    return assets().joinpath(*name.split("/")).read_text(encoding="utf-8")


def raw(name: str) -> bytes:
    """The bytes of the asset `name`; raises FileNotFoundError like `text`."""
    return assets().joinpath(*name.split("/")).read_bytes()
