"""A product of the shelf: typed row by row, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from textual.app import ComposeResult

from rmdesk.domain.classes.tags import read_tags
from rmdesk.domain.products import (
    NEGATIVE_TERM,
    Product,
    ProductLine,
    wrong_with_product,
)
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.spoken.terms import read_term
from rmdesk.domain.suitability import product_level
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.field_form import FieldForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.typed.ledger import NO_DAY, read_kind
from rmdesk.ui.words.labels import label

NO_TERM = N_("This is no term; type it like 90天 or 1年, or leave it empty.")
OWN_OR_AGENCY = N_("Type 自营 or own for our own, 代销 or agency for what we sell for others.")

_ROWS: Final[Mapping[str, tuple[str, str]]] = {
    "code": (N_("Code"), N_("as in the bank's list")),
    "name": (N_("Item"), N_("和畅180天")),
    "kind": (N_("Kind"), N_("理财, lc, bond fund")),
    "risk": (N_("Risk"), N_("R2, 中低风险")),
    "is_ours": (N_("Own or agency"), N_("empty: our own; 代销")),
    "issuer": (N_("Issuer"), N_("of an agency product")),
    "term_days": (N_("Term"), N_("90天, 1年; empty: open-ended")),
    "opens_on": (N_("On sale from"), N_("12.1, today")),
    "closes_on": (N_("On sale until"), N_("12.8, +7")),
    "tags": (N_("Tags"), N_("of clients who may want it, commas between")),
    "note": (N_("Note"), ""),
}
_OWN = ("", "自营", "本行", "own", "ours")
_AGENCY = ("代销", "代理", "agency", "agent")


@dataclass(frozen=True, slots=True)
class TypedProduct:
    """A product as it was typed, and what it was read as."""

    line: ProductLine
    texts: Mapping[str, str]


def product_texts(product: Product) -> TypedProduct:
    """A product on file, as it would be typed."""
    days = {name: getattr(product, name) for name in ("opens_on", "closes_on")}
    texts = {
        "code": product.code,
        "name": product.name,
        "kind": label(product.kind),
        "risk": product.risk,
        "is_ours": _("own") if product.is_ours else _("agency"),
        "issuer": product.issuer,
        "term_days": f"{product.term_days}d" if product.term_days else "",
        **{name: on.isoformat() if on else "" for name, on in days.items()},
        "tags": product.tags,
        "note": product.note,
    }
    return TypedProduct(ProductLine(), texts)


class ProductForm(FieldForm[TypedProduct]):
    """Answers with a product that is in order; Enter saves from any row."""

    def __init__(
        self,
        title: str,
        *,
        today: date,
        draft: TypedProduct | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._today = today
        self._before: Mapping[str, str] = draft.texts if draft else {}

    def compose_content(self) -> ComposeResult:
        for place, (name, (title, example)) in enumerate(_ROWS.items()):
            yield SideRow(
                _(title),
                id=name,
                value=self._before.get(name, ""),
                placeholder=_(example) if example else "",
                reading=partial(self._say, name),
                is_first=place == 0,
            )

    def _say(self, name: str, text: str) -> str:
        if not text.strip():
            return ""
        try:
            match name:
                case "kind":
                    kind = read_kind(text)
                    return f"= {label(kind)}" if kind else _("not yet")
                case "risk":
                    return f"= {read_risk(text)}"
                case "is_ours":
                    return f"= {_('own') if read_own(text) else _('agency')}"
                case "term_days":
                    days = read_term_days(text)
                    return _("= {days} days").format(days=days)
                case "opens_on" | "closes_on":
                    return f"= {formats.day(self._day(name, text))}"
                case "tags":
                    return f"= {formats.enumerated(read_tags(text))}"
        except ValueRefused:
            return _("not yet")
        return ""

    def _day(self, name: str, text: str) -> date | None:
        if not text.strip():
            return None
        when = read_when(text, self._today)
        if when is None:
            raise ValueRefused(Wrong(name, NO_DAY))
        return when.on

    def answer(self) -> TypedProduct | None:
        texts = {name: self.row(name).value for name in _ROWS}
        try:
            line = ProductLine(
                code=texts["code"].strip(),
                name=texts["name"].strip(),
                kind=read_kind(texts["kind"]),
                risk=read_risk(texts["risk"]),
                is_ours=read_own(texts["is_ours"]),
                issuer=texts["issuer"].strip(),
                term_days=read_term_days(texts["term_days"]),
                opens_on=self._day("opens_on", texts["opens_on"]),
                closes_on=self._day("closes_on", texts["closes_on"]),
                tags="、".join(read_tags(texts["tags"])),
                note=texts["note"].strip(),
            )
            if wrong := wrong_with_product(line):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedProduct(line, texts)


def read_risk(text: str) -> str:
    """``R2`` for ``r2``, ``PR2`` or ``中低风险``; what is none of these stays as typed."""
    level = product_level(text)
    return f"R{level}" if level else text.strip()


def read_own(text: str) -> bool:
    """Whether it is our own; raises ValueRefused for what says neither."""
    said = text.strip().lower()
    if said in _OWN or said == _("own"):
        return True
    if said in _AGENCY or said == _("agency"):
        return False
    raise ValueRefused(Wrong("is_ours", OWN_OR_AGENCY))


def read_term_days(text: str) -> int | None:
    """A term in days; a bare figure counts days."""
    said = text.strip()
    if not said:
        return None
    term = read_term(f"{said}d" if said.lstrip("-").isdecimal() else said)
    if term is None:
        raise ValueRefused(Wrong("term_days", NO_TERM))
    if not term.is_positive:
        raise ValueRefused(Wrong("term_days", NEGATIVE_TERM))
    return term.days
