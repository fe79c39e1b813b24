"""What the bank reported of the client's balance, list by list, and how it moved between."""

from rmdesk.domain.flows import Flow, Snapshot
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item


def _items(file: OpenFile, width: int) -> list[Item]:
    flows = file.dossier.flows
    highest = max(flow.after.balance.fen for flow in flows)
    lines: list[Item] = [[_line(flow.after, flow, highest, width)] for flow in flows]
    return [*lines, [_line(flows[-1].before, None, highest, width)]]


def _line(kept: Snapshot, flow: Flow | None, highest: int, width: int) -> Line:
    day, balance, moved = 10, 14, 24
    rest = width - day - balance - moved - 3
    style = "warning" if flow is not None and flow.is_warning else ""
    return line(
        Cell(kept.on.isoformat(), day, "muted"),
        Cell(_("{amount} 万").format(amount=formats.money_wan(kept.balance)), balance, "", "right"),
        Cell(moved_text(flow) if flow else "", moved, style, "right"),
        Cell(
            "=" * (max(0, kept.balance.fen) * rest // highest if highest > 0 else 0), rest, "accent"
        ),
        gap=1,
    )


def moved_text(flow: Flow) -> str:
    """``! -12.00 万 (-30 %)``: the change since the report before."""
    sign = f"{formats.alarm_sign()} " if flow.is_warning else ""
    plus = "+" if flow.amount.fen > 0 else ""
    amount = _("{amount} 万").format(amount=plus + formats.money_wan(flow.amount))
    return f"{sign}{amount}" + (f" ({flow.percent:+d} %)" if flow.percent is not None else "")


FLOWS = Part(
    title=N_("Balance over time"),
    compose=_items,
    detail=lambda file: count(file.dossier.flows),
    is_shown=lambda file: bool(file.dossier.flows),
)
