"""Import: whether it adds, updates or both, and what the file's values do to those on file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rmdesk.desk.matching.rules import FIELDS, Extent, Mode, Policy, Rules, Section
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Sheet
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.import_texts import (
    EXTENT_TITLES,
    KIND_TITLES,
    MODE_TITLES,
    POLICY_TITLES,
    SECTION_KINDS,
    field_title,
)

_MODE_HELP: Mapping[Mode, str] = {
    Mode.BOTH: N_("what is new is added, what is on file is updated"),
    Mode.UPDATE_ONLY: N_("rows that fit nothing on file stay out"),
    Mode.ADD_ONLY: N_("what is on file stays as it is, nothing is marked as gone"),
}
_EXTENT_HELP: Mapping[Extent, str] = {
    Extent.UNSAID: N_("a long list counts as whole, a short one or our own export as a part"),
    Extent.PART: N_("nothing is marked as gone"),
    Extent.WHOLE: N_("whatever is on file and not listed is marked as gone"),
}
_NEXT = {Policy.OVERWRITE: Policy.FILL, Policy.FILL: Policy.ASK, Policy.ASK: Policy.OVERWRITE}


class ImportRules(ActList[Rules]):
    """Enter on a mode or field changes it; the first line answers with the rules as they stand."""

    def __init__(self, rules: Rules, sheets: Sequence[Sheet]) -> None:
        self._rules = rules
        self._fields = _fields(sheets)
        super().__init__(
            _("Rules of this import"), advice=_("A blank cell never erases what is on file.")
        )

    def acts(self, width: int) -> Sequence[Act[Rules]]:
        acts = [
            Act(_line(_("Use these rules"), "", "strong"), self._rules, _("Preview")),
            Act(blank),
            Act(heading(_("What is imported"))),
        ]
        for mode in Mode:
            mark = "x" if mode is self._rules.mode else " "
            text = f"({mark}) {_(MODE_TITLES[mode])}"
            changed = replace(self._rules, mode=mode)
            acts.append(Act(_line(text, _(_MODE_HELP[mode])), changed, _("Choose")))
        acts += [Act(blank), Act(heading(_("How much of the book these sheets list")))]
        for extent in Extent:
            mark = "x" if extent is self._rules.extent else " "
            text = f"({mark}) {_(EXTENT_TITLES[extent])}"
            changed = replace(self._rules, extent=extent)
            acts.append(Act(_line(text, _(_EXTENT_HELP[extent])), changed, _("Choose")))
        acts += [
            Act(blank),
            Act(heading(_("When the book has another value"))),
            Act(
                _line(_("all fields"), self._of_all(), "muted"), self._with_all(), _("Next policy")
            ),
        ]
        for section, name, title in self._fields:
            policy = self._policy(section, name)
            style = "" if policy is Policy.OVERWRITE else "accent"
            acts.append(
                Act(
                    _line(title, _(POLICY_TITLES[policy]), style),
                    self._with_policy(section, name, _NEXT[policy]),
                    _("Next policy"),
                )
            )
        return acts

    def action_dialog_save(self) -> None:
        act = self.act
        if act is None or act.wish is None:
            return
        if self.place == 0:
            self.dismiss(self._rules)
            return
        self._rules = act.wish
        self.show_acts()

    def _policy(self, section: Section, name: str) -> Policy:
        return self._rules.policies.get((section, name), Policy.OVERWRITE)

    def _of_all(self) -> str:
        found = {self._policy(section, name) for section, name, _t in self._fields}
        return _(POLICY_TITLES[found.pop()]) if len(found) == 1 else _("various")

    def _with_all(self) -> Rules:
        first = self._fields[0] if self._fields else None
        wanted = _NEXT[self._policy(first[0], first[1])] if first else Policy.OVERWRITE
        return self._changed({(section, name): wanted for section, name, _t in self._fields})

    def _with_policy(self, section: Section, name: str, policy: Policy) -> Rules:
        return self._changed({(section, name): policy})

    def _changed(self, policies: Mapping[tuple[Section, str], Policy]) -> Rules:
        every = {**self._rules.policies, **policies}
        told = {field: policy for field, policy in every.items() if policy is not Policy.OVERWRITE}
        return replace(self._rules, policies=told)


def _fields(sheets: Sequence[Sheet]) -> list[tuple[Section, str, str]]:
    """The fields these sheets have, by section, with their titles."""
    kinds = {SheetKind.CORE: Section.CLIENTS, **{k: s for s, k in SECTION_KINDS.items()}}
    found: dict[tuple[Section, str], str] = {}
    for sheet in sheets:
        section = kinds.get(sheet.kind)
        if section is None:
            continue
        for name in sheet.fields:
            if name in FIELDS[section]:
                title = field_title(sheet.kind, name, sheet.headings)
                found.setdefault(
                    (section, name),
                    _("{kind}: {field}").format(kind=_(KIND_TITLES[sheet.kind]), field=title),
                )
    return [(section, name, title) for (section, name), title in found.items()]


def _line(label: str, text: str, style: str = "") -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        first = min(36, width // 2)
        return line(
            Cell(label, first, style if style == "strong" else ""),
            Cell(text, width - first - 1, style or "muted"),
            gap=1,
        )

    return compose
