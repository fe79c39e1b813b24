"""The forms that write a file, and what lies in the folder then."""

from pathlib import Path

from tests.ui.desk_on_screen import Shown


async def fill(shown: Shown, name: str, text: str) -> None:
    """Put `text` into a field that is reached by Tab."""
    field = shown.app.screen.query_one(f"#{name} Field")
    for _ in range(14):
        if field.has_focus:
            break
        await shown.press("tab")
    assert field.has_focus
    await shown.press("end", "ctrl+u")
    await shown.type(text)


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())
