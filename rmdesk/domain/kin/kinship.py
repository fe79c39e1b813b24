"""Words of kinship: read as typed, turned round, told by sex, and checked against two people."""

import unicodedata
from datetime import date
from enum import StrEnum

from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Relation

_WORDS: dict[Relation, str] = {
    Relation.SPOUSE: "配偶 夫妻 丈夫 妻子 先生 太太 爱人 老公 老婆 夫 妻 spouse husband wife",
    Relation.FATHER: "父亲 父 爸爸 爸 father dad",
    Relation.MOTHER: "母亲 母 妈妈 妈 mother mum mom",
    Relation.PARENT: "父母 父或母 parent",
    Relation.SON: "儿子 子 长子 次子 大儿子 小儿子 独生子 son",
    Relation.DAUGHTER: "女儿 女 长女 次女 大女儿 小女儿 独生女 daughter",
    Relation.CHILD: "子女 孩子 child",
    Relation.BROTHER: "兄弟 哥哥 弟弟 哥 兄 弟 brother",
    Relation.SISTER: "姐妹 姐姐 妹妹 姐 妹 sister",
    Relation.SIBLING: "兄弟姐妹 兄妹 姐弟 sibling",
    Relation.GRANDPARENT: "祖父母 外祖父母 祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 姥爷 姥姥"
    " grandparent grandfather grandmother",
    Relation.GRANDCHILD: "孙辈 孙子 孙女 外孙 外孙女 grandchild grandson granddaughter",
    Relation.PARENT_IN_LAW: "岳父母 公婆 岳父 岳母 丈人 丈母娘 公公 婆婆"
    " parent-in-law father-in-law mother-in-law",
    Relation.CHILD_IN_LAW: "女婿或儿媳 女婿 儿媳 儿媳妇 child-in-law son-in-law daughter-in-law",
    Relation.OTHER: "亲属 其他 relative other",
}
_BY_WORD = {word: relation for relation, words in _WORDS.items() for word in words.split()}

_ONESELF = frozenset(["本人", "自己", "我", "客户本人", "self", "oneself", "myself"])

_SPOUSES = {
    Sex.FEMALE: frozenset(["妻子", "妻", "太太", "老婆", "夫人", "爱妻", "wife"]),
    Sex.MALE: frozenset(["丈夫", "夫", "老公", "husband"]),
}
"""先生 is left out: it is what anybody may be called."""

_BACK = {
    Relation.SPOUSE: Relation.SPOUSE,
    Relation.PARENT: Relation.CHILD,
    Relation.CHILD: Relation.PARENT,
    Relation.SIBLING: Relation.SIBLING,
    Relation.GRANDPARENT: Relation.GRANDCHILD,
    Relation.GRANDCHILD: Relation.GRANDPARENT,
    Relation.PARENT_IN_LAW: Relation.CHILD_IN_LAW,
    Relation.CHILD_IN_LAW: Relation.PARENT_IN_LAW,
    Relation.OTHER: Relation.OTHER,
}
_TOLD = {
    (Relation.PARENT, Sex.MALE): Relation.FATHER,
    (Relation.PARENT, Sex.FEMALE): Relation.MOTHER,
    (Relation.CHILD, Sex.MALE): Relation.SON,
    (Relation.CHILD, Sex.FEMALE): Relation.DAUGHTER,
    (Relation.SIBLING, Sex.MALE): Relation.BROTHER,
    (Relation.SIBLING, Sex.FEMALE): Relation.SISTER,
}
_BOTH = {told: both for (both, _sex), told in _TOLD.items()}
_SEX = {told: sex for (_both, sex), told in _TOLD.items()}
_OLDER = {Relation.PARENT, Relation.GRANDPARENT, Relation.PARENT_IN_LAW}


class Misfit(StrEnum):
    """What speaks against a relation between two people."""

    IS_MALE = "is_male"
    IS_FEMALE = "is_female"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"


def read_relation(text: str) -> Relation | None:
    """The relation that a word of either language names; None for a word that is not one of ours.

    ``外婆`` is a grandparent, ``Wife`` a spouse.
    """
    return _BY_WORD.get(_plain(text))


def spouse_sex(called: str) -> Sex | None:
    """The sex that a word for a spouse tells: a wife's, a husband's; None where it tells none."""
    word = _plain(called)
    return next((sex for sex, words in _SPOUSES.items() if word in words), None)


def is_oneself(text: str) -> bool:
    """Whether a relation says that the person is the client: nobody is of one's own kin."""
    return _plain(text) in _ONESELF


def _plain(text: str) -> str:
    """As the words stand here: half-width, without blanks, in small letters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def told(relation: Relation, sex: Sex | None) -> Relation:
    """`relation` as it is told of a person of this sex: a parent who is female is the mother."""
    return relation if sex is None else _TOLD.get((relation, sex), relation)


def reciprocal(relation: Relation, *, sex: Sex | None) -> Relation:
    """What a client of this sex is to somebody who is the client's `relation`."""
    return told(_BACK[_BOTH.get(relation, relation)], sex)


def are_reciprocal(one: Relation, other: Relation) -> bool:
    """Whether two people who call each other that say the same, whatever sexes are known."""
    return _BACK[_BOTH.get(one, one)] is _BOTH.get(other, other)


def misfit(
    relation: Relation,
    *,
    birthday: date | None,
    other_sex: Sex | None,
    other_birthday: date | None,
) -> Misfit | None:
    """What speaks against the other being the client's `relation`, from what is on file.

    `birthday` is the client's. What is not known speaks against nothing.
    """
    named = _SEX.get(relation)
    if named is not None and other_sex is not None and named is not other_sex:
        return Misfit.IS_MALE if other_sex is Sex.MALE else Misfit.IS_FEMALE
    if birthday is None or other_birthday is None:
        return None
    plain = _BOTH.get(relation, relation)
    if plain in _OLDER and other_birthday >= birthday:
        return Misfit.TOO_YOUNG
    if _BACK[plain] in _OLDER and other_birthday <= birthday:
        return Misfit.TOO_OLD
    return None
