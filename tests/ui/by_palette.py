"""Running a command that has no key, as a user does: by its name."""

from tests.ui.desk_on_screen import Shown


async def run(shown: Shown, name: str, *sees: str) -> None:
    """Find the command by its whole name, and wait for what it shows."""
    await shown.press("ctrl+p")
    await shown.type(name)
    await shown.sees(f"› {name}")
    await shown.press("enter")
    await shown.sees(*sees)
