"""From where on something stands out in a client's wealth: five lines, each one to be moved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Final

from textual.app import ComposeResult

from rmdesk.domain.diagnosis.concentration import FlagLines, wrong_with_flag_lines
from rmdesk.domain.settings.texts import read_figure
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.widgets.plain_words import Words

_DEFAULT: Final = FlagLines()
_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "one_product_bp": (N_("One product"), N_("% of the financial assets at most")),
    "one_bank_bp": (N_("One bank"), N_("% of the financial assets at most")),
    "property_bp": (N_("Property"), N_("% of all assets at most")),
    "least_months": (N_("Reserve, least"), N_("months of spending")),
    "most_months": (N_("Reserve, most"), N_("months of spending")),
}


@dataclass(frozen=True, slots=True)
class TypedLines:
    """What was typed, and the lines it was read as."""

    lines: FlagLines
    texts: Mapping[str, str]


class FlagLinesForm(Dialog[TypedLines]):
    """Whole per cents and months; an empty row is the default."""

    def __init__(self, draft: TypedLines, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("What stands out"), refusal=refusal)
        self._draft = draft

    def compose_content(self) -> ComposeResult:
        yield Words(
            _("An empty row is the default. It holds for every client."), classes="dialog-text"
        )
        for place, one in enumerate(fields(FlagLines)):
            title, _unit = _TITLES[one.name]
            yield SideRow(
                _(title),
                id=one.name,
                value=self._draft.texts.get(one.name, ""),
                placeholder=_shown(one.name, _DEFAULT),
                reading=partial(self._say, one.name),
                is_first=place == 0,
            )

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self._complain(self._refusal)

    def _say(self, name: str, _text: str) -> str:
        unit = _(_TITLES[name][1])
        default = _shown(name, _DEFAULT)
        return _("{unit}; the default is {default}").format(unit=unit, default=default)

    def answer(self) -> TypedLines | None:
        texts = {row.id: row.value for row in self.query(SideRow) if row.id}
        try:
            lines = FlagLines(**{name: _read(name, text) for name, text in texts.items()})
            if wrong := wrong_with_flag_lines(lines):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self._complain(refusal)
            return None
        return TypedLines(lines, texts)

    def _complain(self, refusal: ValueRefused) -> None:
        name = refusal.field.rpartition(".")[2]
        row = self.query_one(f"#{name}", SideRow) if name in _TITLES else None
        self.complain(refusal.sentence(), row.field if row else None)


def typed_lines(lines: FlagLines) -> TypedLines:
    """The lines as they are typed."""
    return TypedLines(lines, {one.name: _shown(one.name, lines) for one in fields(lines)})


def _shown(name: str, lines: FlagLines) -> str:
    value = getattr(lines, name)
    return str(value // 100 if name.endswith("_bp") else value)


def _read(name: str, text: str) -> int:
    """In basis points or months. Raises ValueRefused."""
    if not text.strip():
        return int(getattr(_DEFAULT, name))
    try:
        figure = read_figure(
            text.strip().rstrip("%％").strip(), example=int(_shown(name, _DEFAULT))
        )
    except ValueRefused as refusal:
        raise ValueRefused(Wrong(name, refusal.message, refusal.parameters)) from refusal
    return figure * 100 if name.endswith("_bp") else figure
