"""What fills the fields of a message, in the language of the message."""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.language import Language

TITLES: Final[Mapping[Language, dict[Sex, str]]] = {
    Language.CHINESE: {Sex.MALE: "{surname}先生", Sex.FEMALE: "{surname}女士"},
    Language.ENGLISH: {Sex.MALE: "Mr {surname}", Sex.FEMALE: "Ms {surname}"},
}
_WEEKDAYS: Final = {
    Language.CHINESE: ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    Language.ENGLISH: (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ),
}
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTS_OF_A_DAY: Final = ((6, "凌晨"), (9, "早上"), (12, "上午"), (13, "中午"), (18, "下午"))
_NIGHT: Final = "晚上"
_MATURING: Final[Mapping[HoldingClass, Mapping[Language, str]]] = {
    HoldingClass.TIME_DEPOSIT: {Language.CHINESE: "定期存款", Language.ENGLISH: "time deposit"},
    HoldingClass.CERTIFICATE: {
        Language.CHINESE: "大额存单",
        Language.ENGLISH: "certificate of deposit",
    },
    HoldingClass.BOND: {Language.CHINESE: "国债", Language.ENGLISH: "bond"},
    HoldingClass.WEALTH_PRODUCT: {
        Language.CHINESE: "理财产品",
        Language.ENGLISH: "wealth product",
    },
}
_ANYTHING_MATURING: Final = {Language.CHINESE: "资产", Language.ENGLISH: "investment"}


def day_said(on: date, language: Language) -> str:
    """``11月25日（周三）``, ``Wednesday 25 November``"""
    weekday = _WEEKDAYS[language][on.weekday()]
    if language is Language.CHINESE:
        return f"{on.month}月{on.day}日（{weekday}）"
    return f"{weekday} {on.day} {_MONTHS[on.month - 1]}"


def moment_said(on: date, at: time | None, language: Language) -> str:
    """``11月25日（周三）上午10:30``, ``Wednesday 25 November at 10:30``"""
    day = day_said(on, language)
    if at is None:
        return day
    if language is Language.ENGLISH:
        return f"{day} at {at.hour}:{at.minute:02d}"
    part = next((part for until, part in _PARTS_OF_A_DAY if at.hour < until), _NIGHT)
    hour = at.hour if at.hour <= 12 else at.hour - 12
    return f"{day}{part}{hour}点" if at.minute == 0 else f"{day}{part}{hour}:{at.minute:02d}"


def item_said(holding_class: HoldingClass, language: Language) -> str:
    """What matures, by its kind and never by its name: names of products hold terms and rates."""
    return _MATURING.get(holding_class, _ANYTHING_MATURING)[language]
