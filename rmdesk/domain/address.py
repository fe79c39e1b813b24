"""How a client is addressed."""

from typing import Protocol

from rmdesk.domain.identity import Sex

_DOUBLE_SURNAMES_TEXT = (
    "欧阳 上官 司马 司徒 司空 诸葛 夏侯 皇甫 尉迟 公孙 慕容 长孙 宇文 东方"
    " 令狐 端木 独孤 南宫 轩辕 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙"
    " 钟离 鲜于 闾丘 呼延 赫连 拓跋 百里 东郭 南门 西门 第五 万俟 闻人 公羊"
    " 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干"
    " 梁丘 左丘 东门 羊舌 微生"
)
_DOUBLE_SURNAMES = frozenset(_DOUBLE_SURNAMES_TEXT.split())


class Addressed(Protocol):
    """Whoever is addressed; a `salutation` is the one that the client wished for."""

    @property
    def name(self) -> str: ...

    @property
    def sex(self) -> Sex | None: ...

    @property
    def salutation(self) -> str: ...


def surname(name: str) -> str:
    """The surname of a Chinese name, double ones whole; the last word of a Latin one."""
    if name[:2] in _DOUBLE_SURNAMES and len(name) > 2:
        return name[:2]
    if name[:1].isascii():
        return name.rsplit(maxsplit=1)[-1] if name.split() else name
    return name[:1]


def address(client: Addressed, *, titles: dict[Sex, str]) -> str:
    """As the client wishes, else surname and title; the full name while the sex is unknown.

    `titles` holds the title of each sex in the language of the call, with a `{surname}` field.
    """
    if client.salutation:
        return client.salutation
    if client.sex is None:
        return client.name
    return titles[client.sex].format(surname=surname(client.name))
