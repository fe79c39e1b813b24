"""What was put right on the evening the demo was made, so that a few files have a history."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.desk.demo.life import Life, World
from rmdesk.desk.shelf.suitability import assess


def put_right(desk: Desk, lives: Sequence[Life], words: World, *, at: datetime) -> None:
    """A few minutes apart, one change for each of the first of `lives`, and a new grade."""
    told = words["corrections"]
    answers = (
        ("mobile", Answer(told["mobile"])),
        ("instruction", Answer(told["instruction"])),
        ("usual_bank", Answer(told["usual_bank"], as_of=at.date(), source=told["source"])),
    )
    for place, (life, (field, answer)) in enumerate(zip(lives, answers, strict=False), start=1):
        set_item(desk, life.client.id, field, answer, now=at + timedelta(minutes=7 * place))
    first = lives[0].client
    later = at + timedelta(minutes=40)
    assess(desk, first.id, told["grade"], on=at.date(), now=later, source=told["assessed"])
