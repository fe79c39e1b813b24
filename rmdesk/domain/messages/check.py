"""What a message must not say: words no seller may use, figures, and signs of the bank."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from rmdesk.domain.messages.figures import figures_in
from rmdesk.domain.messages.template import MESSAGE_FIELDS, Template
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.wording_check import check_text
from rmdesk.language import N_

FIGURE: Final = N_(
    "{where} holds the figure {figure}. A message names no amounts and no rates: take it out."
)
NOT_NEUTRAL: Final = N_(
    "{where} is for clients who want no sign of the bank, and says “{word}”. Put it another way."
)

_SIGNS_OF_THE_BANK: Final = re.compile(
    r"银行|我行|本行|咱们行|行里|支行|分行|网点|存款|存单|理财|基金|国债|保险|保单|信用卡|贷款|利率|收益"
    r"|账户|客户经理|到期|\{item\}"
    r"|\bbank\b|\bbranch\b|\bdeposits?\b|\bfunds?\b|\bbonds?\b|\bwealth\b|\binsurance\b|\bpolicy\b"
    r"|\bloans?\b|\baccounts?\b|\bcards?\b|\binterest\b|\bmatures?\b|\brelationship manager\b",
    re.IGNORECASE,
)


def bank_words_in(text: str) -> list[str]:
    """What shows a stranger that the client is with a bank, the field of a product among it."""
    plain = re.sub(r"\bID cards?\b", " ", text, flags=re.IGNORECASE)
    return list(dict.fromkeys(match.group() for match in _SIGNS_OF_THE_BANK.finditer(plain)))


def is_neutral(template: Template) -> bool:
    """Whether there are words for a client who wants no sign of the bank."""
    return bool(template.neutral) or not any(map(bank_words_in, template.wordings))


def check_message(template: Template, forbidden: Collection[str] = ()) -> list[Finding]:
    """What is wrong with a template; `forbidden` are the RM's own words not to use."""
    return [*_spoken(template, forbidden), *_signs(template)]


def check_words(
    text: str, forbidden: Collection[str] = (), *, where: str, besides: Collection[str] = ()
) -> list[Finding]:
    """What is wrong with a message as it goes out; `besides` are words that may hold figures."""
    return [
        *check_text(text, forbidden, fields=(), where=where),
        *_figures(text, where, besides),
    ]


def _spoken(template: Template, forbidden: Collection[str]) -> Iterator[Finding]:
    for text in template.wordings:
        yield from check_text(text, forbidden, fields=MESSAGE_FIELDS, where=template.title)
        yield from _figures(text, template.title)


def _figures(text: str, where: str, besides: Collection[str] = ()) -> Iterator[Finding]:
    for figure in figures_in(text, besides=besides):
        yield Finding(FIGURE, {"where": where, "figure": figure})


def _signs(template: Template) -> Iterator[Finding]:
    for word in bank_words_in(template.neutral):
        yield Finding(NOT_NEUTRAL, {"where": template.title, "word": word})
