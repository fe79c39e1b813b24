"""What is wrong with a text: a sentence, and whether the text can be used all the same."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence's message id, with where it is.

    What `breaks` a text keeps it out; the rest warns, and the RM decides.
    """

    message: str
    parameters: Mapping[str, str]
    breaks: bool = True
