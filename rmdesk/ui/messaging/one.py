"""One message to one client: shown, changed, copied or typed off, and written down once it went
out."""

from dataclasses import dataclass, field
from functools import partial

from rmdesk.desk.messaging.drafting import Letter, letter_to
from rmdesk.desk.messaging.occasions import About
from rmdesk.desk.messaging.own_details import change_own_details, own_details
from rmdesk.desk.messaging.sending import note_copied, note_sent, require_sayable
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.check import check_words
from rmdesk.errors import Refused
from rmdesk.language import Language, _, spoken
from rmdesk.ui.dialogs.message import Act, Chosen, MessageSheet
from rmdesk.ui.dialogs.own_details import OwnDetailsForm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.text_editor import Heard, TextEditor
from rmdesk.ui.discretion.clipboard import KEPT_SECONDS
from rmdesk.ui.host import Host
from rmdesk.ui.words import messages as message_words


async def write_message(host: Host, client_id: ClientId, about: About | None = None) -> None:
    """Write to a client, `about` something first. Raises MessagesRefused or ClientGone."""
    writing = Writing(host, client_id, spoken(), about)
    if await writing.until_done() is Act.SEND:
        await host.read_again()
        said = _("Written down: {title}, {name}. u takes it back.")
        host.tell(said.format(title=writing.title, name=writing.name))


@dataclass(slots=True)
class Writing:
    """A message being written: what was changed of it stays until it is sent or left."""

    host: Host
    client_id: ClientId
    language: Language
    about: About | None = None
    template: str = ""
    place: str = ""
    title: str = ""
    name: str = ""
    _edited: dict[str, str] = field(default_factory=dict)

    async def until_done(self) -> Act | None:
        """Whether it was sent or passed over; None when it was left.

        Raises MessagesRefused, ClientGone, DutyGone or EventGone.
        """
        news, refusal = "", None
        while True:
            letter = await self._read()
            sheet = MessageSheet(
                letter,
                template=self.template,
                edited=self._edited,
                place=self.place,
                news=news,
                refusal=refusal,
            )
            chosen = await ask(self.host.app, sheet)
            if chosen is None:
                return None
            news, refusal = "", None
            self.template, self.title = chosen.draft.template.key, chosen.draft.template.title
            self.name = letter.name
            try:
                match chosen.act:
                    case Act.SKIP:
                        return Act.SKIP
                    case Act.SEND:
                        await self._send(letter, chosen)
                        return Act.SEND
                    case Act.EDIT:
                        await self._edit(letter, chosen)
                    case Act.COPY:
                        news = await self._copy(letter, chosen)
                    case Act.OWN_DETAILS:
                        await ask_own_details(self.host)
            except NotAsItStands as wrong:
                refusal = wrong.refusal

    async def _read(self) -> Letter:
        return await self.host.access.ask(
            lambda desk: letter_to(
                desk, self.client_id, self.language, now=self.host.access.now(), about=self.about
            )
        )

    async def _send(self, letter: Letter, chosen: Chosen) -> None:
        now = self.host.access.now()
        await self._require_sayable(letter, chosen)
        await self.host.access.ask(
            lambda desk: note_sent(desk, self.client_id, chosen.draft, now=now)
        )

    async def _copy(self, letter: Letter, chosen: Chosen) -> str:
        """Noted before it leaves; nothing leaves that is not fit to."""
        now = self.host.access.now()
        await self._require_sayable(letter, chosen)
        await self.host.access.ask(
            lambda desk: note_copied(desk, self.client_id, chosen.draft, now=now)
        )
        self.host.clipboard.put(chosen.text)
        said = _(
            "Copied, where the terminal allows it, for {seconds} seconds; typing off is the sure"
            " way. Enter once it is sent."
        )
        return said.format(seconds=f"{KEPT_SECONDS:.0f}")

    async def _require_sayable(self, letter: Letter, chosen: Chosen) -> None:
        try:
            await self.host.access.ask(
                partial(
                    require_sayable,
                    text=chosen.text,
                    where=chosen.draft.template.title,
                    besides=_besides(letter, chosen),
                    client_id=self.client_id,
                )
            )
        except Refused as refused:
            raise NotAsItStands(refused) from refused

    async def _edit(self, letter: Letter, chosen: Chosen) -> None:
        where, besides = chosen.draft.template.title, _besides(letter, chosen)
        forbidden = await self.host.access.ask(lambda desk: desk.call_settings.forbidden_words)

        def heard(text: str) -> Heard:
            found = check_words(text, forbidden, where=where, besides=besides)
            return Heard(wrong="\n".join(map(message_words.finding_words, found)))

        title = _("Change the message to {name}").format(name=letter.name)
        changed = await ask(self.host.app, TextEditor(title, chosen.text, reading=heard))
        if changed is not None:
            self._edited[chosen.draft.template.key] = changed


class NotAsItStands(Exception):
    """The message is shown again, with what is wrong in it."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__()
        self.refusal = refusal


async def ask_own_details(host: Host) -> None:
    """How one signs, one's telephone, where one meets clients."""
    known = await host.access.ask(own_details)
    details = await ask(host.app, OwnDetailsForm(known))
    if details is not None:
        await host.access.ask(lambda desk: change_own_details(desk, details))


def _besides(letter: Letter, chosen: Chosen) -> list[str]:
    """Words in which figures are allowed: one's own details, and the name of an event."""
    about = chosen.draft.about
    event = [about.what] if about is not None and about.event is not None else []
    return [*letter.besides, *event]
