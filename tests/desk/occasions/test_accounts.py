"""The day on which a client's account was opened."""

from datetime import date

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.domain.occasions.kinds import OccasionKind
from tests.books.builders import TODAY
from tests.desk.occasions.written import DAY, NOW, ONE, waiting


@pytest.mark.parametrize(("years", "is_due"), [(5, True), (10, True), (4, False)])
def test_every_fifth_year_of_an_account_is_a_reason(desk: Desk, years: int, is_due: bool) -> None:
    on = TODAY + DAY
    opened: date = on.replace(year=on.year - years)
    edit_client(desk, ONE, {"opened_on": opened}, now=NOW)
    found = [one.reason for one in waiting(desk, OccasionKind.ANNIVERSARY)]
    assert [one.facts["years"] for one in found] == ([years] if is_due else [])
