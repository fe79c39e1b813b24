"""The words that people write for a metric in a sheet, in both languages."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from rmdesk.domain.metrics import Metric

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "investment": (
        *("投资", "投资理财", "基金", "理财", "权益", "公募基金", "投资基金", "投资/基金"),
        *("investment", "investments", "fund", "funds"),
    ),
    "insurance_regular": (
        *("期缴保险", "保险期缴", "期缴", "期交", "期交保险", "保险期交", "期缴保费", "期交保费"),
        *("insurance, regular premium", "regular premium", "insurance regular", "regular"),
    ),
    "insurance_single": (
        *("趸缴保险", "保险趸缴", "趸缴", "趸交", "趸交保险", "保险趸交", "趸缴保费", "趸交保费"),
        *("insurance, single premium", "single premium", "insurance single", "single"),
    ),
    "loans": (
        *("个人贷款", "个贷", "贷款", "消费贷", "个人贷款投放"),
        *("personal loans", "loans", "loan"),
    ),
    "accounts": (
        *("开户", "开户数", "账户", "新开户", "新开账户", "开卡"),
        *("accounts opened", "accounts", "account"),
    ),
    "calls": (
        *("电话", "电话联系", "电话量", "外呼", "通话", "致电"),
        *("telephone contacts", "telephone", "calls", "call"),
    ),
    "meetings": (
        *("面谈", "会面", "面访", "面谈数", "约见"),
        *("meetings", "meeting"),
    ),
}
"""By the code of a metric; the names on the screen are among them."""


def metric_at(text: str, metrics: Sequence[Metric]) -> tuple[Metric, str] | None:
    """The metric that a text begins with, and what follows it; the longest word is taken.

    A word ends where a separator or a figure begins, so that ``期缴12`` is read and ``期缴险``
    is not.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    folded = plain.casefold()
    words = [(word, metric) for metric in metrics for word in words_of(metric)]
    for word, metric in sorted(words, key=lambda one: -len(one[0])):
        if folded.startswith(word) and _ends(folded, len(word)):
            return metric, plain[len(word) :]
    return None


def words_of(metric: Metric) -> tuple[str, ...]:
    """What a metric is called: by its words, its own name and its code."""
    name = unicodedata.normalize("NFKC", metric.name).strip().casefold()
    return (*WORDS.get(metric.code, ()), name, metric.code)


def _ends(text: str, at: int) -> bool:
    rest = text[at:]
    return not rest or not (rest[0].isalpha() or rest[0] == "_")
