"""A cheap book on disk, and the command line run in this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rmdesk.cli.grammar import parse
from rmdesk.cli.run import run
from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book
from rmdesk.language import Language, speak
from tests.books.builders import TODAY
from tests.tools.readme.contract import contract, undocumented

PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


@dataclass(frozen=True)
class Answer:
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Tell = Callable[..., Answer]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\r\nignored\n", encoding="utf-8-sig")
    file.chmod(0o600)
    return file


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An empty book."""
    path = tmp_path / "book.rmdesk"
    new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP).close()
    return path


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs a command line; the language is English again afterwards. What `--json` prints must be
    what the README promises."""

    def tell(*words: object) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        speak(Language.ENGLISH)
        captured = capsys.readouterr()
        answer = Answer(code, captured.out, captured.err)
        if "--json" in words and captured.out:
            require_promised([str(word) for word in words], answer.json)
        return answer

    return tell


def require_promised(words: list[str], printed: Any) -> None:
    """Nothing that the contract in the README does not name."""
    typed = parse(words)
    command = f"{typed.command} {typed.what}"
    known = command if command in contract() else typed.command
    assert undocumented(known, printed) == [], f"name it in the README, under JSON: {known}"


@pytest.fixture
def ask(tell: Tell, book: Path, passphrase_file: Path) -> Tell:
    """Runs a command on `book`, on the day of the builders."""

    def ask(*words: object) -> Answer:
        return tell("--book", book, "--passphrase-file", passphrase_file, "--today", TODAY, *words)

    return ask
