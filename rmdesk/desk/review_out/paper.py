"""A client's review as a paper: what may be seen of it, in words and tables."""

from collections.abc import Iterator, Sequence
from typing import Final

from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.for_client.review import ClientLine, ClientReview
from rmdesk.desk.review_out.household_part import household_section
from rmdesk.desk.review_out.mix_part import mix_table
from rmdesk.desk.review_out.over_time import trend_blocks
from rmdesk.desk.review_out.wording import Wording, amount
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.totals import Worth, change_since
from rmdesk.domain.shares import WHOLE_BP
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper import (
    Chart,
    ChartKind,
    Paper,
    Row,
    Section,
    Table,
    Words,
)
from rmdesk.language import Language, _, spoken

_TAGS: Final = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


def review_paper(review: ClientReview, outgoing: Outgoing, wording: Wording) -> Paper:
    """The paper in the language in force, with numbers masked as `outgoing` says."""
    household, mix = review.household, mix_table(review, wording)
    sections = [
        Section(name=_("Review sheet"), blocks=tuple(_review_blocks(review, outgoing, wording))),
        Section(name=_("Over time"), blocks=tuple(trend_blocks(review.trend, wording))),
        Section(
            name=_("Allocation"),
            blocks=(
                _shares(review, wording),
                *((mix,) if mix else ()),
            ),
        ),
    ]
    if household:
        sections.append(household_section(household, wording))
    return Paper(
        title=_("Asset review"),
        language=_TAGS[spoken()],
        about=tuple(_about(review, outgoing)),
        sections=tuple(section for section in sections if section.blocks),
        foot=_("As known on the days named; no offer and no advice on any product."),
        page=_("Page {page} of {pages}"),
    )


def _about(review: ClientReview, outgoing: Outgoing) -> Iterator[tuple[str, str]]:
    yield _("Client"), outgoing.value("name", review.name)
    if review.number:
        yield _("Client number"), review.number
    yield _("Reviewed on"), review.on.isoformat()
    if review.before_on:
        yield _("Compared with"), review.before_on.isoformat()
    if review.next_on:
        yield _("Next review"), review.next_on.isoformat()
    if review.is_draft:
        yield _("State"), _("draft, not closed yet")


def _review_blocks(
    review: ClientReview, outgoing: Outgoing, wording: Wording
) -> Iterator[Table | Words]:
    assets = [line for line in review.lines if not line.holding_class.is_liability]
    debts = [line for line in review.lines if line.holding_class.is_liability]
    totals, before = review.totals, review.totals_before
    outside: list[Row] = []
    if totals.outside != Worth():
        was = before.outside if before else None
        outside.append(_sum(_("Property and other"), totals.outside, was))
    yield _lines_table(
        _("Assets held"),
        [_line(line, outgoing, wording) for line in assets],
        [
            _sum(_("Sum with us"), totals.ours, before.ours if before else None),
            _sum(_("Sum elsewhere"), totals.at_others, before.at_others if before else None),
            *outside,
            _sum(_("All assets"), totals.assets, before.assets if before else None),
        ],
        unknown=totals.assets.unknown,
    )
    if debts:
        yield _lines_table(
            _("Debts"),
            [_line(line, outgoing, wording) for line in debts],
            [
                _sum(_("All debts"), totals.debts, before.debts if before else None),
                _sum(_("Net worth: assets less debts"), totals.net, before.net if before else None),
            ],
            unknown=totals.debts.unknown,
        )
    for name, field in (
        (_("View of the market"), "market_view"),
        (_("Your wishes"), "wishes"),
        (_("Next steps"), "next_steps"),
    ):
        if said := str(getattr(review, field)).strip():
            yield Words(name=name, text=outgoing.value(field, said))


def _lines_table(
    name: str, lines: Sequence[tuple[Value, ...]], sums: Sequence[Row], *, unknown: int
) -> Table:
    remark = _("Amounts not known yet: {count}. The sums are of what is known.")
    return Table(
        name=name,
        columns=(
            Column(heading=_("Kind of asset")),
            Column(heading=_("Institution")),
            Column(heading=_("Product or thing")),
            Column(heading=_("Held since"), kind=Kind.DAY, width=10),
            Column(heading=_("Risk")),
            Column(heading=_("Amount (yuan)"), kind=Kind.MONEY, width=14),
            Column(heading=_("Change (yuan)"), kind=Kind.CHANGE, width=14),
            Column(heading=_("Change (%)"), kind=Kind.SHARE_CHANGE, width=9),
        ),
        rows=(*(Row(line) for line in lines), *sums),
        remark=remark.format(count=unknown) if unknown else "",
    )


def _line(line: ClientLine, outgoing: Outgoing, wording: Wording) -> tuple[Value, ...]:
    is_gone = line.state is State.GONE
    return (
        wording.word(line.holding_class),
        _("with us") if line.is_ours else outgoing.value("institution", line.institution),
        outgoing.value("item", line.item),
        line.held_since,
        line.risk,
        _("gone") if is_gone else amount(line.amount),
        None if line.change is None or line.state is State.NEW else line.change.fen,
        _("new") if line.state is State.NEW else line.change_bp,
    )


def _sum(name: str, worth: Worth, before: Worth | None) -> Row:
    """A sum; its change against the last review, where every part of both is known."""
    change = change_since(before, worth)
    gained = (change.by.fen, change.share_bp) if change else (None, None)
    return Row((name, None, None, None, None, worth.amount.fen, *gained), is_total=True)


def _shares(review: ClientReview, wording: Wording) -> Table:
    rows = [
        Row((wording.word(one.holding_class), one.amount.fen, one.share_bp))
        for one in review.slices
    ]
    whole = review.totals.assets.amount.fen
    if rows:
        rows.append(Row((_("All assets"), whole, WHOLE_BP), is_total=True))
    drawn = Chart(
        kind=ChartKind.PIE,
        name=_("Shares of all assets"),
        names=0,
        values=(2,),
        rows=len(review.slices),
    )
    return Table(
        name=_("Shares of all assets"),
        columns=(
            Column(heading=_("Kind of asset"), width=18),
            Column(heading=_("Amount (yuan)"), kind=Kind.MONEY, width=16),
            Column(heading=_("Share"), kind=Kind.SHARE, width=10),
        ),
        rows=tuple(rows),
        charts=(drawn,) if rows else (),
    )
