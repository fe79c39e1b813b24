"""Which groups of a fingerprint a screen asks for; whoever reads it aloud knows all four."""

from itertools import combinations

from rmdesk.crypto.fingerprints import Question


def asked_on(text: str, fingerprint: str) -> Question:
    """The question on a screen, which shows the two other groups and none that it asks for."""
    asked = [Question(fingerprint, pair) for pair in combinations(range(4), 2)]
    (found,) = (question for question in asked if question.shown in text)
    first, second = found.answer[:5], found.answer[5:]
    assert first not in text and second not in text, text
    return found
