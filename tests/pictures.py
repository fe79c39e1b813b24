"""Draws the README's pictures from the real program: python -m tests.pictures

Each scene runs `rmdesk demo` in a pseudo-terminal on a fixed day, presses keys, and draws the cells
of the screen. POSIX only; needs a monospaced font with Chinese, such as Noto Sans Mono CJK.
"""

import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte
from PIL import Image, ImageDraw, ImageFont

from tests.window import a_window

FOLDER = Path(__file__).parents[1] / ".pictures"
DAY = "2026-11-20"
_FONTS = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("NotoSansMonoCJKsc-Regular.otf", "NotoSansMonoCJKsc-Bold.otf"),
)
_MONO = "Noto Sans Mono CJK SC"
_CELL = (10, 22)
_SIZE = 18
_DEFAULTS = {"fg": "d8dee9", "bg": "16181d"}
_NAMES = {
    "black": "000000", "red": "cd3131", "green": "0dbc79", "brown": "e5e510", "blue": "2472c8",
    "magenta": "bc3fbc", "cyan": "11a8cd", "white": "e5e5e5",
}  # fmt: skip
_QUIET = 1.2  # seconds without output: the screen stands


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the language, the size, and the keys that lead there."""

    name: str
    language: str
    columns: int
    rows: int
    keys: tuple[str, ...] = ()


SCENES = (
    Scene("clients-zh", "zh", 120, 40),
    Scene("client-en", "en", 120, 40, ("Enter",)),
    Scene("find-zh", "zh", 80, 24, ("/", "z")),
    Scene("contact-zh", "zh", 80, 24, ("l", "1")),
    Scene("calendar-zh", "zh", 120, 40, ("F5",)),
    Scene("calendar-en", "en", 80, 24, ("F5",)),
    Scene("call-zh", "zh", 80, 24, ("F6", "4")),
    Scene("call-en", "en", 120, 40, ("F6",)),
)


def play(scene: Scene) -> pyte.Screen:
    """The screen at the end of the scene."""
    with (
        TemporaryDirectory() as home,
        a_window(
            "demo",
            *("--today", DAY, "--lang", scene.language),
            home=Path(home),
            size=(scene.columns, scene.rows),
            environment={"COLORTERM": "truecolor"},
        ) as window,
    ):
        window.wait_for(DAY)
        window.settle(quiet=_QUIET)
        window.press(*scene.keys)
        window.settle(quiet=_QUIET)
        return window.screen


def draw(screen: pyte.Screen) -> Image.Image:
    """The cells as a picture."""
    regular, bold = _fonts()
    width, height = _CELL
    image = Image.new("RGB", (screen.columns * width, screen.lines * height), f"#{_DEFAULTS['bg']}")
    pen = ImageDraw.Draw(image)
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            ink, paper = _colour(cell.fg, "fg"), _colour(cell.bg, "bg")
            if cell.reverse:
                ink, paper = paper, ink
            left, top = x * width, y * height
            pen.rectangle((left, top, left + width - 1, top + height - 1), fill=paper)
            if cell.underscore:
                pen.line((left, top + height - 2, left + width, top + height - 2), fill=ink)
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            if not cell.data.strip():
                continue
            ink = _colour(cell.bg, "bg") if cell.reverse else _colour(cell.fg, "fg")
            font = _face_for(cell.data, bold if cell.bold else regular)
            pen.text((x * width, y * height + 16), cell.data, fill=ink, font=font, anchor="ls")
    return image


def _colour(name: str, kind: str) -> str:
    if name == "default":
        return f"#{_DEFAULTS[kind]}"
    return f"#{_NAMES.get(name.removeprefix('bright'), name)}"


def _fonts() -> tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]:
    for regular, bold in _FONTS:
        try:
            return _face(regular), _face(bold)
        except OSError:
            continue
    sys.exit(f"Install {_MONO}: the pictures need a monospaced font with Chinese.")


def _face_for(text: str, font: ImageFont.FreeTypeFont) -> ImageFont.FreeTypeFont:
    """DejaVu draws the few signs that the Chinese face lacks."""
    has_sign = text.isascii() or unicodedata.east_asian_width(text[0]) in "WF"
    return font if has_sign else ImageFont.truetype("DejaVuSansMono.ttf", _SIZE - 2)


def _face(file: str) -> ImageFont.FreeTypeFont:
    """The monospaced Chinese face of a font file, which may hold many."""
    index = 0
    while True:
        font = ImageFont.truetype(file, _SIZE, index=index)
        if font.getname()[0] == _MONO or not file.endswith(".ttc"):
            return font
        index += 1


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for scene in SCENES:
        draw(play(scene)).save(FOLDER / f"{scene.name}.png", optimize=True)


if __name__ == "__main__":
    main()
