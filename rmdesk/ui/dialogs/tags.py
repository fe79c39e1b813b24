"""Tags in one line, with those in use offered below while one types."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.tagging import KnownTag
from rmdesk.domain.classes.tags import key, last_begun, read_tags, with_last, wrong_with_tags
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.offers import Offers
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line

_MOST_OFFERS = 7


class TagsForm(Dialog[tuple[str, ...]]):
    """Answers with the tags in the line. `may_be_none` lets it be empty: all are taken away.

    With `only_known`, nothing but a tag that is offered can be typed: there is nothing else to
    take away.
    """

    def __init__(
        self,
        title: str,
        known: Sequence[KnownTag],
        before: Sequence[str] = (),
        *,
        may_be_none: bool = False,
        only_known: bool = False,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._known = known
        self._before = before
        self._may_be_none = may_be_none
        self._only_known = only_known

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Tags"),
            id="tags",
            value="".join(f"{tag}{_(', ')}" for tag in self._before),
            placeholder=_("likes new funds, has children; several with a comma between them"),
            reading=self._reading,
            is_first=True,
        )
        yield Offers[KnownTag](id="in-use")

    @property
    def offers(self) -> Offers[KnownTag]:
        return self.query_one("#in-use", Offers)

    @property
    def row(self) -> FormRow:
        return self.query_one("#tags", FormRow)

    def on_mount(self) -> None:
        self._offer(self.row.value)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._offer(event.value)

    def _offer(self, text: str) -> None:
        """What the tag being typed may become, none that stands there already."""
        *others, begun = last_begun(text)
        there = {key(tag) for tag in others}
        found = [
            known for known in self._known if known.fits(begun) and key(known.tag) not in there
        ]
        is_whole = bool(found) and key(found[0].tag) == key(begun)
        self.offers.offer([] if is_whole else found[:_MOST_OFFERS], _row)

    @on(Offers.Chosen)
    def _offer_taken(self, event: Offers.Chosen) -> None:
        event.stop()
        field = self.row.field
        field.value = with_last(field.value, self.offers.taken.tag) + _(", ")
        field.cursor_position = len(field.value)
        field.focus()

    def _reading(self, text: str) -> str:
        count = len(read_tags(text))
        if count:
            return _("= tags: {count}").format(count=count)
        return _("no tag") if self._may_be_none else _("Down chooses one that is in use")

    def answer(self) -> tuple[str, ...] | None:
        tags = read_tags(self.row.value)
        wrong = wrong_with_tags(tags)
        if wrong:
            self.complain(wrong.sentence(), self.row.field)
            return None
        if not tags and not self._may_be_none:
            self.complain(_("Type at least one tag."), self.row.field)
            return None
        known = {key(one.tag) for one in self._known}
        strange = [tag for tag in tags if key(tag) not in known] if self._only_known else []
        if strange:
            sentence = _("None of them has the tag {tag}.")
            self.complain(sentence.format(tag=strange[0]), self.row.field)
            return None
        return tags


def _row(known: KnownTag) -> Callable[[int], Line]:
    count = _("clients: {count}").format(count=known.clients)
    taken = formats.cells(count)
    return lambda width: line(
        Cell(known.tag, width - taken - 1), Cell(count, taken, "muted"), gap=1
    )
