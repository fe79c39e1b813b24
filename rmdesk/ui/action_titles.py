"""What an action of the journal is called when it is undone, done again or shown."""

from collections.abc import Mapping
from typing import Any, Final

from rmdesk.language import N_, _
from rmdesk.store.journal import Done
from rmdesk.ui.formats import enumerated

ACTION_TITLES: Final[Mapping[str, str]] = {
    "receiver.add": N_("receiver {name}"),
    "receiver.compare": N_("compared key of {name}"),
    "receiver.rename": N_("new name for {name}"),
    "receiver.remove": N_("removed receiver {name}"),
    "share.rest": N_("all other clients to {name}"),
    "share.rest_open": N_("all other clients to nobody yet"),
    "share.clients": N_("{count} to {name}"),
    "share.nobody": N_("{count} kept from everybody"),
    "share.treatment": N_("what goes along: {count}"),
    "contact.log": N_("contact with {name}"),
    "client.add": N_("new client {name}"),
    "client.edit": N_("edit of {name}"),
    "call.record": N_("outcome of the call with {name}"),
    "appointment.add": N_("agreed date with {name}"),
    "appointment.change": N_("changed date with {name}"),
    "appointment.settle": N_("settled date with {name}"),
    "day.done": N_("{count} done"),
    "day.move": N_("{count} put on another day"),
    "day.drop": N_("{count} dropped"),
    "day.spread": N_("{count} spread over the weeks"),
    "own_days.enter": N_("own days: {count}"),
    "own_days.clear": N_("own days taken out: {count}"),
    "holidays.import": N_("holidays of {years}"),
    "event.add": N_("event {event}"),
    "event.change": N_("changed event {event}"),
    "event.remove": N_("removed event {event}"),
    "event.plan": N_("invitations to {event}"),
    "event.answer": N_("{name} and the event {event}"),
    "greeting.mark": N_("greetings for {festival}: {name}"),
    "message.copy": N_("copied the message “{title}” to {name}"),
    "greeting.unmark": N_("no greetings for {festival} after all: {name}"),
    "news.add": N_("news {words}"),
    "news.change": N_("changed news {words}"),
    "news.remove": N_("removed news {words}"),
    "news.told": N_("news {words}, told to everybody"),
    "visit.add": N_("planned visit to {name}"),
    "visit.change": N_("changed visit to {name}"),
    "visit.made": N_("visit to {name}"),
    "visit.off": N_("visit to {name} called off"),
    "visit.remove": N_("removed visit to {name}"),
    "good_news.add": N_("good news of {name}"),
    "good_news.change": N_("changed good news of {name}"),
    "good_news.remove": N_("removed good news of {name}"),
    "anniversary.add": N_("anniversary of {name}"),
    "anniversary.change": N_("changed anniversary of {name}"),
    "anniversary.remove": N_("removed anniversary of {name}"),
    "place.move": N_("{count} moved to another box"),
    "place.rule": N_("{count} placed by the rule again"),
    "attitude.hear": N_("attitude of {name}"),
    "tags.change": N_("tags of {name}"),
    "tags.many": N_("tags of clients: {count}"),
    "to_do.add": N_("a to-do"),
    "to_do.change": N_("changed to-do"),
    "contact.edit": N_("edited contact with {name}"),
    "contact.move": N_("contact with {name} put into its right place"),
    "contact.delete": N_("deleted contact with {name}"),
    "brief.keep": N_("brief on {name}"),
    "return.take": N_("what the deputy {who} logged"),
    "client.bulk": N_("bulk edit of {count} clients"),
    "view.save": N_("saved view {name}"),
    "view.rename": N_("renamed view {name}"),
    "view.remove": N_("removed view {name}"),
    "client.merge": N_("merge of {name} with {other}"),
    "member.add": N_("household of {name}"),
    "member.edit": N_("household of {name}"),
    "member.remove": N_("household of {name}"),
    "tie.add": N_("tie of {name} and {other}"),
    "tie.change": N_("tie of {name} and {other}"),
    "tie.remove": N_("end of the tie of {name} and {other}"),
    "consent.give": N_("consent of {name}"),
    "consent.refuse": N_("refusal of {name}"),
    "client.do_not_call": N_("“do not call” of {name}"),
    "client.forget": N_("deletion of the data of client {number}"),
    "clients.apart": N_("{name} and {other} are two people"),
    "demo.make": N_("demonstration book"),
    "policy.add": N_("new policy of {name}"),
    "policy.edit": N_("changed policy of {name}"),
    "policy.paid": N_("premium paid by {name}"),
    "policy.end": N_("ended policy of {name}"),
    "policy.remove": N_("removed policy of {name}"),
    "insurance.answer": N_("answer on the insurance of {name}"),
    "paper.add": N_("paper {paper} of {name}"),
    "paper.rename": N_("renamed paper {paper} of {name}"),
    "paper.remove": N_("removed paper {paper} of {name}"),
    "need.add": N_("need heard from {name}"),
    "need.change": N_("changed need of {name}"),
    "need.said": N_("{name} said a need outright"),
    "need.settle": N_("settled need of {name}"),
    "need.reopen": N_("need of {name} open again"),
    "need.remove": N_("removed need of {name}"),
    "wish.add": N_("wish of {name}"),
    "wish.change": N_("changed wish of {name}"),
    "wish.settle": N_("settled wish of {name}"),
    "wish.reopen": N_("wish of {name} open again"),
    "wish.remove": N_("removed wish of {name}"),
    "demand.settle": N_("wish {what} settled for {count} clients"),
    "feedback.add": N_("feedback from {name}"),
    "feedback.change": N_("changed feedback from {name}"),
    "feedback.answer": N_("answer to {name}"),
    "feedback.reopen": N_("answer to {name} owed again"),
    "feedback.remove": N_("removed feedback from {name}"),
    "care.add": N_("care shown to {name}"),
    "care.change": N_("changed care shown to {name}"),
    "care.remove": N_("removed care shown to {name}"),
    "referral.add": N_("referral by {name}"),
    "referral.change": N_("changed referral by {name}"),
    "referral.remove": N_("removed referral by {name}"),
    "referral_ask.add": N_("{name} asked for a referral"),
    "referral_ask.remove": N_("{name} not asked for a referral after all"),
    "prospect.add": N_("prospect {name}"),
    "prospect.change": N_("changed prospect {name}"),
    "prospect.win": N_("prospect {name} won"),
    "prospect.drop": N_("prospect {name} dropped"),
    "prospect.reopen": N_("prospect {name} open again"),
    "prospect.remove": N_("removed prospect {name}"),
    "ledger.add": N_("new line of {name}"),
    "ledger.edit": N_("changed line of {name}"),
    "ledger.end": N_("ended line of {name}"),
    "ledger.paid": N_("instalment of {name} paid"),
    "ledger.remove": N_("removed line of {name}"),
    "product.add": N_("product {product}"),
    "product.edit": N_("changed product {product}"),
    "product.gone": N_("product {product} off the shelf"),
    "product.back": N_("product {product} back on the shelf"),
    "product.remove": N_("removed product {product}"),
    "product.value": N_("net value of {product}, lines: {lines}"),
    "client.assess": N_("risk assessment of {name}"),
    "text.save": N_("script or text “{title}”"),
    "text.remove": N_("text “{title}” taken away"),
    "text.back": N_("older version of “{title}”"),
    "text.import": N_("scripts and answers taken in: {count}"),
    "import": N_("import of {files}: {new} new, {updated} changed"),
    "receive": N_("clients received from {who}: {clients}"),
}


_MOST_UNASKED = 3
_COUNTED = {
    *("client.bulk", "demand.settle", "tags.many", "place.move", "place.rule"),
    *("contact.log", "appointment.add", "text.import", "return.take"),
}


def action_title(done: Done) -> str:
    """``contact with 王芳``; the kind itself for an action that has no title yet."""
    return titled(done.kind, done.subject)


def titled(kind: str, subject: Mapping[str, Any]) -> str:
    """The same for an action known by its kind and what it was about."""
    title = ACTION_TITLES.get(kind)
    if title is None:
        return kind
    named = {
        key: enumerated(map(str, value)) if isinstance(value, list) else value
        for key, value in subject.items()
    }
    return _(title).format(**named)


def touches_many(done: Done) -> bool:
    """Whether undoing it changes more than three records at once: then one asks first."""
    count = done.subject.get("count", 1) if done.kind in _COUNTED else 1
    return done.kind in ("import", "receive", "client.forget") or count > _MOST_UNASKED
