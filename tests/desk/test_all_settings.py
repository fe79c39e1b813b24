"""All settings taken together: changed whole or not at all, handed out without clients."""

from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.all_settings import (
    NothingBefore,
    all_settings,
    before_many,
    change_all,
    change_many,
)
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.settings_files import (
    NoSettingsFile,
    SettingsNameClients,
    incoming,
    outgoing,
    read_settings_file,
    take_in,
    write_settings,
)
from rmdesk.domain.calendar.working_days import NoWorkingDay
from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.locking import Locking
from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.settings import RhythmSettings, Weights
from rmdesk.domain.settings.everything import AllSettings
from rmdesk.domain.wrong import ValueRefused
from rmdesk.exchange.writers.refusals import TargetTaken
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

LOCKING = Locking()
OTHER = AllSettings(
    locking=Locking(idle_minutes=3),
    day=DaySettings(limit=9, weekly=frozenset({0, 2, 4})),
    calls=CallSettings(topic_days=12),
    diagnosis=DiagnosisSettings(profile="textbook"),
    rhythm=RhythmSettings(weights=Weights(20, 40, 25, 15, 0)),
)


def nothing(_path: str) -> str:
    return ""


def test_all_is_changed_and_kept(desk: Desk) -> None:
    change_all(desk, OTHER)
    assert all_settings(desk, OTHER.locking) == OTHER
    assert (desk.settings.limit, desk.call_settings.topic_days) == (9, 12)
    assert not desk.days.is_working(TODAY.replace(day=24))  # a Tuesday


def test_nothing_is_changed_where_one_part_is_no_rule(desk: Desk) -> None:
    wrong = replace(OTHER, rhythm=RhythmSettings(weights=Weights(99, 99, 0, 0, 0)))
    with pytest.raises(ValueRefused):
        change_all(desk, wrong)
    assert all_settings(desk, LOCKING) == AllSettings()


def test_nothing_is_changed_where_nobody_could_be_planned(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise NoWorkingDay(day=TODAY)

    monkeypatch.setattr(desk.store, "follow_days", refuse)
    with pytest.raises(NoWorkingDay):
        change_all(desk, OTHER)
    monkeypatch.undo()
    assert all_settings(desk, LOCKING) == AllSettings()
    assert desk.state.get("rhythm_settings") is None or desk.rhythm_settings == RhythmSettings()


def test_what_held_before_can_be_put_back(desk: Desk) -> None:
    with pytest.raises(NothingBefore):
        before_many(desk, LOCKING)
    change_all(desk, replace(OTHER, day=DaySettings(limit=44)))
    change_many(desk, OTHER, locking=LOCKING, today=TODAY)
    before, on = before_many(desk, OTHER.locking)
    assert on == TODAY
    assert before == replace(OTHER, locking=LOCKING, day=DaySettings(limit=44))
    change_many(desk, before, locking=OTHER.locking, today=TODAY)
    assert desk.settings.limit == 44
    assert before_many(desk, LOCKING)[0] == OTHER  # and back again


def test_a_file_is_taken_whole_and_noted(desk: Desk) -> None:
    file = incoming(desk, LOCKING, "[day]\nlimit = 9\n[calls]\ntopic_days = 12")
    assert file.is_whole
    take_in(desk, file, locking=LOCKING, now=NOW)
    assert (desk.settings.limit, desk.call_settings.topic_days) == (9, 12)
    (row,) = [
        one for one in desk.audit.rows(TODAY, TODAY, most=9) if one.action == "settings.taken"
    ]
    assert row.object == "2 settings"
    bad = incoming(desk, LOCKING, "[day]\nlimit = 9\n[calls]\ntopic_days = -1")
    with pytest.raises(ValueRefused):
        take_in(desk, bad, locking=LOCKING, now=NOW)
    assert desk.call_settings.topic_days == 12


@pytest.mark.parametrize("at", ["audit", "state"])
def test_a_failure_after_the_change_leaves_the_desk_with_what_the_book_holds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError("the disk is full")

    change_all(desk, replace(AllSettings(), day=DaySettings(limit=44)))
    days = desk.days
    file = replace(incoming(desk, LOCKING, "[day]\nlimit = 9"), settings=OTHER)
    if at == "audit":
        monkeypatch.setattr(desk.audit, "note", fail)
    else:
        monkeypatch.setattr("rmdesk.desk.all_settings.settings_text", fail)
    with pytest.raises(OSError, match="disk"):
        take_in(desk, file, locking=LOCKING, now=NOW)
    monkeypatch.undo()
    remembered = all_settings(desk, LOCKING)
    assert remembered == replace(AllSettings(), day=DaySettings(limit=44))
    assert desk.days == days
    desk.recall_settings()
    assert all_settings(desk, LOCKING) == remembered


def test_words_that_name_a_client_are_pointed_out(desk: Desk, tmp_path: Path) -> None:
    add_client(desk, now=NOW, name="欧阳锋", mobile="13812345678")
    own = OutcomeKind(code="欧阳锋来电", words="来电")
    change_all(
        desk,
        AllSettings(
            calls=CallSettings(
                outcomes=(*STANDARD, own), forbidden_words=("保本", "138 1234 5678")
            ),
            rhythm=RhythmSettings(own_metrics=(Metric("own_1", "信托"),)),
        ),
    )
    file = outgoing(desk, LOCKING, nothing)
    assert file.words == ("来电", "欧阳锋来电", "保本", "138 1234 5678", "信托", "own_1")
    assert set(file.named) == {"欧阳锋", "13812345678"}
    path = tmp_path / "settings.toml"
    with pytest.raises(SettingsNameClients):
        write_settings(path, file)
    assert not path.exists()
    write_settings(path, file, may_name=True)
    with pytest.raises(TargetTaken):
        write_settings(path, file, may_name=True)
    read = incoming(desk, LOCKING, read_settings_file(path))
    assert read.is_whole
    assert read.settings == all_settings(desk, LOCKING)


def test_a_file_holds_no_word_of_a_client_unless_it_was_typed_into_a_setting(desk: Desk) -> None:
    add_client(desk, now=NOW, name="欧阳锋", mobile="13812345678")
    file = outgoing(desk, LOCKING, nothing)
    assert (file.words, file.named) == ((), ())
    assert "欧阳" not in file.content and "138" not in file.content


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "is no text in UTF-8"), (b"a" * 600_000, "far larger")],
)
def test_what_is_no_text_gets_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(NoSettingsFile) as caught:
        read_settings_file(path)
    assert said in caught.value.sentence()
    with pytest.raises(NoSettingsFile):
        read_settings_file(tmp_path / "nowhere.toml")
