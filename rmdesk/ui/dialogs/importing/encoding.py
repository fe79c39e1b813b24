"""Import: in which encoding the text of a file reads well."""

from collections.abc import Callable, Mapping, Sequence

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList
from rmdesk.ui.widgets.lines import Cell, Line, line

_SHOWN = 2
_NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 / GBK",
    "big5": "Big5",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}


class ImportEncoding(ActList[str]):
    """Encodings with the file's first lines as they read in each."""

    def __init__(
        self,
        file: str,
        samples: Mapping[str, Sequence[str]],
        chosen: str,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        self._samples = {encoding: lines for encoding, lines in samples.items() if lines}
        names = list(self._samples)
        super().__init__(
            _("Encoding of {file}").format(file=file),
            advice=_("Choose the one in which the names read well."),
            at=names.index(chosen) if chosen in names else 0,
            refusal=refusal,
        )

    def acts(self, width: int) -> Sequence[Act[str]]:
        return [
            Act(_row(_NAMES[encoding], "  ".join(lines[:_SHOWN])), encoding, _("Choose"))
            for encoding, lines in self._samples.items()
        ]


def _row(name: str, sample: str) -> Callable[[int], Line]:
    return lambda width: line(Cell(name, 15, "strong"), Cell(sample, width - 16), gap=1)
