"""What is said of walls and refusals, wherever a client is shown: page, card, dialogs."""

from collections.abc import Iterable, Sequence

from rmdesk.domain.consents import ConsentChannel, Permissions
from rmdesk.domain.contacts import Channel
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.kinship import read_relation
from rmdesk.domain.kin.walls import HouseholdTotal, Relative, Standing, Walled
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label


def read_kin(text: str) -> Relation | None:
    """The relation that was typed: a word of kinship, or just the word we show for one."""
    word = text.strip()
    shown = (relation for relation in Relation if label(relation) == word)
    return read_relation(text) or next(shown, None)


def relative_name(relative: Relative) -> str:
    """``母亲 李芳``"""
    return f"{label(relative.relation)} {relative.name}"


def wall_warning(relatives: Iterable[Relative]) -> str:
    """Whose money nothing may be said of, and what that means; empty where there is no wall."""
    walled = [relative for relative in relatives if isinstance(relative, Walled)]
    if not walled:
        return ""
    names = _listed(map(relative_name, walled))
    sentence = _(
        "{names}: own file, nothing shared. Say nothing of their money, send nothing through them."
    )
    return sentence.format(names=names)


_STANDINGS = {
    Standing.OPEN: N_("shared: both agreed"),
    Standing.PRIVATE_HERE: N_("wall: {client} asked for it; it stands for both"),
    Standing.PRIVATE_THERE: N_("wall: {other} asked for it; it stands for both"),
    Standing.PRIVATE_BOTH: N_("wall: both asked for it"),
    Standing.NOT_ASKED_HERE: N_("wall: {client} was not asked yet"),
    Standing.NOT_ASKED_THERE: N_("wall: {other} was not asked yet"),
    Standing.NOT_ASKED: N_("wall: nobody was asked yet"),
}


def standing_sentence(standing: Standing, *, client: str, other: str) -> str:
    """What the two answers come to, and whose they are: for the one who asks them."""
    return _(_STANDINGS[standing]).format(client=client, other=other)


def total_words(total: HouseholdTotal) -> str:
    """The household's sums, and who is not in them."""
    ours, elsewhere = _("ours unknown"), _("elsewhere unknown")
    if total.ours is not None:
        ours = _("ours {amount} 万").format(amount=formats.money_wan(total.ours))
    if total.elsewhere is not None:
        elsewhere = _("elsewhere {amount} 万").format(amount=formats.money_wan(total.elsewhere))
    parts = [_("together:"), ours, elsewhere]
    if total.unknown and total.counted > 1:
        parts.append(_("unknown: {count}").format(count=total.unknown))
    if total.not_counted:
        names = _listed(one.name for one in total.not_counted)
        parts.append(_("not counted: {names}").format(names=names))
    return "  ".join(parts)


def refusal_warning(permissions: Permissions) -> str:
    """On which ways the client must not be reached; empty where there is none."""
    refused = permissions.refused
    return _ways(refused) if refused else ""


def warnings_in_words(relatives: Iterable[Relative], held: Permissions) -> list[str]:
    """A sentence for the walls and one for the refusals."""
    found = []
    if words := wall_warning(relatives):
        found.append(_("Wall: {words}").format(words=words))
    if words := refusal_warning(held):
        found.append(_("Refused: {ways}").format(ways=words))
    return found


def contact_warning(permissions: Permissions, channel: Channel) -> str:
    """What speaks against a contact of this kind; empty where nothing does."""
    refused = permissions.refused_by(channel)
    if not refused:
        return ""
    return _("The client refused this way: {ways}.").format(ways=_ways(refused))


def _ways(channels: Sequence[ConsentChannel]) -> str:
    return _listed(map(label, channels))


def _listed(words: Iterable[str]) -> str:
    return _(", ").join(words)
