"""Messages in words: what they are for, what to think of before one goes out."""

from collections.abc import Sequence
from typing import Final

from rmdesk.desk.messaging.drafting import Caution, Draft, Letter, Warned
from rmdesk.desk.messaging.rounds import Round
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.file.choices import ContactWay
from rmdesk.domain.messages.template import MessageKind, Suits, gap
from rmdesk.domain.scripts.finding import Finding
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label

KINDS: Final = {
    MessageKind.APPOINTMENT: N_("meeting confirmed"),
    MessageKind.CALL_BACK: N_("call-back confirmed"),
    MessageKind.REMINDER: N_("reminder the day before"),
    MessageKind.CONTACT_DETAILS: N_("contact details"),
    MessageKind.NOT_REACHED: N_("could not reach you"),
    MessageKind.THANKS: N_("thanks after a meeting"),
    MessageKind.MATURITY: N_("something matures"),
    MessageKind.BIRTHDAY: N_("birthday wishes"),
    MessageKind.CONGRATULATION: N_("congratulation"),
    MessageKind.FESTIVAL: N_("festival greeting"),
    MessageKind.INVITATION: N_("invitation to an event"),
    MessageKind.OTHER: N_("anything else"),
}
SUITS: Final = {Suits.WOMEN: N_("women"), Suits.MEN: N_("men")}
_CAUTIONS: Final = {
    Caution.ONLY_WAY: N_("Only by {about}: the other way was refused."),
    Caution.INSTRUCTION: N_("Instruction: {about}"),
    Caution.AVOID: N_("Avoid: {about}"),
    Caution.LIKES_OTHER: N_("Likes {about} better."),
    Caution.WRITTEN_TODAY: N_("A message went to this client today already."),
    Caution.NOT_SUITED: N_("This one is for {about}; the file says otherwise."),
    Caution.SEX_UNKNOWN: N_("This one is for {about}; the file does not say."),
    Caution.EARLY: N_("The festival is on {about}; the words are for that day."),
    Caution.NOT_NEUTRAL: N_("Wants no sign of the bank, and this text shows one: change it."),
}


def kind_word(kind: MessageKind) -> str:
    """What a message is for."""
    return _(KINDS[kind])


def finding_words(finding: Finding) -> str:
    """What is wrong with a text, as a sentence."""
    return _(finding.message).format(**finding.parameters)


def addressed(letter: Letter) -> str:
    """Where the message goes: the messenger's name, the number as far as it may be read."""
    parts = []
    if ConsentChannel.MESSENGER in letter.ways:
        name = f" {letter.messenger}" if letter.messenger else ""
        parts.append(f"{label(ConsentChannel.MESSENGER)}{name}")
    if ConsentChannel.TEXT in letter.ways and letter.mobile:
        parts.append(f"{label(ConsentChannel.TEXT)} {formats.phone(letter.mobile)}")
    return "   ".join(parts) or _("No number for messages is on file.")


def cautions(draft: Draft, *, missing: Sequence[str], is_signed: bool) -> str:
    """What to think of before it goes out, a line each; empty where nothing speaks against it."""
    lines = [_in_words(one) for one in draft.cautions]
    if missing:
        fields = " ".join(map(gap, missing))
        lines.insert(
            0,
            _("Not known: {fields}. Change the text, or give your details.").format(fields=fields),
        )
    if not is_signed:
        lines.insert(0, _("Your name and place are not known yet: give your details once."))
    return "\n".join(f"{formats.alarm_sign()} {one}" for one in lines)


def round_place(going: Round) -> str:
    """``2 / 7``"""
    return f"{going.sent + going.skipped + 1:,} / {going.count:,}"


def round_done(going: Round) -> str:
    """What a round came to."""
    said = _("Sent: {sent}, passed over: {skipped}.").format(
        sent=f"{going.sent:,}", skipped=f"{going.skipped:,}"
    )
    if going.left_out:
        more = _("Left out: {count}, who are gone, want no messages or whom it does not suit.")
        said = f"{said} {more.format(count=f'{going.left_out:,}')}"
    return said


def _in_words(warned: Warned) -> str:
    about = warned.about
    match warned.caution:
        case Caution.ONLY_WAY:
            about = label(ConsentChannel(about))
        case Caution.LIKES_OTHER:
            about = label(ContactWay(about))
        case Caution.NOT_SUITED | Caution.SEX_UNKNOWN:
            about = _(SUITS[Suits(about)])
        case Caution.MIND:
            return about
        case _:
            pass
    return _(_CAUTIONS[warned.caution]).format(about=about)
