"""A book of six clients on the disk, and the way into it from a terminal."""

from datetime import date, datetime
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from tests.tools.window import Window

PASSPHRASE = "correct horse battery staple"
DAY = date(2026, 11, 20)
BEFORE = datetime(2026, 11, 19, 18)
PEOPLE = ("单雄信", "吕布", "欧阳锋", "郑爽", "解彤强", "张三")
ASK = {"zh": "口令：", "en": "Passphrase"}


def a_book(home: Path) -> Path:
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as desk:
        for number, name in enumerate(PEOPLE):
            add_client(desk, now=BEFORE, name=name, mobile=f"1380000000{number}")
    return path


def unlock(desk: Window, language: str) -> None:
    desk.wait_for(ASK[language])
    desk.press(PASSPHRASE, "Enter")
