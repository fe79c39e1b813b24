"""The household as a tree: who belongs to it, who has a file, who is kept, and their sum.

Of a relative behind a wall there is the name, and that there is a wall.
"""

from collections.abc import Sequence
from typing import Any

from rmdesk.domain.clients import age_on
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Member, Support
from rmdesk.domain.kin.walls import Kin, Relative, Shared, kin
from rmdesk.domain.support import support_ends, support_years
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part, none_on_file
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.item_texts import lunar_day
from rmdesk.ui.words.kin import total_words
from rmdesk.ui.words.labels import label, own_word
from rmdesk.ui.words.wrapping import wrap

_RELATION = 10
_NAME = 14
_LEAST_NAME = 8
_WORDS = 17
"""Cells that tell of a wall, in either language."""


def people(file: OpenFile) -> Sequence[Kin]:
    """Everybody around the client, once each."""
    return kin(file.dossier.household, file.dossier.relatives)


def _items(file: OpenFile, width: int) -> list[Item]:
    around = people(file)
    if not around:
        return none_on_file(width)
    rows: list[Item] = [Row([_person(file, one, width)], one) for one in around]
    if file.dossier.relatives and file.dossier.total is not None:
        words = wrap(total_words(file.dossier.total), width)
        rows.append([line(Cell(text, width, "strong")) for text in words])
    return rows


def _person(file: OpenFile, person: Kin, width: int) -> Line:
    member, relative = person.member, person.relative
    name_width = min(_NAME, max(_LEAST_NAME, width - _RELATION - _WORDS - 2))
    style = "muted" if member and member.gone_on else "strong"
    words, words_style = _about(file, person)
    name = relative.name if relative else member.name if member else ""
    return line(
        Cell(_relation(member, relative), _RELATION, "muted"),
        Cell(name, name_width, style),
        Cell(words, width - _RELATION - name_width - 2, words_style),
        gap=1,
    )


def _relation(member: Member | None, relative: Relative | None) -> str:
    """The client's own word where there is one."""
    if relative is not None and not (member and member.called):
        return label(relative.relation)
    return own_word(member.called, member.relation) if member else ""


def _age(file: OpenFile, member: Member) -> str:
    if member.born is None:
        return ""
    years = file.today.year - member.born
    if member.birthday:
        years = age_on(member.birthday, file.today)
    if years < 0:  # a list may say so: an age would hide what is wrong
        return f"{formats.alarm_sign()} " + _("born {year}?").format(year=member.born)
    return _("{years} years").format(years=years)


def _about(file: OpenFile, person: Kin) -> tuple[str, str]:
    """The wall first: it must not be cut off."""
    member, relative = person.member, person.relative
    parts, style = [], "muted"
    match relative:
        case Shared():
            amount = formats.money_wan(relative.aum)
            parts.append(_("shared {amount} 万").format(amount=amount))
        case None:
            pass
        case _:
            style = "warning"
            parts.append(f"{formats.alarm_sign()} {label(relative.standing)}")
    if member is not None:
        roles = ((member.is_head, _("head")), (member.is_decider, _("decides")))
        parts.append(_age(file, member))
        parts += [word for holds, word in roles if holds]
        parts += [_support(file, member), member.place, _lunar(member)]
    return "  ".join(filter(None, parts)), style


def _support(file: OpenFile, member: Member) -> str:
    """Whether the person is kept, and for how long still."""
    if member.support is Support.NONE:
        return ""
    ends, years = support_ends(member), support_years(member, file.today)
    if ends is None or years is None:
        return _("kept")
    return _("kept until {year} ({years} years)").format(year=ends, years=years)


def _lunar(member: Member) -> str:
    if not member.lunar_birthday:
        return ""
    kept = read_lunar_day(member.lunar_birthday)
    return _("birthday: {day}").format(day=lunar_day(kept) if kept else member.lunar_birthday)


def _detail(file: OpenFile) -> str:
    around = people(file)
    return str(len(around)) if around else ""


async def _open(host: Host, client_id: ClientId, record: Any) -> None:
    from rmdesk.ui.filing.household import open_person

    await open_person(host, client_id, record)


HOUSEHOLD = Part(
    title=N_("Household"),
    compose=_items,
    detail=_detail,
    open=_open,
)
