"""A recovery code that was used is told until another one is drawn."""

from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recovery_code import drawn
from rmdesk.crypto.slots import Kind
from rmdesk.desk.audit import came_in
from rmdesk.desk.opening import new_book
from rmdesk.desk.ways_in.changing import with_passphrase, with_recovery, without
from rmdesk.desk.ways_in.listed import ways_of
from rmdesk.desk.ways_in.showing import just_opened
from rmdesk.desk.ways_in.shown_code import used_on
from rmdesk.desk.ways_in.writing import carry_out
from rmdesk.store.unlocking.tries import Tries
from rmdesk.ui.unlock.notices import noticed
from tests.books.builders import TODAY

NOW = datetime(2026, 11, 20, 9, 30)
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


@pytest.mark.parametrize("end", ["another", "removed"])
def test_it_is_told_until_the_code_opens_nothing_any_more(tmp_path: Path, end: str) -> None:
    with new_book(tmp_path / "a.rmdesk", "correct horse battery", today=TODAY, cost=CHEAP) as desk:
        code = drawn()
        carry_out(desk, with_recovery(just_opened(desk), code, code), now=NOW)
        came_in(desk, Tries(desk.vault.path), by=Kind.PASSPHRASE, now=NOW.timestamp())
        assert used_on(desk) is None
        came_in(desk, Tries(desk.vault.path), by=Kind.RECOVERY, now=NOW.timestamp())
        new = with_passphrase(just_opened(desk), "another passphrase of mine", cost=CHEAP)
        carry_out(desk, new, now=NOW)
        assert used_on(desk) == TODAY
        assert any("2026-11-20" in line for line in noticed(desk))
        if end == "another":
            other = drawn()
            carry_out(desk, with_recovery(just_opened(desk), other, other), now=NOW)
        else:
            (number,) = (way.number for way in ways_of(desk) if way.kind is Kind.RECOVERY)
            carry_out(desk, without(just_opened(desk), number), now=NOW)
        assert used_on(desk) is None
        assert noticed(desk) == []
