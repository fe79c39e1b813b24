"""Draws the README's pictures from the real program: python -m tests.tools.pictures

Runs `rmdesk demo` in a pseudo-terminal on a fixed day, presses the keys of a scene, and draws the
cells of the screen. POSIX only; needs a monospaced font with Chinese, such as Noto Sans Mono CJK.
"""

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pyte
from PIL import Image, ImageDraw, ImageFont

from tests.tools.window import a_window

FOLDER = Path(__file__).parents[2] / ".pictures"
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
_QUIET = 0.4  # seconds without output, once the scene shows what it is about: the screen stands
_WORKBOOK = Path(__file__).parents[1] / "data" / "rm-workbook.xlsx"
_CLIENT = ("/", "沈瑞芳", "Enter", "Enter")


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the keys that lead there, and what it shows at least."""

    name: str
    keys: tuple[str, ...]
    shows: str


@dataclass(frozen=True)
class Sitting:
    """Scenes that are played one after another in one window: the demo is made once for all."""

    language: str
    columns: int
    rows: int
    scenes: tuple[Scene, ...]


SITTINGS = (
    Sitting(
        "zh",
        120,
        40,
        (
            Scene("home-zh", (), "接下来"),
            Scene("today-zh", ("F2",), "得分"),
            Scene("calendar-zh", ("F3", "2", "F5"), "联系日历"),
            Scene("client-zh", ("F3", *_CLIENT), "隐私墙"),
            Scene("review-zh", ("F3", "0", "/", "k", "z", "y", "Down", "F7"), "资产占比"),
        ),
    ),
    Sitting("zh", 80, 24, (Scene("call-zh", ("F3", "F6", "4"), "有兴趣"),)),
    Sitting(
        "en",
        120,
        40,
        (
            Scene("home-en", (), "Coming up"),
            Scene("today-en", ("F2",), "Delay"),
            Scene("clients-en", ("F3", "PageDown", "PageUp"), "Next due"),
            Scene("call-en", ("F6",), "Why this call"),
            Scene("import-en", ("F3", "i", "~/clients.xlsx", "Enter"), "Nothing is written yet"),
            Scene("client-en", ("Esc", *_CLIENT), "Wall: "),
        ),
    ),
)


def play(sitting: Sitting) -> Iterator[tuple[str, pyte.Screen]]:
    """The names of the scenes, and the screen at the end of each."""
    with (
        TemporaryDirectory() as home,
        a_window(
            "demo",
            *("--today", DAY, "--lang", sitting.language),
            home=Path(home),
            size=(sitting.columns, sitting.rows),
            environment={"COLORTERM": "truecolor"},
        ) as window,
    ):
        copyfile(_WORKBOOK, Path(home) / "clients.xlsx")
        window.wait_for(DAY)
        for scene in sitting.scenes:
            window.press(*scene.keys)
            window.wait_for(scene.shows)
            window.settle(quiet=_QUIET)
            yield scene.name, window.screen


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
    """Draw them anew; what no scene draws any more goes."""
    FOLDER.mkdir(exist_ok=True)
    names = {scene.name for sitting in SITTINGS for scene in sitting.scenes}
    for old in FOLDER.glob("*.png"):
        if old.stem not in names:
            old.unlink()
    for sitting in SITTINGS:
        for name, screen in play(sitting):
            draw(screen).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
