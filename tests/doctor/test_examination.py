import errno
import json
import re
from pathlib import Path

import pytest

from rmdesk.doctor.engine import check_engine
from rmdesk.doctor.examination import examine
from rmdesk.doctor.finding import Finding, Verdict, worst
from rmdesk.doctor.told import record, sentence, summary
from rmdesk.store.disk.refusals import NoAccess, UnfitEngine
from tests.doctor.planted import a_terminal, by_check, circumstances


def _one(verdict: Verdict) -> Finding:
    return Finding("a.b", verdict, "Name", "found", "do it" if verdict is not Verdict.OK else "")


def test_the_whole_examination_is_data_with_names_of_its_own(tmp_path: Path) -> None:
    seen = circumstances(tmp_path)
    findings = examine(seen)
    names = [one.check for one in findings]
    assert len(names) == len(set(names)) >= 18
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", name) for name in names)
    told = json.loads(json.dumps(record(findings)))
    assert set(told) == {"verdict", "checks"}
    assert set(told["checks"][0]) == {"check", "verdict", "name", "found", "advice", "facts"}
    assert not seen.book.exists(), "nothing is made where the book lies"


def test_it_goes_on_where_nothing_is_known(tmp_path: Path) -> None:
    """No terminal, no /proc, no /sys, no book."""
    seen = circumstances(tmp_path, terminal=a_terminal(kind="none"), environment={})
    assert worst(examine(seen)) in set(Verdict)


def test_the_engine_is_tried_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (finding,) = check_engine(circumstances(tmp_path))
    assert finding.verdict is Verdict.OK
    assert finding.facts["works"] is True
    assert not list(tmp_path.iterdir())


def test_an_engine_that_lacks_a_setting_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise UnfitEngine(setting="cipher_settings")

    monkeypatch.setattr("rmdesk.store.vault.opened.create_vault", refuse)
    (finding,) = check_engine(circumstances(tmp_path))
    assert finding.verdict is Verdict.BAD
    assert "cipher_settings" in finding.found


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], Verdict.OK),
        ([Verdict.OK, Verdict.LOOK], Verdict.LOOK),
        ([Verdict.BAD, Verdict.LOOK, Verdict.OK], Verdict.BAD),
    ],
)
def test_the_worst_counts(verdicts: list[Verdict], expected: Verdict) -> None:
    assert worst(map(_one, verdicts)) is expected


def test_a_finding_in_one_line() -> None:
    assert sentence(_one(Verdict.OK)) == "Name: found"
    assert sentence(_one(Verdict.LOOK)) == "Name: found. do it"
    assert summary([_one(Verdict.OK), _one(Verdict.BAD)]) == (
        "1 in order, 0 to look at, 1 to be mended"
    )


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "full"), NoAccess(name="trial.rmdesk", reason="the disk is full")],
    ids=["folder", "database"],
)
def test_no_room_to_try_the_engine_says_nothing_of_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("rmdesk.store.vault.opened.create_vault", refuse)
    (finding,) = check_engine(circumstances(tmp_path))
    assert finding.verdict is Verdict.LOOK
    assert finding.found == "not tried: the disk is full"
    assert str(tmp_path) in finding.advice
    assert ".." not in sentence(finding)


def test_a_refusal_in_one_line_has_one_full_stop() -> None:
    finding = Finding("a.b", Verdict.BAD, "Name", "It is not so.", "Do it.")
    assert sentence(finding) == "Name: It is not so. Do it."


def test_a_check_that_fails_is_a_finding_and_the_others_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_book: object) -> None:
        raise ValueError(tmp_path)

    monkeypatch.setattr("rmdesk.doctor.clock._last_written", fail)
    found = by_check(examine(circumstances(tmp_path)))
    assert found["clock.failed"].verdict is Verdict.BAD
    assert "ValueError at rmdesk.doctor." in found["clock.failed"].found
    assert str(tmp_path) not in found["clock.failed"].found
    assert "memory.dumps" in found
