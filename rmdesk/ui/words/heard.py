"""What is said of needs, care and referrals, wherever it is said: page, card, dialogs."""

from collections.abc import Sequence
from datetime import date

from rmdesk.domain.file_records import Care, Need
from rmdesk.domain.needs import is_too_early_to_propose, latent, spoken_out
from rmdesk.language import _
from rmdesk.ui import formats


def need_warning(needs: Sequence[Need]) -> str:
    """What must not be proposed yet; empty where nothing stands in the way."""
    if is_too_early_to_propose(needs):
        return _("No product yet: the needs are latent. Ask until the client says one.")
    return ""


def needs_in_words(needs: Sequence[Need]) -> str:
    """``said: 养老金; latent: 孩子留学``, what was said first."""
    said = [_("said: {words}").format(words=need.words) for need in spoken_out(needs)]
    read = [_("latent: {words}").format(words=need.words) for need in latent(needs)]
    return "; ".join([*said, *read])


def repeated_before(repeated: Sequence[Care], today: date) -> str:
    """``! given already: 2025-09-12  中秋月饼 (434 d ago)``"""
    last = repeated[0]
    sentence = _("given already: {day}  {what} ({ago})")
    said = sentence.format(day=last.on.isoformat(), what=last.what, ago=formats.ago(last.on, today))
    more = f"  +{len(repeated) - 1}" if repeated[1:] else ""
    return f"{formats.alarm_sign()} {said}{more}"


def said_of_asking(last_asked: date | None, today: date) -> str:
    """``last asked 2026-10-01 (50 d ago)``"""
    if last_asked is None:
        return _("never asked for a referral")
    return _("last asked {day} ({ago})").format(
        day=last_asked.isoformat(), ago=formats.ago(last_asked, today)
    )
