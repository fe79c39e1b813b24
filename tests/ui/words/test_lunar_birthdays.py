"""Who is known to celebrate by the lunar calendar only has a file like everybody else."""

import pytest

from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.kin.household import Relation
from rmdesk.ui.words.item_texts import lunar_day
from tests.books.empty_desk import NOW, an_empty_desk
from tests.walls.views import everything


@pytest.mark.parametrize("day", ["08-15", "12-30", "+06-01"])
def test_every_view_of_such_a_file_can_be_painted(day: str) -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="单雄信", number="6001")
        set_item(desk, client_id, "lunar_birthday", Answer(day), now=NOW)
        set_item(desk, client_id, "birthday_kept", Answer(BirthdayKept.LUNAR), now=NOW)
        entry = MemberEntry(name="单小雄", relation=Relation.SON, lunar_birthday=day)
        add_member(desk, client_id, entry, now=NOW)
        texts = dict(everything(desk, client_id))
        assert f'"lunar_birthday": "{day}"' in texts["show --json"]
        assert texts["show"].count(lunar_day(day)) == 2  # the client's and the member's
        assert any("单小雄" in text for where, text in texts.items() if "page" in where)
