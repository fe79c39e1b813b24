"""What clients allowed and refused, channel by channel, and how their risk was assessed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from rmdesk.desk.demo.life import Life, World
from rmdesk.domain.consents import Consent, ConsentChannel
from rmdesk.domain.ids import AssessmentId, ConsentId
from rmdesk.domain.suitability import Assessment, client_level

_ASKED = (ConsentChannel.CALL, ConsentChannel.TEXT, ConsentChannel.MESSENGER)
_REFUSABLE = (
    ConsentChannel.TEXT,
    ConsentChannel.EMAIL,
    ConsentChannel.POST,
    ConsentChannel.VISIT,
    ConsentChannel.MESSENGER,
)
_BRANCH = "网点柜面评估"
_ONLINE = "手机银行自助评估"


class Answers:
    """Asks for consent and assesses; `words` is demo_file.toml."""

    def __init__(self, words: World, *, today: date) -> None:
        self._words = words["consents"]
        self._today = today
        self._chance = Random("consents")

    def consents(self, life: Life) -> Iterator[Consent]:
        """Given when the account was opened or later; now and then one was withdrawn."""
        chance, known = self._chance, life.client.known_since
        if chance.random() < 0.4:
            on = known + timedelta(days=chance.randrange(min(200, (self._today - known).days)))
            source = chance.choice(self._words["sources"])
            for channel in chance.sample(_ASKED, chance.choice((1, 2, 3))):
                yield self._consent(life, channel, source, on, is_given=True)
        if chance.random() < 0.12:
            on = self._today - timedelta(days=chance.randrange(1, 25))
            source = chance.choice(self._words["withdrawn"])
            yield self._consent(life, chance.choice(_REFUSABLE), source, on, is_given=False)
        if life.client.do_not_call:
            on = self._today - timedelta(days=chance.randrange(1, 25))
            source = self._words["withdrawn"][1]
            yield self._consent(life, ConsentChannel.CALL, source, on, is_given=False)

    def _consent(
        self, life: Life, channel: ConsentChannel, source: str, on: date, *, is_given: bool
    ) -> Consent:
        return Consent(
            id=ConsentId(0),
            client_id=life.client.id,
            channel=channel,
            is_given=is_given,
            source=source,
            on=on,
        )

    def assessments(self, life: Life) -> Iterator[Assessment]:
        """The one that holds, and for some the one a year before, a grade lower or the same."""
        chance, client = self._chance, life.client
        level, newest = client_level(client.risk_tolerance), client.risk_assessed_on
        if level is None or newest is None:
            return
        before = newest - timedelta(days=chance.randrange(350, 400))
        if chance.random() < 0.5:
            lower = max(1, level - chance.randrange(2))
            yield self._assessment(life, before, f"C{lower}")
        yield self._assessment(life, newest, f"C{level}")

    def _assessment(self, life: Life, on: date, grade: str) -> Assessment:
        return Assessment(
            id=AssessmentId(0),
            client_id=life.client.id,
            on=on,
            grade=grade,
            source=_ONLINE if self._chance.random() < 0.4 else _BRANCH,
        )
