"""The library of scripts and answers: what is shipped, what is one's own, and in which version.

An own text holds in the calls from the moment it is saved. What promises or sells something is
therefore refused and not kept as a draft: a draft would be a second truth that is easily read out
by mistake, and until it is mended the words wait in the field they were typed into.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rmdesk.desk import own_texts
from rmdesk.desk.book import Desk
from rmdesk.desk.own_texts import Wording
from rmdesk.desk.scripts.in_force import shipped_pack
from rmdesk.domain.ids import TextId
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.domain.scripts.differences import Difference, differences
from rmdesk.domain.scripts.editing import free_id
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import Objection, Script
from rmdesk.domain.scripts.reading import read_pack
from rmdesk.domain.scripts.writing import objection_toml, script_toml
from rmdesk.domain.wording_check import (
    FORBIDDEN,
    OWN_FORBIDDEN,
    SELLS_INSURANCE,
    check_objection,
    check_script,
)
from rmdesk.errors import Refused
from rmdesk.language import N_, Language, _

Text = Script | Objection

_REFUSED = {FORBIDDEN, OWN_FORBIDDEN, SELLS_INSURANCE}


class WordingRefused(Refused):
    """`findings` says what is wrong and where."""

    message = N_("This text cannot be said to a client.")

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings = tuple(findings)

    def sentence(self) -> str:
        """Everything that is wrong, a line each."""
        return "\n".join(_(one.message).format(**one.parameters) for one in self.findings)


class ShippedText(Refused):
    message = N_("This text comes with the desk and cannot be taken away.")
    hint = N_("Change it: your own version then holds in its place.")


class Unreadable(Refused):
    message = N_("This version cannot be read any more.")
    hint = N_("Take it away, or let another version hold.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A script or the answer to an objection as it holds now.

    `text` is None where an own version cannot be read. `own` is the newest own version, be it
    taken away; `findings` is everything there is to say against the text.
    """

    sort: TextSort
    language: Language
    key: str
    title: str
    text: Text | None
    own: OwnText | None
    is_shipped: bool
    findings: tuple[Finding, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether an own version holds."""
        return self.own is not None and not self.own.is_gone

    @property
    def is_broken(self) -> bool:
        """Whether the own version is left out of the calls, and the shipped one, if any, holds."""
        return self.is_own and any(one.breaks for one in self.findings)

    @property
    def is_gone(self) -> bool:
        """Whether nothing holds under this key."""
        return not self.is_own and not self.is_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a text; the shipped one has no `own`. `changes` are those it brought."""

    own: OwnText | None
    text: Text | None
    changes: tuple[Difference, ...] = ()


# --- looking ---


def library(desk: Desk, language: Language) -> list[Entry]:
    """All scripts, then all objections, of a language; what was taken away comes last."""
    found = [
        _entry(desk, sort, language, key, own)
        for sort in (TextSort.SCRIPT, TextSort.OBJECTION)
        for key, own in _keys(desk, sort, language).items()
    ]
    return sorted(found, key=lambda entry: entry.is_gone)


def entry_of(desk: Desk, sort: TextSort, language: Language, key: str) -> Entry | None:
    """One entry of the library."""
    keys = _keys(desk, sort, language)
    return _entry(desk, sort, language, key, keys[key]) if key in keys else None


def versions(desk: Desk, entry: Entry) -> list[Version]:
    """Every version of a text, the newest first, the shipped one last."""
    found: list[Version] = []
    before = _shipped(entry.sort, entry.language).get(entry.key)
    if before is not None:
        found.append(Version(own=None, text=before))
    for own in desk.texts.versions(entry.sort, entry.language, entry.key):
        text = read_text(own.body)
        changes = () if own.is_gone else tuple(differences(before, text))
        found.append(Version(own=own, text=text, changes=changes))
        before = text
    return found[::-1]


def read_text(body: str) -> Text | None:
    """The one script or objection in a `body`; None where there is none."""
    pack = read_pack(body)
    texts: list[Text] = [*pack.scripts, *pack.objections]
    return texts[0] if texts else None


def wrong_with(desk: Desk, text: Text) -> list[Finding]:
    """Everything there is to say against a text."""
    words = desk.call_settings.forbidden_words
    return check_script(text, words) if isinstance(text, Script) else check_objection(text, words)


def forbids(finding: Finding) -> bool:
    """Whether a text with this finding must not be saved; the others only warn."""
    return finding.breaks or finding.message in _REFUSED


# --- changing ---


def save(
    desk: Desk,
    language: Language,
    text: Text,
    *,
    now: datetime,
    over: TextId | None = None,
    based_on: str = "",
) -> OwnText:
    """Keep a text as the version that holds; `over` as `own_texts.save` says.

    Raises WordingRefused for what was not in the text already before, and NoTextTitle.
    """
    wording = wording_of(language, text, based_on=based_on)
    # What reading would leave out, such as a step without words, is not saved in the first place.
    if lost := [one for one in read_pack(wording.body).findings if one.breaks]:
        raise WordingRefused(lost)
    before = entry_of(desk, wording.sort, language, wording.key)
    known = [_fault(one) for one in before.findings] if before else []
    wrong = [one for one in wrong_with(desk, text) if forbids(one)]
    if new := [one for one in wrong if _fault(one) not in known]:
        raise WordingRefused(new)
    if before and before.own:
        wording = replace(wording, based_on=based_on or before.own.based_on)
    return own_texts.save(desk, wording, now=now, over=over)


def copy_script(
    desk: Desk, script: Script, title: str, *, into: Language, now: datetime
) -> OwnText:
    """Keep a copy under a title of its own, in the same language or the other one.

    Raises WordingRefused and NoTextTitle.
    """
    taken = _keys(desk, TextSort.SCRIPT, into)
    copied = replace(script, id=free_id(script.id, taken), title=title.strip())
    return save(desk, into, copied, now=now, based_on=script.id)


def take_away(desk: Desk, entry: Entry, *, now: datetime) -> None:
    """Let the own version hold no more; the shipped one, if there is one, holds again.

    Raises ShippedText and TextGone.
    """
    if entry.own is None:
        raise ShippedText
    own_texts.take_away(desk, entry.own, now=now)


def hold_again(desk: Desk, version: OwnText, *, now: datetime) -> OwnText:
    """Make an older version hold again; raises Unreadable or WordingRefused."""
    text = read_text(version.body)
    if text is None:
        raise Unreadable
    if wrong := [one for one in wrong_with(desk, text) if forbids(one)]:
        raise WordingRefused(wrong)
    return own_texts.hold_again(desk, version, now=now)


def wording_of(language: Language, text: Text, *, based_on: str = "") -> Wording:
    """The text as it is kept in the book."""
    is_script = isinstance(text, Script)
    return Wording(
        sort=TextSort.SCRIPT if is_script else TextSort.OBJECTION,
        language=language,
        key=text.id if isinstance(text, Script) else text.kind.value,
        title=text.title,
        body=script_toml(text) if isinstance(text, Script) else objection_toml(text),
        based_on=based_on,
    )


def _fault(finding: Finding) -> tuple[str, dict[str, str]]:
    """What tells one finding from another, whatever the script and its steps are called."""
    said = {name: text for name, text in finding.parameters.items() if name != "where"}
    return finding.message, said


def _keys(desk: Desk, sort: TextSort, language: Language) -> dict[str, OwnText | None]:
    """Every key there is, the shipped ones first, and the newest own version of each."""
    keys: dict[str, OwnText | None] = dict.fromkeys(_shipped(sort, language))
    return keys | {own.key: own for own in desk.texts.latest(sort, language)}


def _entry(desk: Desk, sort: TextSort, language: Language, key: str, own: OwnText | None) -> Entry:
    shipped = _shipped(sort, language).get(key)
    text, title, lost = shipped, shipped.title if shipped else key, list[Finding]()
    if own is not None and (shipped is None or not own.is_gone):
        text, title = read_text(own.body), own.title
        lost = [one for one in read_pack(own.body).findings if one.breaks]
    return Entry(
        sort=sort,
        language=language,
        key=key,
        title=title,
        text=text,
        own=own,
        is_shipped=shipped is not None,
        findings=(*lost, *(wrong_with(desk, text) if text else ())),
    )


def _shipped(sort: TextSort, language: Language) -> dict[str, Text]:
    pack = shipped_pack(language)
    if sort is TextSort.SCRIPT:
        return {one.id: one for one in pack.scripts}
    return {one.kind.value: one for one in pack.objections}
