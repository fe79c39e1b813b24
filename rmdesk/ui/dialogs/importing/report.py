"""Import: what was done, with the offer to write down what stayed out."""

from collections.abc import Sequence

from rmdesk.desk.importing.taking_in import Report
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.importing.preview import Go, Wish, problem_acts, sheet_acts
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, labelled


class ImportReport(ActList[Wish]):
    """Done. `rejects` rows stayed out; `saved` is the file they were written to."""

    closing = N_("Close")

    def __init__(
        self,
        file: str,
        report: Report,
        *,
        rejects: int,
        saved: str = "",
        at: int = 0,
        refusal: RmdeskError | None = None,
    ) -> None:
        self._report = report
        self._rejects = rejects
        self._saved = saved
        advice = _(
            "Done. u or Ctrl+Z takes the whole import back until midnight; what you change later"
            " goes first."
        )
        super().__init__(
            _("Import: {file}").format(file=file), advice=advice, at=at, refusal=refusal
        )

    def acts(self, width: int) -> Sequence[Act[Wish]]:
        acts: list[Act[Wish]] = [Act(labelled(_("Close"), ""), Wish(Go.CLOSE), _("Close"))]
        if self._saved:
            text = _("{file}; undo leaves this file alone").format(file=self._saved)
            acts.append(Act(labelled(_("Rejects written"), text, "good")))
        elif self._rejects:
            text = _("rows to correct and import again: {count}").format(count=self._rejects)
            wish = Wish(Go.REJECTS, len(acts))
            acts.append(Act(labelled(_("Write rejects"), text), wish, _("Write the file")))
        report = self._report
        return [*acts, *sheet_acts(report, len(acts)), *problem_acts(report.problems, width)]
