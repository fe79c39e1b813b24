"""The rows of a family's insurance, and what is said below them; no Textual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from rmdesk.desk.client_file.insurance import FamilyInsurance
from rmdesk.domain.insurance import Cover, Insured, Person, Risk
from rmdesk.domain.policies.policy import Policy
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.insurance import (
    UNKNOWN,
    count_text,
    cover_style,
    cover_text,
    person_text,
    sum_text,
)
from rmdesk.ui.words.labels import label, own_word


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A person, or the household's sum; `cells` by risk as they are painted."""

    title: str
    relation: str
    cells: Mapping[Risk, tuple[str, str]]
    person: Person | None = None
    insured: Mapping[Risk, Insured] | None = None


def matrix_rows(family: FamilyInsurance) -> list[MatrixRow]:
    """A row for each person, then the counts of the household by kind of risk."""
    matrix = family.matrix
    rows = [
        MatrixRow(
            person_text(person),
            _("client") if person.is_client else label(person.relation),
            _painted(cells),
            person,
            cells,
        )
        for person, cells in zip(matrix.persons, matrix.cells, strict=True)
    ]
    counts = {risk: (count_text(matrix.count(risk)), "strong") for risk in Risk}
    rows.append(MatrixRow(_("Household"), "", counts))
    rows += [
        MatrixRow(relative.name, label(relative.relation), _painted(cells), insured=cells)
        for relative, cells in family.relatives
    ]
    return rows


def _painted(cells: Mapping[Risk, Insured]) -> dict[Risk, tuple[str, str]]:
    return {risk: (cover_text(cells[risk]), cover_style(cells[risk])) for risk in Risk}


def sums_told(family: FamilyInsurance, today: date) -> list[str]:
    """What it all comes to, and who is not in it."""
    matrix = family.matrix
    said = []
    if (premiums := matrix.premiums) is not None:
        said.append(_("Premiums of a year: {amount} 万").format(amount=sum_text(premiums)))
    if (on := matrix.next_premium_on) is not None:
        said.append(
            _("next on {day}, {when}").format(day=formats.day(on), when=formats.ahead(on, today))
        )
    lines = ["   ".join(said)] if said else []
    if family.relatives:
        lines.append(_("Below the household: relatives who share, from their own files."))
    if family.walled:
        lines.append(
            _("Behind a wall, not shown and not counted: {count}").format(count=family.walled)
        )
    return lines


def cell_told(row: MatrixRow, risk: Risk) -> list[str]:
    """The cell under the cursor in full."""
    head = f"{row.title}  {label(risk)}"
    if row.insured is None:
        return [head]
    insured = row.insured[risk]
    if not insured.policies:
        match insured.cover:
            case Cover.UNKNOWN:
                return [f"{head}  {UNKNOWN}  {_('nobody has asked yet')}"]
            case _:
                asked = formats.day(insured.asked_on)
                return [f"{head}  {cover_text(insured)}  {_('asked {day}').format(day=asked)}"]
    return [head, *("  ".join(_policy_words(policy)) for policy in insured.policies)]


def _policy_words(policy: Policy) -> Sequence[str]:
    premium = formats.plain_day(policy.next_premium_on) if policy.next_premium_on else ""
    parts = (
        own_word(policy.called, policy.kind),
        policy.insurer,
        _("pays {amount} 万").format(amount=formats.money_wan(policy.sum_insured)),
        _("premium {day}").format(day=premium) if premium else "",
    )
    return [part for part in parts if part]


def _text(risk: Risk, row: MatrixRow, _today: date) -> str:
    return row.cells[risk][0]


def _style(risk: Risk, row: MatrixRow, _today: date) -> str:
    return row.cells[risk][1]


FIRST_RISK = 2
COLUMNS: Sequence[Column[MatrixRow]] = (
    Column(title=N_("Name"), text=lambda row, today: row.title, width=10, grows=True),
    Column(title=N_("Relation"), text=lambda row, today: row.relation, width=8),
    *(
        Column(
            title=title,
            text=partial(_text, risk),
            style=partial(_style, risk),
            width=7,
            align="right",
        )
        for risk, title in zip(
            Risk,
            (
                *(N_("Illn."), N_("Life"), N_("Medic."), N_("Accid.")),
                *(N_("Pens."), N_("Educ."), N_("Savings")),
            ),
            strict=True,
        )
    ),
)
