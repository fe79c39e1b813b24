"""How a client is addressed."""

import pytest

from rmdesk.domain.address import address, surname
from rmdesk.domain.identity import Sex
from tests.books.builders import a_client

TITLES = {Sex.MALE: "{surname}先生", Sex.FEMALE: "{surname}女士"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("张三", "张"), ("欧阳锋", "欧阳"), ("欧阳", "欧"), ("John Smith", "Smith"), ("", "")],
)
def test_surname(name: str, expected: str) -> None:
    assert surname(name) == expected


def test_the_clients_wish_goes_first_and_an_unknown_sex_keeps_the_full_name() -> None:
    assert address(a_client(name="尉迟恭", sex=Sex.MALE), titles=TITLES) == "尉迟先生"
    assert address(a_client(name="王芳", sex=Sex.FEMALE), titles=TITLES) == "王女士"
    assert address(a_client(name="王芳"), titles=TITLES) == "王芳"
    assert address(a_client(name="王芳", salutation="王老师"), titles=TITLES) == "王老师"
