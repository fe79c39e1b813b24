"""The parts of a message template, and how one sounds while it is typed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Final

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.messages.check import check_message
from rmdesk.domain.messages.pack import message_toml, read_messages
from rmdesk.domain.messages.phrases import TITLES, day_said, item_said, moment_said
from rmdesk.domain.messages.template import Template
from rmdesk.language import N_, Language, _
from rmdesk.ui.dialogs.parts.text_editor import Heard
from rmdesk.ui.words import messages as message_words

_A_DAY: Final = date(2026, 11, 25)
_AN_HOUR: Final = time(10, 30)


@dataclass(frozen=True, slots=True)
class Part:
    """One part by the name of its field; `is_said` to a client."""

    name: str
    title: str
    about: str
    is_said: bool = False

    def said(self, template: Template) -> str:
        """What it says."""
        if self.name == "kind":
            return message_words.kind_word(template.kind)
        return str(getattr(template, self.name))

    def with_text(self, template: Template, text: str) -> Template:
        """The template with another text in this part."""
        values: dict[str, Any] = {self.name: text}
        return replace(template, **values)


PARTS: Final = (
    Part("text", N_("Words"), N_("What is sent; fields in braces are filled in."), is_said=True),
    Part(
        "otherwise",
        N_("Otherwise"),
        N_("Sent instead where a field of the words is not known of the client."),
        is_said=True,
    ),
    Part(
        "neutral",
        N_("Without bank"),
        N_("Sent to clients who want no sign of the bank; not needed where the words show none."),
        is_said=True,
    ),
    Part("mind", N_("Think of"), N_("What to think of before it is sent, for your own eyes.")),
    Part("title", N_("Title"), N_("What the message is called in the lists.")),
    Part("kind", N_("Used for"), N_("On which occasion it is offered first.")),
)


def heard_as(
    part: Part, template: Template, language: Language, forbidden: Collection[str]
) -> Callable[[str], Heard]:
    """How a text in this part sounds to an invented client, and what is wrong with it."""

    def heard(typed: str) -> Heard:
        changed = part.with_text(template, typed)
        broken = read_messages(message_toml(changed)).findings
        found = [*broken, *(() if broken else check_message(changed, forbidden))]
        wrong = "\n".join(dict.fromkeys(map(message_words.finding_words, found)))
        if not part.is_said or not typed.strip() or broken:
            return Heard(wrong=wrong)
        alone = replace(changed, text=typed, otherwise="", neutral="")
        return Heard(_sounds(alone, language), wrong)

    return heard


def _sounds(template: Template, language: Language) -> str:
    is_chinese = language is Language.CHINESE
    values = {
        "address": TITLES[language][Sex.FEMALE].format(surname="王" if is_chinese else "Wang"),
        "name": "王芳" if is_chinese else "Wang Fang",
        "when": moment_said(_A_DAY, _AN_HOUR, language),
        "place": "贵宾室" if is_chinese else "the VIP room",
        "item": item_said(HoldingClass.TIME_DEPOSIT, language),
        "maturity": day_said(_A_DAY, language),
        "festival": "中秋节" if is_chinese else "Mid-Autumn Festival",
        "event": "秋日茶会" if is_chinese else "Autumn tea",
        "news": "女儿考上了大学" if is_chinese else "your daughter goes to university",
        "me": "小李" if is_chinese else "Li",
        "my_phone": "13800000000",
    }
    return _("Sounds like: {text}").format(text=template.said(values).text.replace("\n", "  "))
