"""Characters that nobody sees, and that make a text read otherwise than it stands there."""

import re
from typing import Final

HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""C0 and C1 controls but for tab and line breaks, zero-width and bidirectional marks."""
