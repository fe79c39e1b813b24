"""Settings in words: what a file says above each, what would change, what is wrong with it."""

from dataclasses import dataclass

from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.settings.everything import PARTS, AllSettings, changed
from rmdesk.domain.settings.file import as_written
from rmdesk.domain.wrong import Wrong
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.ui.setting_fields.entry import Entry, Lead, Values
from rmdesk.ui.setting_fields.sections import OUTCOMES, SETTINGS, entries_of, entry_of
from rmdesk.ui.words.outcomes import outcome_words


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One setting that is to be another; `detail` says more where a figure does not tell."""

    title: str
    before: str
    after: str
    path: str
    detail: str = ""


def heading_lines() -> list[str]:
    """What stands at the top of a file of settings."""
    return [
        _("Settings of rmdesk. No client's data is in this file."),
        _("What is not named here stays as it is: lines may be taken out."),
        _("Each computer keeps its own language, theme, signs and keys."),
        "",
    ]


def comment(path: str) -> str:
    """What a setting is called, above its line in a file; a group above its first line."""
    entry = entry_of(path)
    if isinstance(entry, Lead):
        return entry.title() if path in ("calls.outcomes", "rhythm.own_metrics") else ""
    if entry is not None and entry.path == path:
        field = entry.field
        unit = _(field.unit) if field.unit else ""
        about = _(field.about) if field.about else ""
        return ", ".join(filter(None, (entry.title(), unit, about)))
    if path in PARTS:
        return ""
    within = [one for one in SETTINGS if one.path.startswith(f"{path}.")]
    groups = list(dict.fromkeys(_(one.group) for one in within))
    return groups[0] if len(groups) == 1 else ""


def title_of_entry(entry: Entry) -> str:
    """The name with the group before it, where it is read alone."""
    return _("{group}: {name}").format(group=_(entry.group), name=entry.title())


def change_lines(before: AllSettings, after: AllSettings) -> list[ChangeLine]:
    """What is another, setting by setting in the order of the view."""
    paths = changed(before, after)
    values = [Values(program=Preferences(), settings=one) for one in (before, after)]
    lines = []
    told: set[str] = set()
    for entry in entries_of(paths):
        if isinstance(entry, Lead):
            was, then = (entry.told(one)[0] for one in values)
            detail = _outcomes_detail(before, after) if entry is OUTCOMES else ""
            path = "calls.outcomes" if entry is OUTCOMES else "rhythm.own_metrics"
        else:
            was, then = (entry.shown(entry.value(one)) for one in values)
            detail, path = "", entry.path
        lines.append(ChangeLine(title_of_entry(entry), was, then, path, detail))
        told |= {one for one in paths if one == path or one.startswith(f"{path}.")}
    # What no line of the view shows is named as the file writes it.
    lines += [ChangeLine(as_written(one), "", "", one) for one in paths if one not in told]
    return lines


def _outcomes_detail(before: AllSettings, after: AllSettings) -> str:
    """Which outcomes come, go and change."""
    was: dict[str, OutcomeKind] = {one.code: one for one in before.calls.outcomes}
    then = {one.code: one for one in after.calls.outcomes}
    told = (
        (_("new: {names}"), [one for code, one in then.items() if code not in was]),
        (_("no longer: {names}"), [one for code, one in was.items() if code not in then]),
        (
            _("changed: {names}"),
            [one for code, one in then.items() if code in was and was[code] != one],
        ),
    )
    said = [
        words.format(names=_(", ").join(map(outcome_words, kinds)))
        for words, kinds in told
        if kinds
    ]
    return "   ".join(said) or _("in another order: other digits")


def wrong_name(wrong: Wrong) -> str:
    """Which setting something is wrong with, in a few words."""
    entry = entry_of(wrong.field)
    return title_of_entry(entry) if entry else as_written(wrong.field)


def wrong_title(wrong: Wrong) -> str:
    """Which setting something is wrong with: its name here, and in the file."""
    if not wrong.field:
        return ""
    entry, written = entry_of(wrong.field), as_written(wrong.field)
    if entry is None:
        return written
    return _("{title} ({written})").format(title=title_of_entry(entry), written=written)
