"""What is due, named in a few words: for questions and for news."""

from collections.abc import Sequence

from rmdesk.domain.duties import Duty
from rmdesk.language import _
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.reasons import reason_words

_MOST_NAMES = 3


def named(found: Sequence[tuple[str, Duty]]) -> str:
    """One duty in full; of several how many there are, and with whom; each has its client's name,
    empty where it is about nobody."""
    if len(found) == 1:
        name, duty = found[0]
        words = reason_words(duty.reason)
        return _("{title}: {words}").format(title=name, words=words) if name else words
    names = list(dict.fromkeys(name for name, _duty in found if name))
    shown = enumerated(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        shown = _("{names} and others").format(names=shown)
    count = f"{len(found):,}"
    return _("{count} duties ({names})").format(count=count, names=shown) if names else count
