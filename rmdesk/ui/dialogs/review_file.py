"""As what, where to and how sealed a review leaves, or the reviews of many clients."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual import on
from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.file_out import LeavingFile
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.typed.path_completion import as_path, target_of
from rmdesk.ui.widgets.choice import Choice

KINDS: Final = tuple(PaperKind)
_KIND_WORDS: Final = (N_("Workbook .xlsx"), N_("Page to print .html"), N_("Text .txt"))
_TEXTS: Final = ("path", "password", "again", "reason")


@dataclass(frozen=True, slots=True)
class ReviewTyped:
    """The form as it stands; `path` is the file, or the folder of many. `notes` go along in a
    report where it is 1."""

    path: str
    kind: int = 0
    replace: int = 0
    password: str = ""
    again: str = ""
    reason: str = ""
    notes: int = 0

    def __repr__(self) -> str:
        return "ReviewTyped()"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWish:
    """What was asked for; `typed` opens the dialog again."""

    path: Path
    form: Form
    reason: str | None
    may_replace: bool
    typed: ReviewTyped


class ReviewFile(LeavingFile[ReviewWish]):
    """The form for one client's file, or for the reviews of `count` clients.

    Where only a folder is typed the file is called `name`, with the ending of its format.
    """

    def __init__(
        self,
        typed: ReviewTyped,
        *,
        name: str = "",
        count: int | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(self.title_of(count), _("Write it"), refusal=refusal)
        self._typed = typed
        self._name_of_file = name
        self._count = count

    def title_of(self, count: int | None) -> str:
        """What the dialog is called."""
        return _("Review into a file") if count is None else _("Reviews into a folder")

    def own_choices(self) -> ComposeResult:
        """What else is chosen of the file."""
        yield from ()

    def compose_content(self) -> ComposeResult:
        typed = self._typed
        words = [_(word) for word in _KIND_WORDS]
        yield self.choice(_("Format"), "kind", words, first=True)
        where = _("File") if self._count is None else _("Folder")
        yield FormRow(where, id="path", value=typed.path)
        if self._count is not None:
            kept = (_("leave them"), _("replace them"))
            yield self.choice(_("Files there"), "replace", kept)
        yield from self.own_choices()
        yield from self.sealing_rows(typed.password, typed.again, typed.reason)

    def choice(self, title: str, name: str, words: Sequence[str], *, first: bool = False) -> Choice:
        """A choice whose place is a field of what was typed."""
        chosen = getattr(self._typed, name)
        return Choice(title, words, id=name, title_width=TITLE_WIDTH, chosen=chosen, is_first=first)

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        """Another format gives the file its own ending."""
        event.stop()
        self._typed = self.typed()
        path = self.field("path")
        if self._count is None and Path(path.value).suffix.lower() in _SUFFIXES:
            path.value = str(Path(path.value).with_suffix(KINDS[self._typed.kind].suffix))
        self.say_again()

    def typed(self) -> ReviewTyped:
        """The form as it stands."""
        path, password, again, reason = (self.field(name).value for name in _TEXTS)
        return ReviewTyped(
            path,
            kind=self.query_one("#kind", Choice).chosen,
            replace=0 if self._count is None else self.query_one("#replace", Choice).chosen,
            password=password,
            again=again,
            reason=reason,
        )

    def answer(self) -> ReviewWish | None:
        typed = self.typed()
        kind = KINDS[typed.kind]
        if not typed.path.strip():
            self.complain(
                _("Type the name of the file.")
                if self._count is None
                else _("Type the name of the folder."),
                self.field("path"),
            )
            return None
        if kind.takes_password and typed.password != typed.again:
            self.complain(_("The two passwords differ."), self.field("again"))
            return None
        try:
            form = Form(kind=kind, password=typed.password if kind.takes_password else "")
        except RmdeskError as error:
            sentences = f"{error.sentence()}\n{error.advice()}"
            self.complain(sentences, self.field("password"))
            return None
        return ReviewWish(
            path=self._path(typed),
            form=form,
            reason=typed.reason.strip() or None,
            may_replace=bool(typed.replace),
            typed=typed,
        )

    def _path(self, typed: ReviewTyped) -> Path:
        """The folder of many, or the file: its ending is that of its format."""
        path = as_path(typed.path)
        if self._count is not None:
            return path
        suffix = KINDS[typed.kind].suffix
        path = target_of(path, typed.path, f"{self._name_of_file}{suffix}")
        if path.suffix.lower() in _SUFFIXES:
            return path.with_suffix(suffix)
        return path.with_name(f"{path.name}{suffix}")

    def comes_to(self) -> tuple[str, bool]:
        typed = self.typed()
        return "\n".join(self.consequences(typed)), KINDS[typed.kind].takes_password

    def consequences(self, typed: ReviewTyped) -> Sequence[str]:
        """What the file will hold, and that it leaves the book."""
        if self._count is None:
            what = _("In it: what this client may see of the review and the household's figures.")
        else:
            what = _(
                "One file for each of {count} clients, named by client number and day: the newest"
                " review that is closed, as its client may see it."
            ).format(count=f"{self._count:,}")
        return (
            what,
            _("Your notes, circumstances, protection idea and class stay in the book."),
            *leaving_words(typed),
        )


def leaving_words(typed: ReviewTyped) -> tuple[str, str]:
    """Whether numbers stand whole, and what protects the file outside."""
    is_whole, is_sealed = bool(typed.reason.strip()), bool(typed.password)
    return (
        _("Phone, ID and card numbers stand whole; your reason is kept in the book.")
        if is_whole
        else _("Phone, ID and card numbers are masked."),
        _("The file leaves the encrypted book; out there only its password protects it.")
        if is_sealed and KINDS[typed.kind].takes_password
        else _("The file leaves the encrypted book; out there nothing protects it."),
    )


_SUFFIXES: Final = {kind.suffix for kind in KINDS}
