"""What can be done with a deal, or with several that are marked: a few acts, a digit for each."""

from functools import partial
from typing import Final

from rmdesk.desk.dealing.board import DealRow
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.deals.adding import change_deal
from rmdesk.ui.deals.ending import lose, win
from rmdesk.ui.deals.moving import carry, move_to, reopen, take_out
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.acts import Act, choose_act
from rmdesk.ui.host import Host
from rmdesk.ui.words.deals import chance_word, month_word, named, warnings, week_word, why
from rmdesk.ui.words.labels import label

_CHANGE: Final = N_("Change the deal")
_WIN: Final = N_("Closed: what was sold, and what follows")
_LOSE: Final = N_("Lost, with the reason")
_CARRY: Final = N_("To another month")
_REOPEN: Final = N_("Open it again")
_CLIENT: Final = N_("The client's page")
_OUT: Final = N_("Take it out: it was never right")
_MOVE: Final = N_("On to another stage")


async def open_deal(host: Host, row: DealRow) -> None:
    """Say what is to be done with a deal, and do it. May raise Refused."""
    acts = [Act(_(_CHANGE), partial(change_deal, host, row))]
    if row.deal.stage.is_open:
        acts += [
            Act(_(_MOVE), partial(_choose_stage, host, row)),
            Act(_(_WIN), partial(win, host, row)),
            Act(_(_LOSE), partial(lose, host, row)),
            Act(_(_CARRY), partial(_carry_one, host, row)),
        ]
    else:
        acts.append(Act(_(_REOPEN), partial(reopen, host, row)))
    acts += [
        Act(_(_CLIENT), partial(host.open_client, row.deal.client_id)),
        Act(_(_OUT), partial(take_out, host, row)),
    ]
    await choose_act(host, named(row), acts, about="\n".join(about(row)))


async def end_deal(host: Host, row: DealRow) -> None:
    """What became of a deal that goes no further: lost, later, or never one. May raise Refused."""
    acts = [Act(_(_OUT), partial(take_out, host, row))]
    if row.deal.stage.is_open:
        acts = [
            Act(_(_LOSE), partial(lose, host, row)),
            Act(_(_CARRY), partial(_carry_one, host, row)),
            *acts,
        ]
    await choose_act(host, named(row), acts)


async def _choose_stage(host: Host, row: DealRow) -> None:
    stages: list[Stage] = [one for one in OPEN_STAGES if one is not row.deal.stage]
    chosen = await ask(host.app, Pick(named(row), [label(one) for one in stages]))
    if chosen is not None:
        await move_to(host, row, stages[chosen])


async def _carry_one(host: Host, row: DealRow) -> None:
    await carry(host, [row])


def about(row: DealRow) -> list[str]:
    """A deal in full: figures, what it counts in, and why it stands where it stands."""
    deal = row.deal
    figures = [label(deal.stage), formats.money_full(deal.amount), chance_word(row)]
    if deal.expected_on:
        figures.append(week_word(deal.expected_on))
    figures.append(_("counts in {month}").format(month=month_word(deal.month)))
    said = ["  ".join(figures)]
    if deal.stage is Stage.LOST:
        said.append(lost_words(row))
    elif deal.stage.is_open:
        said += why(row)
    said += warnings(row)
    if deal.note:
        said.append(_("note: {words}").format(words=deal.note))
    return said


def lost_words(row: DealRow) -> str:
    """Why it was lost, and in which words."""
    words = (label(row.deal.lost_reason), row.deal.lost_words)
    return _("Lost because: {reason}").format(reason=formats.enumerated(filter(None, words)))
