"""A form is asked until the file can leave as it says."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from rmdesk.desk.exporting.writing import Exported
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.exporting import ExportDone
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.review_file import ReviewFile, ReviewTyped, ReviewWish
from rmdesk.ui.host import Host

Left = TypeVar("Left")


class Form(Protocol):
    """The form as it was typed, with what was wrong about it."""

    def __call__(self, typed: ReviewTyped, *, refusal: RmdeskError | None) -> ReviewFile: ...


async def left_as_asked(
    host: Host, form: Form, typed: ReviewTyped, write: Callable[[ReviewWish], Awaitable[Left]]
) -> Left | None:
    """What `write` made of the wish, asked again where it is refused; None where that was left."""
    refusal = None
    while True:
        wish = await ask(host.app, form(typed, refusal=refusal))
        if wish is None:
            return None
        try:
            return await write(wish)
        except RmdeskError as error:
            typed, refusal = wish.typed, error


async def one_paper_leaves(
    host: Host, form: Form, typed: ReviewTyped, write: Callable[[ReviewWish], Awaitable[Exported]]
) -> None:
    """The same for one file, with what was done said at the end."""
    exported = await left_as_asked(host, form, typed, write)
    if exported is not None:
        await ask(host.app, ExportDone(exported))
        host.tell(_("Written: {file}").format(file=exported.path.name))
