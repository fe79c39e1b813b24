"""Which file is to be kept as a paper."""

from pathlib import Path

from rmdesk.domain.papers import TAKEN_SUFFIXES
from rmdesk.errors import RmdeskError
from rmdesk.language import N_
from rmdesk.ui.dialogs.importing.file import ImportPath


async def _nowhere() -> Path | None:
    return None


class PaperPath(ImportPath):
    """Texts, pictures and PDFs in a list, newest first, or a path typed."""

    asks = N_("Keep a paper")
    expects = N_("a text, a picture or a PDF")
    does = N_("Keep it")
    suffixes = TAKEN_SUFFIXES

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(typed, last=_nowhere, refusal=refusal)
