"""Names of people: what cannot be one."""

import re

from rmdesk.domain.identity import clean_number

_ID_ENDS_IN_X = re.compile(r"\d+X")


def could_be_name(text: str) -> bool:
    """Whether `text` has a letter of any script other than the one an identity number ends in."""
    return any(map(str.isalpha, text)) and not _ID_ENDS_IN_X.fullmatch(clean_number(text))


FORGOTTEN_NAME = "***"
"""In place of the name of a client whose data were deleted: a word of no language."""
