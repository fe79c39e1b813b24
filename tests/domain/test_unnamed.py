"""Whether a text says a name that must not be said: the whole name, and only a name."""

import pytest

from rmdesk.domain.unnamed import NOTHING_UNNAMED, unnamed


@pytest.mark.parametrize(
    ("name", "text", "is_said"),
    [
        ("沪深300指数", "我们有沪深300指数。", True),
        ("沪深300指数", "我们有沪深３００指数。", True),  # as wide figures
        ("Growth A", "about growth a, today", True),
        ("Growth A", "about growth abroad", False),
        ("QDII", "GQDII, QDII2", False),
        ("QDII", "新QDII基金", True),
        ("300指数", "沪深1300指数", False),
        ("ATM", "ATM升级通知", True),
        ("A", "A股", False),
        ("和畅", "祝您和畅", False),
        ("理财产品", "理财产品销售须知", False),
        ("债券基金", "债券基金", False),
    ],
)
def test_a_name_is_said_whole(name: str, text: str, is_said: bool) -> None:
    assert bool(unnamed([name], []).said_in(["您好", text])) is is_said


def test_what_may_be_said_is_no_longer_barred_and_a_longer_name_is_another() -> None:
    found = unnamed(["稳健一号", "进取二号"], ["稳健一号 ", "进取二号增强", "别的"])
    assert (found.names, found.besides) == (("进取二号",), ("进取二号增强",))
    assert found.said_in(["稳健一号与进取二号增强"]) == ""
    assert found.said_in(["进取二号增强", "进取二号"]) == "进取二号"


def test_nothing_barred_says_nothing() -> None:
    assert NOTHING_UNNAMED.said_in(["沪深300指数"]) == ""
