"""Scripts and objections as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.fields import PRODUCT, SLOTS, filled, fits, named_in
from rmdesk.domain.scripts.finding import Finding


class ObjectionKind(StrEnum):
    """The kinds of objections of [P] in domain.md, and the brush-off to another branch."""

    PUTS_OFF = "puts_off"
    NOT_INTERESTED = "not_interested"
    NO_TRUST = "no_trust"
    MISUNDERSTANDS = "misunderstands"
    CANNOT_MEET = "cannot_meet"
    NEXT_DOOR = "next_door"


class StepKind(StrEnum):
    """What a step does: the six of [P] in domain.md, and what leads from them to the end."""

    GREET = "greet"
    RAPPORT = "rapport"
    REASON = "reason"
    BENEFIT = "benefit"
    CONVENIENT = "convenient"
    LINK = "link"
    CLOSE = "close"
    WAIT = "wait"
    CONFIRM = "confirm"
    LATER = "later"

    @property
    def ends(self) -> bool:
        """Whether the talk is over after it, unless the client says something more."""
        return self in (StepKind.CONFIRM, StepKind.LATER)


class Spin(StrEnum):
    """The four questions that let the client see a need."""

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    NEED_PAYOFF = "need_payoff"


@dataclass(frozen=True, slots=True)
class Branch:
    """What the client may say, and the step that follows."""

    says: str
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a title, the words, a hint for voice and posture, and where it may lead.

    `otherwise` is said instead of `text` when a field of `text` is not known of the client, and
    `for_attitude` holds what is said instead to clients of an attitude. A step that `proposes` a
    product is locked for strangers; `around` is the step to take then. A step that waits says
    nothing.
    """

    id: str
    title: str
    text: str
    hint: str = ""
    branches: tuple[Branch, ...] = ()
    otherwise: str = ""
    kind: StepKind | None = None
    proposes: bool = False
    around: str = ""
    spin: Spin | None = None
    for_attitude: Mapping[Attitude, str] = field(default_factory=dict)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that may be said in it."""
        said = (self.text, self.otherwise, *self.for_attitude.values())
        return tuple(text for text in said if text)

    @property
    def is_product_step(self) -> bool:
        """Whether it proposes; whoever names a product does, said or not."""
        return self.proposes or any(PRODUCT in named_in(text) for text in self.texts)

    @property
    def is_close(self) -> bool:
        """Whether it offers two times."""
        return self.kind is StepKind.CLOSE or any(
            named_in(text).issuperset(SLOTS) for text in self.texts
        )

    def said_with(self, values: Mapping[str, str], attitude: Attitude | None = None) -> str:
        """The words for a client of whom `values` are known and the attitude was heard."""
        text = self.for_attitude.get(attitude, self.text) if attitude else self.text
        return filled(text if fits(text, values) or not self.otherwise else self.otherwise, values)


@dataclass(frozen=True, slots=True)
class Script:
    """A call from greeting to close."""

    id: str
    title: str
    purpose: str
    steps: tuple[Step, ...]

    def place_of(self, step_id: str) -> int:
        """The position of a step; raises LookupError when there is none."""
        for place, step in enumerate(self.steps):
            if step.id == step_id:
                return place
        raise LookupError(step_id)

    def after(self, place: int) -> int | None:
        """The position that follows when the client says nothing that leads elsewhere."""
        kind = self.steps[place].kind
        is_last = place + 1 == len(self.steps)
        return None if is_last or (kind and kind.ends) else place + 1

    def reached_from(self, place: int) -> list[int]:
        """Every position one step away; a locked step's way around counts."""
        step = self.steps[place]
        following = [self.place_of(branch.to) for branch in step.branches]
        if step.around:
            following.append(self.place_of(step.around))
        if not step.branches and (on := self.after(place)) is not None:
            following.append(on)
        return following

    @property
    def unreachable(self) -> list[Step]:
        """The steps no way leads to."""
        seen, ahead = {0}, [0]
        while ahead:
            new = set(self.reached_from(ahead.pop())) - seen
            seen |= new
            ahead.extend(new)
        return [step for place, step in enumerate(self.steps) if place not in seen]


@dataclass(frozen=True, slots=True)
class Answer:
    """One more thing to answer, under a title of its own; `hint` says when it fits.

    `scripts` are the ids of the scripts it belongs to, none for all of them.
    """

    title: str
    text: str
    hint: str = ""
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """One kind of objection: how the client puts it, the way through it, what to answer.

    `by_script` holds the answer in the scripts where it differs, by their id; `more` are further
    answers, such as a card on trial.
    """

    kind: ObjectionKind
    title: str
    says: str
    steps: tuple[str, ...]
    answer: str
    by_script: Mapping[str, str] = field(default_factory=dict)
    more: tuple[Answer, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that may be answered."""
        return (self.answer, *self.by_script.values(), *(one.text for one in self.more))

    def answer_in(self, script_id: str) -> str:
        """The answer while a script is read."""
        return self.by_script.get(script_id, self.answer)


@dataclass(frozen=True, slots=True)
class Pack:
    """The scripts and objections of one language, and what was wrong in their files."""

    scripts: tuple[Script, ...] = ()
    objections: tuple[Objection, ...] = ()
    findings: tuple[Finding, ...] = ()

    def script(self, script_id: str) -> Script:
        """The script of this id; raises LookupError."""
        for script in self.scripts:
            if script.id == script_id:
                return script
        raise LookupError(script_id)

    def with_others(self, other: "Pack") -> "Pack":
        """This pack with what `other` has: of the same id or kind in its place, else after it."""
        scripts = {one.id: one for one in chain(self.scripts, other.scripts)}
        objections = {one.kind: one for one in chain(self.objections, other.objections)}
        return Pack(
            tuple(scripts.values()),
            tuple(objections.values()),
            (*self.findings, *(one for one in other.findings if one not in self.findings)),
        )
