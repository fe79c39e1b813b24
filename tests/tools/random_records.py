"""What of a random record is not left to chance: whom it refers to, and texts that are codes."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.classes.attitude import Attitude, Evidence
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.tags import key as tag_key
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.diagnosis.assumptions import Assumptions, plain_assumptions
from rmdesk.domain.diagnosis.cash_flow import EVERY
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.kept import plain_interview
from rmdesk.domain.diagnosis.kept_values import packed
from rmdesk.domain.diagnosis.persons import Person
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.file.field import FileKind
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import kept
from rmdesk.domain.file.values import Yearly, read_value
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.treatments import Treatment
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.views import STANDARD, to_json
from rmdesk.store.papers import PART_BYTES, PaperContents
from rmdesk.store.tables.records import RECORDS
from tests.tools.random_values import Values

_BOXES: Final = {
    Grid.CLASS: ClientClass,
    Grid.EFFORT: EffortBox,
    Grid.FAMILIARITY: Familiarity,
    Grid.ATTITUDE: Attitude,
    Grid.ORIENTATION: Orientation,
}
_ITEMS: Final = tuple(item for item in FILE_FIELDS.values() if not item.is_column)


class Records:
    """Draws records that fit those of `ids`, the ids by table, which whoever writes them keeps."""

    def __init__(self, desk: Desk, values: Values) -> None:
        self.ids: dict[str, list[int]] = {}
        self._desk = desk
        self._values, self._rng = values, values.rng
        self._count = 0

    def drawn(self, name: str) -> dict[str, Any]:
        """One more record of a table."""
        self._count = len(self.ids.get(name, ()))
        known: dict[str, Any] = {}
        if "client_id" in RECORDS[name]._meta.fields:
            known["client_id"] = self._one("clients")
        if "gone_on" in RECORDS[name]._meta.fields:
            known["gone_on"] = None
        if name in _KNOWN:
            known |= _KNOWN[name](self, known.get("client_id", 0))
        return self._values.row(RECORDS[name], known)

    def _one(self, name: str) -> int:
        return self._rng.choice(self.ids[name])

    def _some(self, name: str) -> int | None:
        return self._one(name) if self._rng.random() < 0.6 else None

    def _other(self, client_id: int) -> int:
        return self._rng.choice([one for one in self.ids["clients"] if one != client_id])

    def _client(self, _: int) -> Mapping[str, Any]:
        number = f"8{self._rng.randrange(10**7):07}"
        mobile = f"138{self._rng.randrange(10**8):08}"
        return {
            "name": self._values.name(),
            "number": number,
            "mobile": mobile,
            "id_number": "",
            "former_numbers": "",
            "email": "",
            "risk_tolerance": self._rng.choice(("", "C1", "C3", "C5")),
            "education": self._rng.choice(("", "本科", "硕士")),
            "wished_days": self._rng.choice((None, 14, 30)),
        }

    def _product(self, _: int) -> Mapping[str, Any]:
        return {
            "code": f"LC{self._count}{self._rng.randrange(10**4):04}",
            "name": self._values.text(),
            "kind": self._rng.choice((HoldingClass.WEALTH_PRODUCT, HoldingClass.BOND_FUND)),
            "risk": self._rng.choice(("R1", "R2", "R5")),
            "tags": "",
        }

    def _net_value(self, _: int) -> Mapping[str, Any]:
        on = self._values.day(-100 + 10 * self._count, -91 + 10 * self._count)
        return {"product_id": self._one("products"), "on": on}

    def _news(self, _: int) -> Mapping[str, Any]:
        return {"product_id": self._some("products"), "words": self._values.text(), "tags": ""}

    def _event(self, _: int) -> Mapping[str, Any]:
        return {"name": self._values.text(), "on": self._values.day(-30, 30), "tags": ""}

    def _with_other(self, client_id: int) -> Mapping[str, Any]:
        return {"other_id": self._other(client_id), "name": self._values.name()}

    def _member(self, client_id: int) -> Mapping[str, Any]:
        other = self._other(client_id) if self._rng.random() < 0.3 else None
        return {
            "other_id": other,
            "name": self._values.name(),
            "birth_year": self._rng.choice((None, 1960, 2015)),
            "support_until": None,
            "lunar_birthday": "",
        }

    def _holding(self, _: int) -> Mapping[str, Any]:
        return {
            "product_id": self._some("products"),
            "maturity": self._values.day(-5, 60),
            "start": self._values.day(),
            "risk": self._rng.choice(("", "R2")),
            "repay_day": self._rng.choice((None, 5)),
        }

    def _policy(self, _: int) -> Mapping[str, Any]:
        return {"next_premium_on": self._values.day(1, 60), "repeat": 1}

    def _contact(self, _: int) -> Mapping[str, Any]:
        return {"next_on": None, "topics": "", "gist": self._values.text(40)}

    def _appointment(self, _: int) -> Mapping[str, Any]:
        return {"state": AppointmentState.OPEN, "on": self._values.day(0, 3)}

    def _call(self, client_id: int) -> Mapping[str, Any]:
        return {"contact_id": self._of_client("contacts", client_id), "outcome": "reached"}

    def _objection(self, client_id: int) -> Mapping[str, Any]:
        return {"call_id": self._of_client("calls", client_id)}

    def _cover(self, client_id: int) -> Mapping[str, Any]:
        return {"member_id": self._of_client("members", client_id)}

    def _review_line(self, _: int) -> Mapping[str, Any]:
        """A line of one of the reviews, and so of the client that one is of."""
        review_id = self._one("reviews")
        client_id = self._owner("reviews", review_id)
        held = self._of_client("holdings", client_id)
        ids = {"client_id": client_id, "review_id": review_id, "holding_id": held}
        return {**ids, "taken_out": False}

    def _flow(self, client_id: int) -> Mapping[str, Any]:
        return {
            "member_id": self._of_client("members", client_id),
            "months": self._rng.choice(EVERY),
        }

    def _own_share(self, _: int) -> Mapping[str, Any]:
        return {"percent": self._rng.choice((10, 40, 50, 100))}

    def _goal(self, client_id: int) -> Mapping[str, Any]:
        return {
            "member_id": self._of_client("members", client_id),
            "name": self._values.text(),
            "on_year": self._values.today.year + self._rng.randint(0, 30),
            "rate_bp": self._rng.choice((None, 250)),
            "growth_bp": self._rng.choice((None, 500)),
        }

    def _diagnosis(self, _: int) -> Mapping[str, Any]:
        person = Person(name=self._values.name(), born=1980)
        interview = Interview(situation=Situation(persons=(person,)), wishes=self._values.text())
        return {
            "interview": packed(plain_interview(interview)),
            "assumptions": self._rng.choice(("", packed(plain_assumptions(Assumptions())))),
            "other_scenario": "",
            "closed_on": None,
            "next_check_on": None,
        }

    def _proposal(self, _: int) -> Mapping[str, Any]:
        return {"product_id": self._one("products"), "client_level": 3, "product_level": 2}

    def _target(self, _: int) -> Mapping[str, Any]:
        month = self._values.day(-60, 60).replace(day=1)
        return {"month": month, "metric": self._metric(), "pieces": self._rng.choice((None, 3))}

    def _metric(self) -> str:
        return self._rng.choice(("investment", "loans", "accounts"))

    def _deal(self, client_id: int) -> Mapping[str, Any]:
        """An open one, or one that was closed."""
        is_open, day = self._rng.random() < 0.6, self._values.day(-40, -1)
        stage = self._rng.choice(OPEN_STAGES) if is_open else Stage.CLOSED
        level = self._rng.choice((None, 3))
        return {
            "product_id": self._some("products"),
            "metric": self._metric(),
            "stage": stage,
            "month": day.replace(day=1),
            "expected_on": None,
            "added_on": day,
            "moved_on": day,
            "closed_on": None if is_open else day,
            "lost_reason": None,
            "lost_words": "",
            "chance": self._rng.choice((None, 60)),
            "pieces": self._rng.randint(1, 3),
            "client_level": level,
            "product_level": level,
            "script": "",
            "holding_id": None if is_open else self._of_client("holdings", client_id),
        }

    def _deal_move(self, _: int) -> Mapping[str, Any]:
        """A step of one of the deals, and so of the client that one is of."""
        deal_id = self._one("deals")
        return {"client_id": self._owner("deals", deal_id), "deal_id": deal_id}

    def _meeting(self, client_id: int) -> Mapping[str, Any]:
        """One that was held, or that is to come."""
        is_held = self._rng.random() < 0.5
        on = self._values.day(-30, -1) if is_held else self._values.day(0, 20)
        return {
            "on": on,
            "held_on": on if is_held else None,
            "called_off_on": None,
            "appointment_id": self._of_client("appointments", client_id),
            "contact_id": self._of_client("contacts", client_id) if is_held else None,
            "event_id": self._some("events"),
        }

    def _owner(self, name: str, row_id: int) -> int:
        row = self._desk.store.database.execute_sql(
            f"SELECT client_id FROM {name} WHERE id = ?", (row_id,)
        ).fetchone()
        return int(row[0])

    def _of_client(self, name: str, client_id: int) -> int | None:
        """A record of the same client, where there is one."""
        rows = self._desk.store.database.execute_sql(
            f"SELECT id FROM {name} WHERE client_id = ? ORDER BY id", (client_id,)
        ).fetchall()
        ids: list[int | None] = [None, *(row[0] for row in rows)]
        return self._rng.choice(ids)

    def _detail(self, _: int) -> Mapping[str, Any]:
        item = self._rng.choice(_ITEMS)
        value = read_value(item, self._values.typed(item), self._values.today)
        as_of = self._values.day()
        if isinstance(value, Yearly):
            as_of = as_of.replace(year=value.year, day=1)
        is_dated = item.is_figure or item.kind is FileKind.YEARLY
        return {"field": item.id, "value": kept(value), "as_of": as_of if is_dated else None}

    def _paper(self, _: int) -> Mapping[str, Any]:
        large = self._rng.random() < 0.1
        content = self._rng.randbytes(PART_BYTES + 9 if large else self._rng.randint(1, 400))
        PaperContents(self._desk.store.database).put(content)
        name = f"{self._values.name()}{self._count}.pdf"
        digest = sha256(content).hexdigest()
        return {"name": name, "media": "application/pdf", "size": len(content), "digest": digest}

    def _place(self, _: int) -> Mapping[str, Any]:
        grid = self._rng.choice(list(Grid))
        one, other = (self._rng.choice(list(_BOXES[grid])).value for _ in range(2))
        return {"grid": grid, "box": one, "rule_then": other, "before": one, "after": other}

    def _attitude(self, _: int) -> Mapping[str, Any]:
        shown = self._rng.sample(list(Evidence), 2)
        return {"evidence": " ".join(one.value for one in shown)}

    def _tag(self, _: int) -> Mapping[str, Any]:
        tag = self._values.name() + self._values.name()
        return {"tag": tag, "tag_key": tag_key(tag)}

    def _open(self, _: int) -> Mapping[str, Any]:
        """Something that is still to be done, so that a duty follows from it."""
        day = self._values.day(0, 5)
        return {"settled_on": None, "on": day, "what": self._values.text()}

    def _to_do(self, _: int) -> Mapping[str, Any]:
        return {**self._open(0), "client_id": self._some("clients")}

    def _anniversary(self, _: int) -> Mapping[str, Any]:
        return {"what": self._values.text(), "since": self._values.day(-4000), "lunar": ""}

    def _invitation(self, _: int) -> Mapping[str, Any]:
        return {"event_id": self._one("events")}

    def _brief(self, _: int) -> Mapping[str, Any]:
        return {"words": self._values.text(80), "handover_id": self._some("handovers")}

    def _view(self, _: int) -> Mapping[str, Any]:
        view = self._rng.choice(STANDARD)
        said = json.dumps(to_json(view), ensure_ascii=False)
        return {"name": f"{self._values.name()}{self._count}", "definition": said, "place": 10}

    def _text(self, _: int) -> Mapping[str, Any]:
        return {"key": f"own-{self._count}", "version": 1, "body": 'says = "您好"', "based_on": ""}

    def _handover(self, _: int) -> Mapping[str, Any]:
        draw = self._rng.randbytes
        return {
            "bundle": draw(16).hex(),
            "book": draw(16).hex(),
            "device": draw(32).hex(),
            "kind": BundleKind.HANDOVER,
            "who": self._values.name(),
            "counts": "{}",
        }

    def _former_change(self, client_id: int) -> Mapping[str, Any]:
        return {
            "handover_id": self._one("handovers"),
            "table": "clients",
            "row_id": client_id,
            "kind": "client.edit",
            "field": "occupation",
            "before": json.dumps(self._values.text(), ensure_ascii=False),
            "after": json.dumps(self._values.text(), ensure_ascii=False),
        }

    def _former_audit(self, _: int) -> Mapping[str, Any]:
        known = {"handover_id": self._one("handovers"), "number": self._count + 1}
        return {**known, "actor": self._values.name(), "action": "client.edit"}

    def _receiver(self, _: int) -> Mapping[str, Any]:
        public = Identity(self._rng.randbytes(32)).recipient.text
        return {"name": self._values.name(), "public": public, "compared_on": None}

    def _treatment(self, _: int) -> Mapping[str, Any]:
        return {"treatment": Treatment.WHOLE}

    def _share(self, _: int) -> Mapping[str, Any]:
        return {"receiver_id": self._some("receivers")}

    def _origin(self, _: int) -> Mapping[str, Any]:
        first = self._one("clients")
        known = {"handover_id": self._one("handovers"), "table": "clients"}
        return {**known, "first_id": first, "foreign_id": first, "count": 1}

    def _own_day(self, _: int) -> Mapping[str, Any]:
        return {"on": self._values.today + timedelta(days=40 + self._count)}

    def _year(self, _: int) -> Mapping[str, Any]:
        year = 2031 + self._count
        entry = f'holidays = [{{ name = "元旦", from = {year}-01-01 }}]'
        return {"year": year, "content": f'[{year}]\nsource = "通知"\n{entry}\n'}


_KNOWN: Final[Mapping[str, Callable[[Records, int], Mapping[str, Any]]]] = {
    "clients": Records._client,
    "products": Records._product,
    "net_values": Records._net_value,
    "news": Records._news,
    "events": Records._event,
    "members": Records._member,
    "holdings": Records._holding,
    "policies": Records._policy,
    "contacts": Records._contact,
    "appointments": Records._appointment,
    "calls": Records._call,
    "namesakes": Records._with_other,
    "details": Records._detail,
    "ties": Records._with_other,
    "papers": Records._paper,
    "referrals": Records._with_other,
    "cover_answers": Records._cover,
    "review_lines": Records._review_line,
    "cash_flows": Records._flow,
    "own_mixes": Records._own_share,
    "goals": Records._goal,
    "diagnoses": Records._diagnosis,
    "proposals": Records._proposal,
    "targets": Records._target,
    "deals": Records._deal,
    "deal_moves": Records._deal_move,
    "meetings": Records._meeting,
    "places": Records._place,
    "place_changes": Records._place,
    "heard_attitudes": Records._attitude,
    "tags": Records._tag,
    "to_dos": Records._to_do,
    "visits": Records._open,
    "anniversaries": Records._anniversary,
    "invitations": Records._invitation,
    "objections": Records._objection,
    "handovers": Records._handover,
    "briefs": Records._brief,
    "views": Records._view,
    "texts": Records._text,
    "former_changes": Records._former_change,
    "former_audit": Records._former_audit,
    "receivers": Records._receiver,
    "shares": Records._share,
    "treatments": Records._treatment,
    "origins": Records._origin,
    "own_days": Records._own_day,
    "holiday_years": Records._year,
}
"""What of a table's records must not be left to chance."""
