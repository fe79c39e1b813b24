"""Insurance: every client's household against every kind of risk."""

from collections.abc import Callable, Mapping
from datetime import date

from rmdesk.desk.client_file.insurance import InsuranceRow, everybodys_insurance
from rmdesk.domain.file.choices import Protection
from rmdesk.domain.insurance import Count, Risk, Sum
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.insurance import UNKNOWN, count_text, sum_text
from rmdesk.ui.words.labels import label

_HEADINGS = {
    Risk.CRITICAL_ILLNESS: N_("Illn."),
    Risk.LIFE: N_("Life"),
    Risk.MEDICAL: N_("Medic."),
    Risk.ACCIDENT: N_("Accid."),
    Risk.PENSION: N_("Pens."),
    Risk.EDUCATION: N_("Educ."),
    Risk.SAVINGS: N_("Savings"),
}
_SOON_DAYS = 30
_PROTECTED: Mapping[Protection | None, str] = {
    Protection.COVERED: "good",
    Protection.PARTLY: "",
    Protection.NOT_COVERED: "warning",
}


def _cover(risk: Risk) -> Column[InsuranceRow]:
    def count(row: InsuranceRow) -> Count:
        return row.matrix.count(risk)

    def text(row: InsuranceRow, _today: date) -> str:
        return count_text(count(row))

    def style(row: InsuranceRow, _today: date) -> str:
        one = count(row)
        if one.yes == one.persons:
            return "good"
        if one.no == one.persons:
            return "warning" if risk is Risk.CRITICAL_ILLNESS else ""
        return "muted" if one.unknown == one.persons else ""

    def key(row: InsuranceRow) -> tuple[float, int] | None:
        one = count(row)
        return None if one.unknown == one.persons else (one.yes / one.persons, -one.persons)

    least = 96 if risk is Risk.SAVINGS else 0
    return Column(
        title=_HEADINGS[risk],
        text=text,
        width=6 + (risk is Risk.SAVINGS),
        style=style,
        key=key,
        align="right",
        least=least,
    )


def _premium_style(row: InsuranceRow, today: date) -> str:
    on = row.matrix.next_premium_on
    return "warning" if on is not None and (on - today).days <= _SOON_DAYS else ""


def _premium(row: InsuranceRow, today: date) -> str:
    on = row.matrix.next_premium_on
    if on is None:
        return ""
    sign = formats.alarm_sign() if _premium_style(row, today) else " "
    return f"{sign} {on.isoformat()}"


def _amount(of: Callable[[InsuranceRow], Sum | None]) -> Callable[[InsuranceRow], int | None]:
    def key(row: InsuranceRow) -> int | None:
        amount = of(row)
        return amount.amount.fen if amount else None

    return key


def _illness(row: InsuranceRow) -> Sum | None:
    return row.matrix.sum_insured(Risk.CRITICAL_ILLNESS)


def _premiums(row: InsuranceRow) -> Sum | None:
    return row.matrix.premiums


def _detail(row: InsuranceRow, today: date) -> str:
    parts = [formats.clean(row.name)]
    if (illness := _illness(row)) is not None:
        amount = _("critical illness pays {amount} 万")
        parts.append(amount.format(amount=sum_text(illness)))
    if row.protected:
        parts.append(_("protected: {answer}").format(answer=label(row.protected)))
    parts += [f"{label(risk)} {count_text(row.matrix.count(risk))}" for risk in Risk]
    return "   ".join(parts)


INSURANCE: BookTable[InsuranceRow] = BookTable(
    digit=1,
    title=N_("Insurance"),
    explains=N_(
        "How many of each household are insured against what: 2/3 is two of three, ? means nobody"
        " has asked. A policy or a noted answer makes it known; whoever pays a premium next comes"
        " first."
    ),
    empty=N_("This book has no clients yet."),
    read=everybodys_insurance,
    columns=(
        Column(title=N_("Name"), text=lambda row, today: row.name, width=10, grows=True, most=20),
        Column(
            title=N_("Married"),
            text=lambda row, today: label(row.marriage) or UNKNOWN,
            width=8,
            least=110,
        ),
        Column(
            title=N_("Children"),
            text=lambda row, today: UNKNOWN if row.children is None else str(row.children),
            key=lambda row: row.children,
            width=8,
            align="right",
            least=110,
        ),
        *(_cover(risk) for risk in Risk),
        Column(
            title=N_("Illness 万"),
            text=lambda row, today: sum_text(_illness(row)),
            key=_amount(_illness),
            width=10,
            align="right",
        ),
        Column(
            title=N_("Next premium"),
            text=_premium,
            style=_premium_style,
            key=lambda row: row.matrix.next_premium_on,
            width=12,
        ),
        Column(
            title=N_("Premiums 万"),
            text=lambda row, today: sum_text(_premiums(row)),
            key=_amount(_premiums),
            width=11,
            align="right",
            least=100,
        ),
        Column(
            title=N_("Policies"),
            text=lambda row, today: str(len(row.matrix.standing)),
            key=lambda row: len(row.matrix.standing),
            width=8,
            align="right",
            least=120,
        ),
        Column(
            title=N_("Protected"),
            text=lambda row, today: label(row.protected) or UNKNOWN,
            style=lambda row, today: _PROTECTED.get(row.protected, "muted"),
            key=lambda row: list(Protection).index(row.protected) if row.protected else None,
            width=9,
            least=132,
        ),
    ),
    clients=lambda row: (row.client_id,),
    detail=_detail,
)
