"""The words in which a kind of policy is typed: its digit, Chinese, pinyin initials or English."""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.spoken.figures import plain


def _words(chinese: str, initials: str, english: str) -> tuple[str, ...]:
    return (*chinese.split(), *initials.split(), *english.replace("_", " ").split("/"))


KIND_WORDS: Final[Mapping[PolicyKind, tuple[str, ...]]] = {
    PolicyKind.CRITICAL_ILLNESS: _words(
        "重疾 重疾险 重大疾病险 重大疾病保险 防癌险", "zj zjx zdjbx fax", "critical_illness/ci"
    ),
    PolicyKind.MEDICAL: _words(
        "医疗 医疗险 医疗保险 百万医疗 健康险", "yl ylx ylbx bwyl jkx", "medical/health"
    ),
    PolicyKind.ACCIDENT: _words("意外 意外险 意外伤害险", "yw ywx ywshx", "accident"),
    PolicyKind.WHOLE_LIFE: _words("终身寿 终身寿险 增额终身寿", "zss zssx zezss", "whole_life/wl"),
    PolicyKind.TERM_LIFE: _words("定寿 定期寿险 寿险", "ds dqsx sx", "term_life/tl/life"),
    PolicyKind.ANNUITY: _words(
        "年金 年金险 养老年金 养老险", "nj njx ylnj yanglao", "annuity/pension"
    ),
    PolicyKind.EDUCATION: _words("教育金 教育年金 教育险", "jyj jynj jyx", "education"),
    PolicyKind.ENDOWMENT: _words(
        "两全 两全险 分红险 万能险", "lq lqx fhx wnx", "endowment/savings"
    ),
    PolicyKind.OTHER: _words("其他 其它", "qt", "other"),
}
"""In the order of their digits, critical illness first."""

KINDS: Final = tuple(KIND_WORDS)
_BY_WORD = {plain(word): kind for kind, words in KIND_WORDS.items() for word in words}


def read_kind(text: str) -> PolicyKind | None:
    """The kind that `text` names, or the only one that one of its words begins with."""
    said = plain(text)
    if said.isdecimal() and 1 <= int(said) <= len(KINDS):
        return KINDS[int(said) - 1]
    if not said or said in _BY_WORD:
        return _BY_WORD.get(said)
    begun = {kind for word, kind in _BY_WORD.items() if word.startswith(said)}
    return begun.pop() if len(begun) == 1 else None
