"""The words in which a line of the ledger is typed: classes by name, pinyin initials or English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.product_names import named_in_full
from rmdesk.domain.products import NetValue, Product
from rmdesk.domain.spoken.figures import plain


def _words(chinese: str, initials: str, english: str) -> tuple[str, ...]:
    return (*chinese.split(), *initials.split(), *english.replace("_", " ").split("/"))


CLASS_WORDS: Final[Mapping[HoldingClass, tuple[str, ...]]] = {
    HoldingClass.DEMAND_DEPOSIT: _words(
        "活期 活期存款 通知存款", "hq hqck tzck", "demand/demand_deposit/current/dd"
    ),
    HoldingClass.TIME_DEPOSIT: _words(
        "定期 定期存款 定存 整存整取", "dq dqck dc zczq", "time_deposit/fixed_deposit/fixed/td"
    ),
    HoldingClass.CERTIFICATE: _words(
        "大额存单 存单", "decd cd", "certificate_of_deposit/certificate/large_cd"
    ),
    HoldingClass.WEALTH_PRODUCT: _words(
        "理财 理财产品 银行理财 结构性存款", "lc lccp yhlc jgxck", "wealth_product/wealth/wmp"
    ),
    HoldingClass.BOND: _words("国债 债券 储蓄国债", "gz zq cxgz", "bond/bonds/treasury"),
    HoldingClass.FUND: _words("基金 货币基金", "jj hbjj", "fund/money_market_fund/mmf"),
    HoldingClass.BOND_FUND: _words("债券基金 债基", "zqjj zj", "bond_fund/bf"),
    HoldingClass.MIXED_FUND: _words("混合基金", "hhjj", "mixed_fund/balanced_fund/mf"),
    HoldingClass.EQUITY_FUND: _words(
        "股票基金 股基 指数基金", "gpjj gj zsjj", "equity_fund/stock_fund/index_fund/ef"
    ),
    HoldingClass.STOCK: _words("股票", "gp", "stock/stocks/shares"),
    HoldingClass.METAL: _words("贵金属 黄金 积存金", "gjs hj jcj", "precious_metal/gold/metal"),
    HoldingClass.INSURANCE_VALUE: _words(
        "保单现金价值 现金价值 保险", "bdxjjz xjjz bx", "insurance_value/cash_value"
    ),
    HoldingClass.CASH: _words("现金", "xj", "cash"),
    HoldingClass.PROPERTY: _words("房产 房屋 商铺", "fc fw sp", "property/house/flat"),
    HoldingClass.BUSINESS: _words("企业 经营资产 生意", "qy jyzc sy", "business/firm"),
    HoldingClass.MORTGAGE: _words("房贷 按揭", "fd aj", "mortgage/home_loan"),
    HoldingClass.CONSUMER_LOAN: _words(
        "消费贷 信用贷 车贷", "xfd xyd chd", "consumer_loan/car_loan/cl"
    ),
    HoldingClass.CREDIT_CARD: _words("信用卡", "xyk", "credit_card/card/cc"),
    HoldingClass.OTHER_LIABILITY: _words(
        "其他负债 负债 贷款 借款", "qtfz fz dk jk", "other_liability/loan/debt"
    ),
    HoldingClass.OTHER: _words("其他 其他资产", "qt qtzc", "other"),
}
"""In the order in which they are offered: the commonest first."""

OUR_BANK: Final = ("本行", "我行", "bh", "wh", "ours", "us")
_BY_WORD = {word: kind for kind, words in CLASS_WORDS.items() for word in words}


def read_class(text: str) -> HoldingClass | None:
    """The class that `text` names, or the only one that one of its words begins with."""
    said = plain(text)
    if not said:
        return None
    if said in _BY_WORD:
        return _BY_WORD[said]
    begun = {kind for word, kind in _BY_WORD.items() if word.startswith(said)}
    return begun.pop() if len(begun) == 1 else None


def is_class_word(text: str) -> bool:
    """Whether `text` names a class in full: in a line of several words no beginning counts."""
    return plain(text) in _BY_WORD


def is_our_bank(text: str) -> bool:
    """Whether `text` names our own bank."""
    return plain(text) in OUR_BANK


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the book knows that a line may name: other banks with their initials, the shelf."""

    banks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    products: Sequence[Product] = ()
    net_values: Mapping[ProductId, NetValue] = field(default_factory=dict)

    def bank(self, text: str) -> str | None:
        """The known bank that `text` names in full, by name or initials."""
        said = plain(text)
        known = (bank for bank, short in self.banks.items() if said == plain(bank) or said in short)
        return next(known, None) if said else None

    def bank_begun(self, text: str) -> str | None:
        """The same, or the only known bank whose name begins so."""
        if (whole := self.bank(text)) is not None:
            return whole
        begun = [bank for bank in self.banks if plain(bank).startswith(plain(text))]
        return begun[0] if text.strip() and len(begun) == 1 else None

    def product(self, text: str) -> Product | None:
        """The product that `text` names in full, by code or name."""
        return named_in_full(self.products, text)

    def product_begun(self, text: str) -> Product | None:
        """The same, or the only one whose code begins so or whose name holds it."""
        if (whole := self.product(text)) is not None or not text.strip():
            return whole
        said = plain(text)
        begun = [
            one
            for one in self.products
            if plain(one.code).startswith(said) or said in plain(one.name)
        ]
        return begun[0] if len(begun) == 1 else None

    def by_id(self, product_id: ProductId | None) -> Product | None:
        """A product of the shelf."""
        return next((one for one in self.products if one.id == product_id), None)
