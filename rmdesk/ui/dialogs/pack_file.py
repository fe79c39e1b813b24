"""Which file a pack of scripts is read from, or written to."""

from pathlib import Path

from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.typed.path_completion import as_path
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words

_TITLE = 14


async def _nowhere() -> Path | None:
    return None


class PackPath(ImportPath):
    """Packs in a list, newest first, or a path typed."""

    asks = N_("Take in a pack of scripts")
    expects = N_("a pack of scripts (.toml)")
    does = N_("Look at it")
    suffixes = frozenset({".toml"})

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(typed, last=_nowhere, refusal=refusal)


class PackTarget(Dialog[tuple[Path, bool]]):
    """The file to write, and whether the shipped texts go with one's own."""

    def __init__(
        self, path: Path, *, with_shipped: bool = False, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(_("Pass on a pack of scripts"), refusal=refusal)
        self._path = path
        self._with_shipped = with_shipped

    def compose_content(self) -> ComposeResult:
        yield FormRow(_("File"), id="path", value=str(self._path), is_first=True)
        yield Choice(
            _("What"),
            [_("my own texts"), _("the shipped ones as well")],
            title_width=_TITLE,
            chosen=int(self._with_shipped),
            id="extent",
        )
        text = _("A pack holds no client's data: fields stand in the place of names and amounts.")
        yield Words(text, classes="dialog-text pack-says")

    def answer(self) -> tuple[Path, bool] | None:
        row = self.query_one("#path", FormRow)
        if not row.value.strip():
            self.complain(_("Type the name of the file."), row.field)
            return None
        return as_path(row.value), self.query_one("#extent", Choice).chosen == 1
