"""The words a condition may be typed in, Chinese and English; the first of each is printed.

Both languages are always understood: what was saved under one is read under the other. The
Chinese words go with their pinyin initials, by which they are offered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.conditions.terms import Ready
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.identity import Sex
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.language import Language, _


@dataclass(frozen=True, slots=True)
class Words:
    """The words for one thing; `initials` belong to the Chinese ones, in the same order."""

    chinese: tuple[str, ...]
    initials: tuple[str, ...]
    english: tuple[str, ...]

    def printed(self, language: Language) -> str:
        return self.chinese[0] if language is Language.CHINESE else self.english[0]

    def __iter__(self) -> Iterator[str]:
        return iter((*self.chinese, *self.english))


def _words(chinese: str, initials: str, english: str) -> Words:
    return Words(
        tuple(chinese.split()), tuple(initials.split()), tuple(english.replace("_", " ").split("/"))
    )


FIELD_WORDS: Final[Mapping[str, Words]] = {
    "name": _words("客户 姓名 名字", "kh xm mz", "client/name"),
    "number": _words("客户号 客户编号", "khh khbh", "client_number/number"),
    "class": _words("等级 客户等级", "dj khdj", "class"),
    "potential": _words("潜力", "ql", "potential"),
    "effort": _words("投入 投入四象限", "tr trsxx", "effort"),
    "familiarity": _words("熟悉程度 熟悉", "sxcd sx", "familiarity"),
    "familiarity_points": _words(
        "熟悉度得分 熟悉得分", "sxddf sxdf", "familiarity_points/familiarity_score"
    ),
    "attitude": _words("态度", "td", "attitude"),
    "orientation": _words("客户取向 取向", "khqx qx", "orientation"),
    "stage": _words("人生阶段", "rsjd", "life_stage/stage"),
    "target": _words("目标客群", "mbkq", "target_group/target"),
    "priority": _words("优先得分 优先", "yxdf yx", "priority_score/priority"),
    "by_hand": _words("手工设定 手工", "sgsd sg", "set_by_hand/by_hand"),
    "tags": _words("标签", "bq", "tags/tag"),
    "aum": _words("资产 资产规模 本行资产", "zc zcgm bhzc", "assets/aum"),
    "elsewhere": _words("他行资产 他行", "thzc th", "elsewhere/at_other_banks"),
    "share": _words("钱包份额", "qbfe", "share/share_of_wallet"),
    "last_contact": _words(
        "上次联系 最近联系 联系", "sclx zjlx lx", "last_contact/contacted/contact"
    ),
    "days_since": _words("未联系天数", "wlxts", "days_since_contact/days_since"),
    "contacts_90": _words("近90天联系次数 联系次数", "jtlxcs lxcs", "contacts_in_90_days/contacts"),
    "next_due": _words("下次应联系 应联系", "xcylx ylx", "next_due/due"),
    "days_to_due": _words("距应联系天数", "jylxts", "days_to_due"),
    "next_maturity": _words(
        "下次到期 到期日 到期", "xcdq dqr dq", "next_maturity/maturity/maturing/matures"
    ),
    "maturing": _words("到期金额", "dqje", "amount_maturing/amount_maturing_next"),
    "sex": _words("性别", "xb", "sex"),
    "age": _words("年龄", "nl", "age"),
    "birthday": _words("生日", "sr", "birthday"),
    "next_birthday": _words("下次生日", "xcsr", "next_birthday"),
    "mobile": _words("手机 手机号 电话", "sj sjh dh", "mobile/phone"),
    "home_phone": _words("家庭电话", "jtdh", "home_phone"),
    "work_phone": _words("单位电话", "dwdh", "work_phone"),
    "messenger": _words("微信 微信等", "wx wxd", "messenger"),
    "email": _words("邮箱 邮件 电子邮件", "yx yj dzyj", "e-mail/email"),
    "address": _words("地址 住址", "dz zz", "address"),
    "id_number": _words("证件号 证件号码 身份证号", "zjh zjhm sfzh", "id_number/id"),
    "salutation": _words("称呼", "ch", "address_as/salutation"),
    "occupation": _words("职业", "zy", "occupation"),
    "employer": _words("工作单位 单位", "gzdw dw", "employer"),
    "position": _words("职务", "zw", "position"),
    "strong_employer": _words("优质单位", "yzdw", "strong_employer"),
    "education": _words("学历", "xl", "education"),
    "hobbies": _words("爱好", "ah", "hobbies"),
    "taboos": _words("忌讳", "jh", "avoid/taboos"),
    "risk_preference": _words("风险偏好", "fxph", "risk_preference"),
    "risk_tolerance": _words("风险承受能力 风险等级", "fxcsnl fxdj", "risk_tolerance/risk_grade"),
    "risk_assessed_on": _words("评估日期 风险评估日期", "pgrq fxpgrq", "assessed_on/assessed"),
    "risk_expires": _words(
        "评估到期日 风险评估到期", "pgdqr fxpgdq", "assessment_expires/risk_expires"
    ),
    "opened_on": _words("开户日期 开户日", "khrq khr", "account_opened_on/opened"),
    "branch": _words("开户网点 网点", "khwd wd", "branch"),
    "wished_days": _words("希望联系间隔", "xwlxjg", "wished_days/wished_contact"),
    "do_not_call": _words("免打扰", "mdr", "do_not_call"),
    "expected_inflow": _words("预期流入", "yqlr", "expected_inflow/inflow"),
    "expected_inflow_on": _words(
        "预期流入日 流入时间", "yqlrr lrsj", "inflow_expected_in/inflow_on"
    ),
    "balance": _words("上报余额 余额", "sbye ye", "balance/balance_reported"),
    "balance_on": _words("余额日期", "yerq", "balance_as_of/balance_on"),
    "flow": _words("余额变动", "yebd", "balance_change/flow"),
    "note": _words("备注", "bz", "note"),
    "known_since": _words("建档日期 建档", "jdrq jd", "known_since/known"),
    "former_numbers": _words("曾用客户号", "cykhh", "former_numbers"),
    "gone_on": _words("移出名单 移出名单日", "ycmd ycmdr", "off_the_list/off_the_list_since/gone"),
}

READY_WORDS: Final[Mapping[Ready, Words]] = {
    Ready.OVERDUE: _words("超期 超期未联系", "cq cqwlx", "overdue"),
    Ready.RISK_EXPIRED: _words(
        "风险评估过期 风险过期", "fxpggq fxgq", "risk_grade_expired/risk_expired"
    ),
    Ready.NEVER_CONTACTED: _words("从未联系", "cwlx", "never_contacted/no_contact_ever"),
    Ready.BALANCE_DROPPED: _words(
        "余额大降 大额流出", "yedj delc", "balance_dropped/large_outflow"
    ),
}

_CHOICES: Final[tuple[tuple[StrEnum, Words], ...]] = (
    (ClientClass.VERY_HIGH, _words("很高", "hg", "very_high")),
    (ClientClass.HIGHER, _words("较高", "jg", "higher")),
    (ClientClass.MEDIUM, _words("中等", "zd", "medium")),
    (ClientClass.LOWER, _words("较低", "jd", "lower")),
    (Potential.ASSETS_ELSEWHERE, _words("他行多于本行", "thdybh", "more_elsewhere")),
    (Potential.YOUNG_EDUCATED, _words("年轻有学历", "nqyxl", "young_with_a_degree")),
    (
        Potential.YOUNG_STRONG_EMPLOYER,
        _words("年轻单位优质", "nqdwyz", "young_with_a_strong_employer"),
    ),
    (Potential.EXPECTED_INFLOW, _words("预期有大额流入", "yqydelr", "large_inflow_expected")),
    (Potential.LOW, _words("未见潜力", "wjql", "low")),
    (Potential.UNKNOWN, _words("潜力不详", "qlbx", "unknown")),
    (Sex.FEMALE, _words("女 女性", "n nx", "female/f")),
    (Sex.MALE, _words("男 男性", "n nx", "male/m")),
    (EffortBox.CULTIVATE, _words("重点经营", "zdjy", "cultivate")),
    (EffortBox.QUICK_WINS, _words("优先见效", "yxjx", "quick_wins")),
    (EffortBox.LOW_PRIORITY, _words("低优先级", "dyxj", "low_priority")),
    (EffortBox.LET_GO, _words("适当放手", "sdfs", "let_go")),
    (Familiarity.UNKNOWN, _words("陌生", "ms", "hardly_known")),
    (Familiarity.SELLING, _words("产品往来", "cpwl", "product_only")),
    (Familiarity.AT_EASE, _words("熟络", "sl", "at_ease")),
    (Attitude.RESISTANT, _words("抗拒", "kj", "resistant")),
    (Attitude.NEUTRAL, _words("中立", "zl", "neutral")),
    (Attitude.POSITIVE, _words("积极", "jj", "positive")),
    (Orientation.RELATIONSHIP, _words("关系型 关系", "gxx gx", "relationship")),
    (Orientation.VALUE, _words("价值型 价值", "jzx jz", "value")),
    (Orientation.SERVICE, _words("服务型 服务", "fwx fw", "service")),
    (LifeStage.HOME, _words("购房期", "gfq", "first_home")),
    (LifeStage.GROWTH, _words("成长期", "czq", "growth")),
    (LifeStage.FAMILY, _words("教育养老期", "jyylq", "raising_a_family/family")),
    (LifeStage.PRESERVATION, _words("保值期", "bzq", "preservation")),
    (Membership.MEMBER, _words("属于", "sy", "belongs/member")),
    (Membership.OUTSIDE, _words("不属于", "bsy", "outside")),
    (Membership.UNKNOWN, _words("未问过", "wwg", "not_asked")),
)

CHOICE_WORDS: Final[Mapping[tuple[type[StrEnum], str], Words]] = {
    (type(choice), choice.value): words for choice, words in _CHOICES
}
"""By type as well: equal codes of two enumerations are one key to a dict."""


def choice_words(choice: StrEnum) -> Words:
    """The words for a choice."""
    return CHOICE_WORDS[type(choice), choice.value]


YES: Final = _words("是", "s", "yes/y/true")
NO: Final = _words("否", "f", "no/n/false")


def field_named(word: str) -> str | None:
    """The id of the field that `word` names: its id, its title, or one of its words."""
    said = _folded(word)
    by_id = said.replace(" ", "_")
    return by_id if by_id in FIELDS else next((n for n in FIELDS if said in _names(n)), None)


def _names(name: str) -> Iterator[str]:
    yield from FIELD_WORDS[name]
    yield _folded(FIELDS[name].title)
    yield _folded(_(FIELDS[name].title))


def _folded(word: str) -> str:
    """A name without its unit, such as ", %" or "（天）"."""
    said = word.lower().replace("_", " ").partition(",")[0].partition("（")[0]
    return " ".join(said.split())
