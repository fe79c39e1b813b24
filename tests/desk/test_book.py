"""The desk as a whole: what every use case stands on."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass, Thresholds
from rmdesk.domain.settings.paths import with_value
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk


def test_new_thresholds_place_everyone_anew_and_are_kept() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="张三")
        edit_client(desk, client_id, {"balance": Money(100)}, now=NOW)
        lines = Thresholds(high_assets=Money(100), medium_days=45)
        desk.change_settings(with_value(desk.settings, "classes.value", lines))
        assert desk.clients.facts(client_id).client_class is ClientClass.MEDIUM
        again = Desk(desk.vault, today=TODAY)
        assert again.thresholds == lines


def test_lines_that_are_no_rule_are_refused_and_nothing_changes() -> None:
    with an_empty_desk() as desk:
        before = desk.settings
        with pytest.raises(ValueRefused) as refused:
            desk.change_settings(with_value(desk.settings, "classes.value.medium_days", 0))
        assert refused.value.field == "classes.value.medium_days"
        assert desk.settings == before


def test_the_lines_of_an_older_book_are_read() -> None:
    with an_empty_desk() as desk:
        desk.state.put("thresholds", {"high_assets": 5_000, "lower_days": 120})
        again = Desk(desk.vault, today=TODAY)
        assert again.thresholds == Thresholds(high_assets=Money(5_000), lower_days=120)
