"""What the book remembers of earlier imports: how layouts are read, by what rules, and where.

Kept in the state of the book, so encrypted with it and not part of any undo.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.matching.rules import FIELDS, Extent, Mode, Policy, Rules, Section
from rmdesk.exchange.layouts import Correction

LAYOUTS = "import.layouts"
LAST_FILE = "import.file"
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How sheets of one fingerprint were imported the last time.

    Without a `correction` the reader was right by itself. That a list was whole is said anew each
    time: what it lacks is marked as gone.
    """

    correction: Correction | None = None
    mode: Mode = Mode.BOTH
    is_part: bool = False
    policies: Mapping[tuple[Section, str], Policy] = field(default_factory=dict)
    used: str = ""


@dataclass(slots=True)
class Memory:
    """Habits by fingerprint, and the file that was imported last."""

    habits: dict[str, Habit]
    last_file: Path | None = None

    @property
    def corrections(self) -> dict[str, Correction]:
        """What was corrected by hand, by fingerprint."""
        return {
            fingerprint: habit.correction
            for fingerprint, habit in self.habits.items()
            if habit.correction is not None
        }

    def rules(self, fingerprints: Iterable[str]) -> Rules:
        """The rules of the last import of such sheets; the usual ones for unknown sheets."""
        for fingerprint in fingerprints:
            if (habit := self.habits.get(fingerprint)) is not None:
                extent = Extent.PART if habit.is_part else Extent.UNSAID
                return Rules(mode=habit.mode, extent=extent, policies=habit.policies)
        return Rules()

    def learn(
        self,
        fingerprints: Iterable[str],
        corrections: Mapping[str, Correction],
        rules: Rules,
        *,
        today: date,
    ) -> None:
        """Remember how sheets were imported."""
        for fingerprint in dict.fromkeys((*fingerprints, *corrections)):
            before = self.habits.get(fingerprint, Habit())
            self.habits[fingerprint] = Habit(
                correction=corrections.get(fingerprint, before.correction),
                mode=rules.mode,
                is_part=rules.extent is Extent.PART,
                policies=rules.policies,
                used=today.isoformat(),
            )
        if len(self.habits) > _MOST:
            newest = sorted(self.habits.items(), key=lambda habit: habit[1].used)
            self.habits = dict(newest[-_MOST:])


def recall(desk: Desk) -> Memory:
    """What is remembered; what a later version wrote otherwise is forgotten."""
    kept = desk.state.get(LAYOUTS)
    habits = {
        fingerprint: habit
        for fingerprint, said in (kept.items() if isinstance(kept, dict) else ())
        if (habit := _habit(said)) is not None
    }
    last = desk.state.get(LAST_FILE)
    return Memory(habits, Path(last) if isinstance(last, str) else None)


def keep(desk: Desk, memory: Memory) -> None:
    """Store what is remembered."""
    desk.state.put(LAYOUTS, {name: _packed(habit) for name, habit in memory.habits.items()})
    desk.state.put(LAST_FILE, str(memory.last_file) if memory.last_file else None)


def _packed(habit: Habit) -> dict[str, Any]:
    return {
        "correction": habit.correction.to_json() if habit.correction else None,
        "mode": habit.mode.value,
        "is_part": habit.is_part,
        "policies": {
            f"{section.value}.{name}": policy.value
            for (section, name), policy in habit.policies.items()
        },
        "used": habit.used,
    }


def _habit(said: Any) -> Habit | None:
    try:
        correction = said["correction"]
        policies = {read_field(name): Policy(policy) for name, policy in said["policies"].items()}
        return Habit(
            correction=Correction.from_json(correction) if correction is not None else None,
            mode=Mode(said["mode"]),
            is_part=said.get("is_part") is True,
            policies=policies,
            used=str(said["used"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def read_field(name: str) -> tuple[Section, str]:
    """The section and field of ``clients.mobile``; raises ValueError for any other text."""
    section, _, field_name = name.partition(".")
    if field_name not in FIELDS[Section(section)]:
        raise ValueError(name)
    return Section(section), field_name
