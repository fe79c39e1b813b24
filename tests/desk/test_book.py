"""The desk as a whole: what every use case stands on."""

from rmdesk.desk.book import Desk
from rmdesk.desk.clients import add_client
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass, Thresholds
from tests.builders import TODAY
from tests.store.test_journal import NOW, an_empty_desk


def test_new_thresholds_place_everyone_anew_and_are_kept() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="张三")
        desk.change_thresholds(Thresholds(high_assets=Money(), medium_days=5))
        assert desk.clients.facts(client_id).client_class is ClientClass.MEDIUM
        again = Desk(desk.vault, today=TODAY)
        assert again.thresholds == Thresholds(high_assets=Money(), medium_days=5)
