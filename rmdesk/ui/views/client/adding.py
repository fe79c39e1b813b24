"""Adding to a client's file: what there is to add, a digit for each.

A new kind of record is an `Adding` here; the work itself stands in `rmdesk.ui.filing`, and is
loaded when it is chosen.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host


@dataclass(frozen=True, slots=True)
class Adding:
    """Something that can be added: its title, a message id, and the work of asking for it."""

    title: str
    open: Callable[[Host, ClientId], Coroutine[Any, Any, None]]


async def ask_what_is_missing(host: Host, client_id: ClientId) -> None:
    """Go down what the file lacks. May raise ClientGone."""
    from rmdesk.ui.filing.details import fill_in

    await fill_in(host, client_id, add_to_ledger)


async def note_member(host: Host, client_id: ClientId) -> None:
    """Somebody of the household. May raise ClientGone."""
    from rmdesk.ui.filing import household

    await household.note_member(host, client_id)


async def tie_to_client(host: Host, client_id: ClientId) -> None:
    """A relative who is a client, too. May raise ClientGone."""
    from rmdesk.ui.filing import household

    await household.tie_to_client(host, client_id)


async def add_to_ledger(host: Host, client_id: ClientId) -> None:
    """What the client owns or owes, here or elsewhere. May raise ClientGone."""
    from rmdesk.ui.filing.ledger import add_holding

    await add_holding(host, client_id)


async def assess_risk(host: Host, client_id: ClientId) -> None:
    """What the client can bear, as found today. May raise ClientGone."""
    from rmdesk.ui.filing.assessment import record_assessment

    await record_assessment(host, client_id)


async def keep_consents(host: Host, client_id: ClientId) -> None:
    """On which ways the client may be reached. May raise ClientGone."""
    from rmdesk.ui.filing import consents

    await consents.keep_consents(host, client_id)


async def give_copy(host: Host, client_id: ClientId) -> None:
    """Everything on this one client, for the client. May raise ClientGone."""
    from rmdesk.ui.filing import one_client

    await one_client.give_copy(host, client_id)


async def forget(host: Host, client_id: ClientId) -> None:
    """Delete what is known of the client. May raise ClientGone."""
    from rmdesk.ui.filing import one_client

    await one_client.forget(host, client_id)


async def hear_need(host: Host, client_id: ClientId) -> None:
    """Write a need down. May raise ClientGone."""
    from rmdesk.ui.filing.needs import add_need

    await add_need(host, client_id)


async def hear_wish(host: Host, client_id: ClientId) -> None:
    """Write down what we cannot serve. May raise ClientGone."""
    from rmdesk.ui.filing.wishes import add_wish

    await add_wish(host, client_id)


async def hear_feedback(host: Host, client_id: ClientId) -> None:
    """Write feedback down. May raise ClientGone."""
    from rmdesk.ui.filing.feedback import add_feedback

    await add_feedback(host, client_id)


async def show_care(host: Host, client_id: ClientId) -> None:
    """Write an attention down. May raise ClientGone."""
    from rmdesk.ui.filing.care import add_care

    await add_care(host, client_id)


async def plan_visit(host: Host, client_id: ClientId) -> None:
    """Plan a visit. May raise ClientGone."""
    from rmdesk.ui.filing.visits import add_visit

    await add_visit(host, client_id)


async def hear_good_news(host: Host, client_id: ClientId) -> None:
    """Write good news down. May raise ClientGone."""
    from rmdesk.ui.filing.good_news import add_good_news

    await add_good_news(host, client_id)


async def note_anniversary(host: Host, client_id: ClientId) -> None:
    """Write down a day that comes again. May raise ClientGone."""
    from rmdesk.ui.filing.anniversaries import add_anniversary

    await add_anniversary(host, client_id)


async def note_referral(host: Host, client_id: ClientId) -> None:
    """Write down who brought whom, or that one was asked. May raise ClientGone."""
    from rmdesk.ui.filing.referrals import add_referral

    await add_referral(host, client_id)


async def note_prospect(host: Host, client_id: ClientId) -> None:
    """Make somebody a prospect. May raise ClientGone."""
    from rmdesk.ui.filing.prospects import add_prospect

    await add_prospect(host, client_id)


async def hear_attitude(host: Host, client_id: ClientId) -> None:
    """What shows the client's attitude. May raise ClientGone."""
    from rmdesk.ui.filing import attitude

    await attitude.hear_attitude(host, client_id)


async def change_tags(host: Host, client_id: ClientId) -> None:
    """Free words by which the client is found. May raise ClientGone."""
    from rmdesk.ui.filing.tags import change_tags_of

    await change_tags_of(host, client_id)


async def take_policy(host: Host, client_id: ClientId) -> None:
    """A policy of the household. May raise ClientGone."""
    from rmdesk.ui.filing.policies import add_policy

    await add_policy(host, client_id)


async def keep_paper(host: Host, client_id: ClientId) -> None:
    """A file taken into the book. May raise ClientGone."""
    from rmdesk.ui.filing.papers import add_paper

    await add_paper(host, client_id)


async def note_deal(host: Host, client_id: ClientId) -> None:
    """What the client may buy. May raise ClientGone."""
    from rmdesk.ui.deals.adding import add_deal_of

    await add_deal_of(host, client_id)


ADDINGS: tuple[Adding, ...] = (
    Adding(N_("Member of the household"), note_member),
    Adding(N_("Tie to another client"), tie_to_client),
    Adding(N_("Line of the ledger"), add_to_ledger),
    Adding(N_("Policy"), take_policy),
    Adding(N_("Need heard"), hear_need),
    Adding(N_("Wish we cannot serve"), hear_wish),
    Adding(N_("Feedback or complaint"), hear_feedback),
    Adding(N_("Care shown"), show_care),
    Adding(N_("What the file lacks"), ask_what_is_missing),
    Adding(N_("Consent or refusal"), keep_consents),
    Adding(N_("Referral, or asked for one"), note_referral),
    Adding(N_("Prospect to follow up"), note_prospect),
    Adding(N_("Paper"), keep_paper),
    Adding(N_("Risk assessment"), assess_risk),
    Adding(N_("Planned visit"), plan_visit),
    Adding(N_("Good news"), hear_good_news),
    Adding(N_("Anniversary"), note_anniversary),
    Adding(N_("Attitude"), hear_attitude),
    Adding(N_("Tags"), change_tags),
    Adding(N_("Deal"), note_deal),
)
"""In the order of the digits."""

HEARING: Mapping[str, Callable[[Host, ClientId], Coroutine[Any, Any, None]]] = {
    "member": note_member,
    "tie": tie_to_client,
    "consents": keep_consents,
    "copy": give_copy,
    "forget": forget,
    "need": hear_need,
    "wish": hear_wish,
    "feedback": hear_feedback,
    "care": show_care,
    "referral": note_referral,
    "prospect": note_prospect,
    "visit": plan_visit,
    "good_news": hear_good_news,
    "anniversary": note_anniversary,
    "attitude": hear_attitude,
    "tags": change_tags,
}
"""The same by the word that the palette's commands carry."""


async def add_to_file(host: Host, client_id: ClientId) -> None:
    """Let one kind of record be chosen, then do its work. May raise ClientGone."""
    chosen = await ask(host.app, Pick(_("Add to the file"), [_(one.title) for one in ADDINGS]))
    if chosen is not None:
        await ADDINGS[chosen].open(host, client_id)
