"""How names are found by Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.pinyin import Readings
from tests.tools.pinyin_table import make_table

READINGS = Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))

# Surnames that are read differently from the character's usual reading, or in two ways.
_SURNAMES = """
    单=shan 解=xie 曾=zeng 查=zha 仇=qiu 区=ou 任=ren 华=hua 朴=piao 尉=wei 盖=ge 缪=miao 员=yun
    秘=bi 折=she 种=chong 重=chong 翟=zhai 覃=qin 洗=xian 宓=mi 乐=yue 乜=nie 繁=po 那=na 哈=ha
    祭=zhai 牟=mu 隗=wei 郗=xi 谌=chen 晟=cheng 召=shao 纪=ji 过=guo 盛=sheng 石=shi 车=che 柏=bai
    薄=bo 宿=su 訾=zi 藏=zang 燕=yan 应=ying 要=yao 句=gou 俞=yu 阚=kan 行=xing 相=xiang 曲=qu
    长=zhang 沈=shen 瞿=qu 吕=lv
"""
AMBIGUOUS = dict(pair.split("=") for pair in _SURNAMES.split())


@pytest.mark.parametrize(("surname", "reading"), AMBIGUOUS.items())
def test_an_ambiguous_surname_is_read_as_a_surname_first(surname: str, reading: str) -> None:
    assert READINGS.spellings(surname + "伟")[0] == reading + "wei"
    assert READINGS.initials(surname + "伟")[0] == reading[0] + "w"


def test_fifty_six_surnames_are_checked() -> None:
    assert len(AMBIGUOUS) == 56


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("单丽华", ["slh", "dlh"]),
        ("解建国", ["xjg", "jjg"]),
        ("曾伟", ["zw", "cw"]),
        ("查英", ["zy", "cy"]),
        ("仇伟", ["qw", "cw"]),
        ("区伟", ["ow", "qw"]),
        ("吕芳", ["lf", "vf"]),
        ("尉迟芳", ["ycf"]),
        ("万俟伟", ["mqw"]),
        ("Anna 王", ["aw"]),
    ],
)
def test_every_reading_is_found_by_its_initials(name: str, initials: list[str]) -> None:
    assert set(initials) <= set(READINGS.initials(name))
    assert READINGS.initials(name)[0] == initials[0]


def test_lv_is_typed_as_people_type_it() -> None:
    assert {"lvfang", "lyufang", "lufang"} <= set(READINGS.spellings("吕芳"))


def test_names_sort_by_syllable_and_never_tie() -> None:
    names = ["张伟", "欧阳静", "连英", "李安", "章伟", "Bob", "单红"]
    assert sorted(names, key=READINGS.sort_key) == [
        "Bob", "李安", "连英", "欧阳静", "单红", "张伟", "章伟",
    ]  # fmt: skip


@given(st.text(max_size=40))
def test_any_text_has_a_bounded_number_of_forms(name: str) -> None:
    initials, spellings = READINGS.initials(name), READINGS.spellings(name)
    assert len(initials) <= 32
    assert len(spellings) <= 48
    assert len(set(initials)) == len(initials)
    assert READINGS.sort_key(name).endswith(name)


def test_a_long_name_in_characters_does_not_multiply() -> None:
    assert len(READINGS.initials("阿卜杜拉买买提江" * 4)) <= 32


def test_the_table_is_what_pypinyin_says() -> None:
    assert content.text("pinyin.tsv") == make_table()
