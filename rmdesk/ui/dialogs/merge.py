"""Two clients side by side: which file stays, and which value of each field."""

from textual.app import ComposeResult

from rmdesk.desk.duplicates.merging import Merge, TwoFiles
from rmdesk.domain.clients import Client
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side, first_choices
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.two_sides import ChoiceRow, TwoSides, field_rows
from rmdesk.ui.formats import enumerated
from rmdesk.ui.widgets.plain_words import Words

_SURVIVOR, _SHARED = "survivor", "shared"
_KINDS = {
    "contacts": N_("contacts {count}"),
    "holdings": N_("holdings {count}"),
    "policies": N_("policies {count}"),
    "members": N_("household {count}"),
    "appointments": N_("dates {count}"),
    "calls": N_("calls {count}"),
    "balances": N_("balances {count}"),
    "goals": N_("goals {count}"),
    "diagnoses": N_("diagnoses {count}"),
}


class MergeClients(TwoSides[Merge]):
    """Differences first."""

    def __init__(self, files: TwoFiles, *, survivor: Side = Side.LEFT) -> None:
        choices = {
            **first_choices(files.left, files.right, survivor=survivor),
            _SURVIVOR: survivor,
            _SHARED: Side.LEFT,
        }
        super().__init__(
            _("Merge: {left} and {right}").format(left=files.left.name, right=files.right.name),
            [*_ways(files), *field_rows(files.left, files.right)],
            choices,
            does=_("Merge"),
        )
        self._files = files

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(self._records()), classes="dialog-detail")
        yield Rows(id="fields", classes="first")

    def _records(self) -> str:
        """What belongs to each of the two."""
        files = self._files
        lines = [
            _("Left: {records}").format(records=_counted(files.left_records)),
            _("Right: {records}").format(records=_counted(files.right_records)),
        ]
        return "\n".join(lines)

    def answer(self) -> Merge:
        return Merge(
            left=self._files.left.id,
            right=self._files.right.id,
            survivor=self.choices[_SURVIVOR],
            choices={name: self.choices[name] for name in MERGED_FIELDS},
            keep_shared_once=self.choices[_SHARED] is Side.LEFT,
        )


def _ways(files: TwoFiles) -> list[ChoiceRow]:
    """What is decided for the files as a whole."""
    ways = [
        ChoiceRow(
            _SURVIVOR,
            _("This file stays"),
            _identified(files.left),
            _identified(files.right),
            (Side.LEFT, Side.RIGHT),
        )
    ]
    if shared := sum(files.shared.values()):
        title = _("In both: {count}").format(count=shared)
        once, twice = _("keep it once"), _("keep it twice")
        ways.append(ChoiceRow(_SHARED, title, once, twice, (Side.LEFT, Side.RIGHT)))
    return ways


def _identified(client: Client) -> str:
    return " ".join(filter(None, (client.name, client.number)))


def _counted(records: dict[str, int]) -> str:
    counts = [
        _(kind).format(count=records[name]) for name, kind in _KINDS.items() if records.get(name)
    ]
    return enumerated(counts) or _("no records")
