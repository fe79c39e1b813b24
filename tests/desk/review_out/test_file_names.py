"""What the file of a client's review is called."""

from datetime import date

import pytest

from rmdesk.desk.review_out.file_names import file_stem
from rmdesk.domain.ids import ClientId

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("number", "stem"),
    [
        ("60100001", "60100001 2026-11-20"),
        ("60/1", "60-1 2026-11-20"),
        ("../7", "7 2026-11-20"),
        ("C:\\60", "C-60 2026-11-20"),
        ("", "id7 2026-11-20"),
        ("//", "id7 2026-11-20"),
    ],
)
def test_no_number_leads_to_another_folder(number: str, stem: str) -> None:
    assert file_stem(number, ClientId(7), ON) == stem


def test_of_two_alike_the_second_differs() -> None:
    assert file_stem("60", ClientId(7), ON, is_taken=True) == "60 id7 2026-11-20"
