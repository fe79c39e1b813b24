"""What was half typed when the desk was left, as it is kept inside the book: JSON, and only that.

A dialog cannot be kept: its answer goes to a piece of work that ends with the process. What is
kept is how it was come to, key by key from the view below, and what stood in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

STATE_KEY = "drafts"

_LEAVES = {"escape", "f9"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A key, and the character it stands for."""

    key: str
    character: str | None = None

    @property
    def types(self) -> bool:
        """Whether a text field takes it for itself."""
        return self.key == "enter" or bool(self.character and self.character.isprintable())

    @property
    def leaves(self) -> bool:
        """Whether it says that what was typed is not wanted."""
        return self.key in _LEAVES


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """The key that began it, on which view, and whether in a text field of that view."""

    stroke: Stroke
    view: str
    in_field: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogDraft:
    """A dialog: what tells it from others, what stood in it, and the key that led on from it.

    `typed` is what the user wrote, by the name of the field: prefilled and untouched texts are not
    among it. The last dialog has no `stroke`: there the user goes on.
    """

    kind: str
    title: str
    holds: Mapping[str, Any] = field(default_factory=dict)
    focus: str = ""
    own: Any = None
    typed: Mapping[str, str] = field(default_factory=dict)
    stroke: Stroke | None = None

    def is_of(self, kind: str, title: str) -> bool:
        """Whether a dialog of this `kind` and `title` is the one."""
        return (self.kind, self.title) == (kind, title)

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> Self:
        stroke = state.get("stroke")
        return cls(**{**state, "stroke": Stroke(**stroke) if stroke else None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The way from the desk to the dialog that was open; no `root` where it cannot be gone again.

    `left` are dialogs of earlier sittings that were not opened since, each with what was typed.
    """

    root: Root | None = None
    way: Sequence[DialogDraft] = ()
    left: Sequence[DialogDraft] = ()

    def as_state(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)

    @classmethod
    def from_state(cls, state: Any) -> Self:
        """What was kept; of another version's form nothing is understood, and nothing is there."""
        try:
            root = state["root"]
            return cls(
                root=Root(**{**root, "stroke": Stroke(**root["stroke"])}) if root else None,
                way=tuple(DialogDraft.from_state(one) for one in state["way"]),
                left=tuple(DialogDraft.from_state(one) for one in state["left"]),
            )
        except (KeyError, TypeError):
            return cls()

    @property
    def texts(self) -> tuple[DialogDraft, ...]:
        """The dialogs in which something was typed: what must not be lost."""
        return tuple(one for one in (*self.left, *self.way) if one.typed)
