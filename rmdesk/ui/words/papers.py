"""What a paper is, in words."""

from rmdesk.domain.papers import PDF, is_picture
from rmdesk.language import _

_KIB = 1 << 10
_MIB = 1 << 20


def kind_word(media: str) -> str:
    """A picture, a PDF or a text."""
    if is_picture(media):
        return _("picture")
    return _("PDF") if media == PDF else _("text")


def size_text(size: int) -> str:
    """``12 KB``, ``3.4 MB``; never nothing."""
    if size < _MIB:
        return _("{size} KB").format(size=max(1, size // _KIB))
    return _("{size} MB").format(size=f"{size / _MIB:.1f}")
