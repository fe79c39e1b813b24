"""The models of wished mixes by what a client can bear, all in a list; one of them is changed."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from rmdesk.domain.diagnosis.mixes import MODELS, Mix, ShareClass
from rmdesk.domain.suitability import LEVELS
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.ledger import percent_text
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label

_LEVEL = 4


class MixModels(RowsDialog[int]):
    """Answers with the level whose model is to be changed. A star marks what is not the default."""

    closing = N_("Close")

    def __init__(self, models: Mapping[int, Mix], *, at: int = 0, news: str = "") -> None:
        super().__init__(_("Wished mixes by what a client can bear"))
        self._models = models
        self._at = at
        self._news = news

    def compose_content(self) -> ComposeResult:
        yield Words(classes="dialog-text", id="mix-classes")
        yield Rows(id="mix-models", classes="first")
        yield Words(id="mix-model", classes="dialog-detail")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#mix-classes", Words).update(
            _("In this order: {classes}.").format(classes=_(", ").join(map(label, ShareClass)))
        )
        self.watch(self.rows, "cursor", self._explain, init=False)
        self.rows.show([self._row(level) for level in LEVELS], cursor=self._at)
        self._explain()

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Edit"), "dialog.save")]

    def answer(self) -> int:
        return LEVELS[self.rows.cursor]

    def _row(self, level: int) -> Callable[[int], Line]:
        mix = self._models[level]
        mark = "" if _alike(mix, MODELS[level]) else "*"

        def compose(width: int) -> Line:
            shares = [
                Cell(f"{percent_text(mix.get(one, 0))} %", 8, "", "right") for one in ShareClass
            ]
            rest = width - _LEVEL - 3 - 8 * len(shares) - len(shares)
            return line(
                Cell(f"C{level}", _LEVEL, "heading"),
                Cell(mark, 1, "accent"),
                *shares,
                Cell("", rest),
                gap=1,
            )

        return compose

    def _explain(self) -> None:
        level = LEVELS[self.rows.cursor]
        said = []
        if not _alike(self._models[level], MODELS[level]):
            shares = [f"{percent_text(MODELS[level].get(one, 0))} %" for one in ShareClass]
            said.append(_("* the default is {value}").format(value="  ".join(shares)))
        self.query_one("#mix-model", Words).update("\n".join(filter(None, (*said, self._news))))


def _alike(one: Mix, other: Mix) -> bool:
    return all(one.get(share, 0) == other.get(share, 0) for share in ShareClass)
