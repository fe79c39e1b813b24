"""Two or three people at desks of their own, by command line: each with a book and a passphrase."""

from pathlib import Path
from typing import Any

from rmdesk.store.unlocking.key_pairs import recipient_in
from tests.cli.conftest import Answer, Tell


class Side:
    """One of them."""

    def __init__(self, tell: Tell, folder: Path, passphrase: str, *, today: str) -> None:
        self.folder, self.book = folder, folder / "book.rmdesk"
        folder.mkdir()
        self._tell, self._today = tell, today
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(passphrase, "utf-8")
        self.passphrase.chmod(0o600)

    def __call__(self, *words: object, code: int = 0, **options: Any) -> Answer:
        today = options.get("today", self._today)
        given = ("--book", self.book, "--passphrase-file", self.passphrase, "--today", today)
        answer = self._tell(*given, *words)
        assert answer.code == code, answer.err
        return answer

    def takes(self, text: str) -> None:
        """Import a list."""
        file = self.folder / "clients.csv"
        file.write_text(text, "utf-8")
        self("import", file)

    def key(self, name: str) -> tuple[Path, str]:
        """A new pair; the public file and its fingerprint, as it is read out."""
        self("keys", "new", "--out", self.folder / name)
        public = self.folder / f"{name}.pub"
        return public, recipient_in(public).fingerprint
