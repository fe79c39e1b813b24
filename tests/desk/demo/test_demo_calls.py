"""The demo's calls stand behind its telephone contacts, and fill the figures."""

from pathlib import Path

from rmdesk.desk.calling.figures import figures
from rmdesk.desk.demo.making import make_demo_book
from rmdesk.desk.opening import open_book
from rmdesk.domain.call_figures import Period, moved
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from tests.books.builders import TODAY


def test_every_talk_has_its_contact_and_the_month_before_has_figures(tmp_path: Path) -> None:
    path, passphrase = make_demo_book(tmp_path, today=TODAY)
    with open_book(path, passphrase, today=TODAY) as desk:
        calls = [one for client in desk.clients.ids() for one in desk.calls.of(ClientId(client))]
        assert calls
        for call in calls:
            assert call.at.date() < TODAY
            assert call.is_reached == (call.contact_id is not None)
            if call.contact_id is not None:
                contact = desk.contacts.get(call.contact_id)
                assert (contact.client_id, contact.on) == (call.client_id, call.at.date())
                assert contact.channel is Channel.TELEPHONE
        found = figures(desk, Period.MONTH, moved(Period.MONTH, TODAY, -1))
        assert found.total.meetings
        assert found.objections
        assert found.total.reach.percent
