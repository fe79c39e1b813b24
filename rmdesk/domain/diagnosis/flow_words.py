"""The words in which income and expense are typed: categories and periods, in Chinese, by pinyin
initials or in English."""

import re
from collections.abc import Mapping
from typing import Final

from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.spoken.figures import plain


def _words(chinese: str, initials: str, english: str) -> tuple[str, ...]:
    return (*chinese.split(), *initials.split(), *english.replace("_", " ").split("/"))


FLOW_WORDS: Final[Mapping[FlowCategory, tuple[str, ...]]] = {
    FlowCategory.SALARY: _words(
        "工资 薪金 工资薪金 薪资 薪水 月薪 年薪 工资收入", "gz xj gzxj", "salary/wage/pay"
    ),
    FlowCategory.BONUS: _words("奖金 年终奖 年终奖金 绩效 绩效奖金 提成", "jj nzj jx", "bonus"),
    FlowCategory.TRADE: _words(
        "经营收入 生意收入 利润 营业收入", "jysr sysr lr", "business_income/business/profit"
    ),
    FlowCategory.RENT: _words("租金收入 租金 收租", "zjsr zj sz", "rent_received/rental"),
    FlowCategory.RETURNS: _words(
        "投资收益 利息 分红 理财收益 利息和投资收益",
        "tzsy lx fh lcsy",
        "interest,_returns/returns/interest/dividend",
    ),
    FlowCategory.PENSION: _words(
        "退休金 养老金 退休工资", "txj ylj txgz", "old-age_pension/pension"
    ),
    FlowCategory.ALLOWANCE: _words("补贴 津贴 补贴收入", "bt jt", "allowances/allowance"),
    FlowCategory.OTHER_INCOME: _words("其他收入", "qtsr", "other_income"),
    FlowCategory.TAX: _words(
        "税 税费 个税 社保 税费和社保 公积金", "sf gs sb gjj", "taxes,_contributions/tax/taxes"
    ),
    FlowCategory.LIVING: _words(
        "生活费 日常生活 生活开支 日常开支 日常生活开支 买菜 伙食 伙食费 吃饭 餐饮 日用 家用 购物",
        "shf rcsh shkz rckz",
        "living_costs/living",
    ),
    FlowCategory.HOUSING: _words(
        "房租 物业费 房租物业 水电物业 物业 水电 水电费 水费 电费 燃气费 暖气费",
        "fz wyf fzwy",
        "rent,_housing_costs/housing",
    ),
    FlowCategory.MORTGAGE_PAYMENT: _words(
        "房贷 月供 房贷月供 按揭", "fd yg fdyg aj", "mortgage_instalment/mortgage"
    ),
    FlowCategory.LOAN_PAYMENT: _words(
        "还贷 车贷 消费贷 其他还贷 信用卡还款", "hd chd xfd qthd", "loan_instalment/loan"
    ),
    FlowCategory.EDUCATION: _words(
        "学费 教育 教育费 子女教育 培训费 补课费 兴趣班 幼儿园",
        "xf jy jyf znjy",
        "schooling/education/tuition",
    ),
    FlowCategory.PARENTS: _words(
        "赡养 赡养费 赡养父母 给父母", "sy syf syfm", "support_of_parents/parents"
    ),
    FlowCategory.PREMIUM: _words("保费 保险费", "bf bxf", "insurance_premiums/premium/premiums"),
    FlowCategory.MEDICAL: _words(
        "医疗 医药费 医疗费 看病 药费", "yl yyf ylf", "medical_costs/medical"
    ),
    FlowCategory.TRANSPORT: _words(
        "交通 养车 交通费 油费 加油 停车费", "yc jtf yf", "transport/car"
    ),
    FlowCategory.LEISURE: _words(
        "旅游 休闲 娱乐 休闲旅游", "ly xx xxly", "leisure,_travel/leisure/travel"
    ),
    FlowCategory.OTHER_EXPENSE: _words("其他支出 其他开支", "qtzc qtkz", "other_spending"),
}
"""In the order of the table."""

_PERIODS: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("月", "每月", "1月", "每1月", "按月", "month", "monthly", "every month", "m", "1"),
    3: ("季", "季度", "每季", "每季度", "3月", "每3月", "按季", "quarter", "quarterly", "q", "3"),
    6: (
        "半年",
        "每半年",
        "6月",
        "每6月",
        "half-year",
        "half year",
        "half-yearly",
        "half",
        "h",
        "6",
    ),
    12: ("年", "每年", "1年", "12月", "每12月", "按年", "year", "yearly", "every year", "y", "12"),
}
_OF_PERIOD: Final = {word: months for months, words in _PERIODS.items() for word in words}
_OF_CATEGORY: Final = {word: kind for kind, words in FLOW_WORDS.items() for word in words}
_AMOUNT_PER: Final = re.compile(r"(?P<amount>.*\d.*?)\s*(?:/|每|a |per )\s*(?P<period>[^\d\s/]+)")


def read_category(text: str) -> FlowCategory | None:
    """The category that `text` names, or the only one that one of its words begins with."""
    said = plain(text)
    if not said:
        return None
    if said in _OF_CATEGORY:
        return _OF_CATEGORY[said]
    begun = {kind for word, kind in _OF_CATEGORY.items() if word.startswith(said)}
    return begun.pop() if len(begun) == 1 else None


def is_category_word(text: str) -> bool:
    """Whether `text` names a category in full."""
    return plain(text) in _OF_CATEGORY


def read_period(text: str) -> int | None:
    """1, 3, 6 or 12 months: ``每月``, ``季``, ``half-year``, ``12``."""
    said = plain(text)
    months = re.fullmatch(r"(?:every )?(\d+) ?(?:months?|月)", said)
    return _OF_PERIOD.get(months[1] if months else said)


def is_period_word(text: str) -> bool:
    """Whether `text` names a period by a word: a bare figure may be an amount."""
    said = plain(text)
    return said in _OF_PERIOD and not said.isdigit()


def amount_and_period(text: str) -> tuple[str, int | None]:
    """``2万/月`` in its two parts; without a period, the text as it is and None."""
    match = _AMOUNT_PER.fullmatch(text.strip())
    months = read_period(match["period"]) if match else None
    return (match["amount"], months) if match and months else (text, None)
