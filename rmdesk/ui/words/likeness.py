"""The words for suspected duplicates: reasons and verdicts."""

from rmdesk.domain.likeness.likeness import Pair, Reason, Verdict
from rmdesk.language import N_, _

_REASONS = {
    Reason.SAME_ID: N_("same ID number"),
    Reason.ID_NEARLY: N_("nearly the same ID number"),
    Reason.SAME_MOBILE: N_("same mobile"),
    Reason.SAME_PHONE: N_("same phone"),
    Reason.SAME_EMAIL: N_("same e-mail"),
    Reason.SAME_MESSENGER: N_("same messenger"),
    Reason.SAME_NAME: N_("same name"),
    Reason.SAME_SOUND: N_("name sounds the same"),
    Reason.NAME_NEARLY: N_("name one character off"),
    Reason.SAME_BIRTHDAY: N_("same birthday"),
    Reason.SAME_ADDRESS: N_("same address"),
    Reason.ADDRESS_NEARLY: N_("nearly the same address"),
    Reason.SAME_EMPLOYER: N_("same employer"),
    Reason.HARDLY_KNOWN: N_("one file hardly says who it is"),
    Reason.OTHER_NAME: N_("names differ"),
    Reason.OTHER_ID: N_("ID numbers differ"),
    Reason.OTHER_BIRTHDAY: N_("birthdays differ"),
    Reason.OTHER_SEX: N_("sexes differ"),
    Reason.RELATIVE: N_("named in the other's household"),
}
_VERDICTS = {
    Verdict.LIKELY: N_("likely one person"),
    Verdict.POSSIBLE: N_("possibly one person"),
    Verdict.FAMILY: N_("rather a family that shares a phone"),
}


def reason_word(reason: Reason) -> str:
    """``same mobile``"""
    return _(_REASONS[reason])


def verdict_word(verdict: Verdict) -> str:
    """``likely one person``"""
    return _(_VERDICTS[verdict])


def reasons_for(pair: Pair) -> list[str]:
    """What speaks for one person, the weightiest first."""
    return [reason_word(reason) for reason in pair.reasons if not reason.speaks_against]


def reasons_against(pair: Pair) -> list[str]:
    """What speaks for two."""
    return [reason_word(reason) for reason in pair.reasons if reason.speaks_against]
