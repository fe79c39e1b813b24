"""What a text of the RM must not say, and where it leads nowhere.

The words are those a seller of bank products may not use to a client, with ours beside them: what
promises safety or gain, what passes a product off as a deposit, and insurance sold on the
telephone, which needs the recorded sales line.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final
from unicodedata import normalize

from rmdesk.domain.scripts.fields import FIELDS, unknown_in
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import Objection, Script, Step, StepKind
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.language import N_

FORBIDDEN: Final = N_(
    "{where} says “{word}”, which promises what nobody can keep. Say what it is instead."
)
OWN_FORBIDDEN: Final = N_("{where} says “{word}”, which is on your list of words not to use.")
UNKNOWN_FIELD: Final = N_("{where} names the field {field}, which does not exist.")
SELLS_INSURANCE: Final = N_(
    "{where} sells insurance: “{word}”. On the telephone invite only; a sale needs the recorded"
    " line."
)
UNREACHABLE: Final = N_("{where} is never reached: let a branch lead there, or take it out.")
NO_CLOSE: Final = N_("{where} has no close: let a step of kind close offer {slot_1} or {slot_2}.")
NO_WAIT: Final = N_("{where} goes on talking after the two times: let a step of kind wait follow.")
WAIT_TALKS: Final = N_("{where} is to wait in silence: take its words out.")

_PROMISES: Final = (
    r"(?<![确投环担])保本(?![次行人周月年市地])",
    r"保息",
    r"保收益",
    r"保证(?:收益|赚|不亏|本金)",
    r"承诺收益",
    r"预期收益",
    r"稳赚",
    r"(?:包|只|必|肯定|一定)赚",
    r"不会(?:亏|赔)",
    r"稳赢",
    r"零风险",
    r"(?<!有)(?:无|没有?|毫无)风险",
    r"绝对安全",
    r"(?:百分(?:之)?百|100%)(?:安全|放心)",
    r"刚性兑付|刚兑",
    r"内部消息",
    r"翻(?:倍|番)",
    r"(?:和|跟|与|同|像)(?:定期)?存款(?:是)?(?:一样|一个样|没区别|没什么区别|差不多)",
    r"(?:等于|等同于?|相当于|当作?|替代|代替)(?:定期)?存款",
    r"比(?:定期)?存款(?:还|更)(?:安全|稳)",
    r"存款(?:替代|升级)",
    r"risk[- ]?free",
    r"no risk",
    r"without (?:any )?risk",
    r"zero risk",
    r"guarante(?:e|es|ed)",
    r"cannot lose",
    r"can't lose",
    r"sure (?:gain|profit|thing|win)",
    r"(?:just )?like a (?:time )?deposit",
    r"(?:same|safe|good) as a (?:time )?deposit",
    r"(?:safer|better) than a (?:time )?deposit",
    r"as safe as (?:a|the) (?:bank|deposit)\b",
    r"double your money",
    r"inside information",
)
_DENIALS: Final = re.compile(
    r"(?:不|非|并非|不是|没有|绝无|不(?:能|敢|会)?(?:说|讲|承诺|保证)?|无法|谈不上|称不上)$"
    r"|\b(?:not|no|never|nothing is|cannot|isn't|don't|without)\s*(?:be |a |an |any |you )?$",
    re.IGNORECASE,
)
"""What stands right before a promise that is being denied: an honest sentence."""

_INSURANCE: Final = re.compile(
    r"保险|保单|年金|重疾险|寿险|分红险|医疗险|意外险|\binsurance\b|\bannuit(?:y|ies)\b|\bpolic(?:y|ies)\b",
    re.IGNORECASE,
)
_SELLING: Final = re.compile(
    r"买|购|投保|配置|推荐|办一份|来一份|上一份|加一份|补一份|签|划算|收益|下单"
    r"|\b(?:buy|purchase|sign|take out|recommend|offer you|get yourself|subscribe)\b"
    r"|\b(?:yields?|returns?)\b",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"[。！？；!?;\n]|\.(?=\s|$)")
_HAN_GAP: Final = re.compile(r"(?<=[^\x00-\x7f])[\s\u200b·・\-_*.]+(?=[^\x00-\x7f])")
"""What is put between two Chinese characters to keep a word from being found."""

_PATTERNS: Final = re.compile("|".join(_PROMISES), re.IGNORECASE)


def check_text(
    text: str,
    forbidden: Collection[str] = (),
    *,
    fields: Collection[str] = FIELDS.keys(),
    where: str = "",
) -> list[Finding]:
    """What is wrong with one text that is said or sent; `where` names it in the sentences.

    `forbidden` are the RM's own words not to use, `fields` what the text may name in braces.
    """
    place = where or excerpt(text)
    plain = _HAN_GAP.sub("", normalize("NFKC", text))
    return [
        *(
            Finding(UNKNOWN_FIELD, {"where": place, "field": field})
            for field in unknown_in(text, fields)
        ),
        *_words(FORBIDDEN, place, _promised(plain)),
        *_words(OWN_FORBIDDEN, place, _own(plain, forbidden)),
        *_words(SELLS_INSURANCE, place, _sold(plain)),
    ]


def check_script(script: Script, forbidden: Collection[str] = ()) -> list[Finding]:
    """What is wrong with what a script says, and with the ways through it."""
    found = [
        Finding(finding.message, {**finding.parameters, **_where(script, step)}, finding.breaks)
        for step in script.steps
        for text in step.texts
        for finding in check_text(text, forbidden)
    ]
    return [*found, *(Finding(*one, breaks=False) for one in _ways(script))]


def check_objection(objection: Objection, forbidden: Collection[str] = ()) -> list[Finding]:
    """What is wrong with the answers to an objection."""
    return [
        finding
        for text in objection.texts
        for finding in check_text(text, forbidden, where=objection.title)
    ]


def check_pack(text: str, forbidden: Collection[str] = ()) -> list[Finding]:
    """What is wrong with a whole file."""
    pack = read_pack(text)
    return [
        *pack.findings,
        *(found for script in pack.scripts for found in check_script(script, forbidden)),
        *(found for one in pack.objections for found in check_objection(one, forbidden)),
    ]


def excerpt(text: str) -> str:
    """The beginning of a text, to say which one is meant."""
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}..."


_EXCERPT: Final = 16


def _ways(script: Script) -> Iterator[tuple[str, dict[str, str]]]:
    """Steps nobody comes to, and a close that is missing or talks on."""
    for step in script.unreachable:
        yield UNREACHABLE, _where(script, step)
    closes = [place for place, step in enumerate(script.steps) if step.is_close]
    if not closes:
        slots = {"slot_1": "{slot_1}", "slot_2": "{slot_2}"}
        yield NO_CLOSE, {"where": script.title, "script": script.id, **slots}
    for place in closes:
        if not _waits_after(script, place):
            yield NO_WAIT, _where(script, script.steps[place])
    for step in script.steps:
        if step.kind is StepKind.WAIT and step.texts:
            yield WAIT_TALKS, _where(script, step)


def _where(script: Script, step: Step) -> dict[str, str]:
    """What a sentence says of the place, and the ids for who goes there."""
    return {"where": f"{script.title} / {step.title}", "script": script.id, "step": step.id}


def _waits_after(script: Script, place: int) -> bool:
    following = script.reached_from(place)
    return bool(following) and all(script.steps[one].kind is StepKind.WAIT for one in following)


def _words(message: str, where: str, words: Iterator[str]) -> Iterator[Finding]:
    for word in dict.fromkeys(words):
        yield Finding(message, {"where": where, "word": word}, breaks=False)


def _promised(plain: str) -> Iterator[str]:
    for found in _PATTERNS.finditer(plain):
        if not _DENIALS.search(plain[: found.start()]):
            yield found.group()


def _own(plain: str, forbidden: Collection[str]) -> Iterator[str]:
    folded = plain.casefold()
    for word in forbidden:
        wanted = _HAN_GAP.sub("", normalize("NFKC", word)).casefold().strip()
        if wanted and wanted in folded:
            yield word


def _sold(plain: str) -> Iterator[str]:
    """The sentences that name insurance and sell in one breath."""
    for sentence in _SENTENCES.split(plain):
        if _INSURANCE.search(sentence) and _SELLING.search(sentence):
            yield excerpt(sentence)
