"""The terminal: what it is, how large, which colours, how wide it draws, how one types Chinese."""

from collections.abc import Iterator, Mapping
from typing import Final

from rmdesk.doctor.circumstances import Circumstances, TerminalSeen
from rmdesk.doctor.finding import Finding, bad, look, ok
from rmdesk.language import N_, _

LEAST_COLUMNS: Final = 80
LEAST_ROWS: Final = 24
_MANY_COLOURS: Final = 256

_SIGNS: Final = {
    "safe": N_("safe everywhere"),
    "unicode": N_("all signs"),
    "ascii": N_("plain ASCII"),
}


def check_terminal(seen: Circumstances) -> Iterator[Finding]:
    """Without a terminal there is one finding, which says so."""
    terminal = seen.terminal
    yield _kind(terminal)
    if terminal.kind in {"none", "dumb"}:
        return
    yield _size(terminal)
    yield _colours(terminal)
    yield _chinese(terminal)
    yield _signs(terminal)
    yield _input_method(terminal, seen.environment, is_windows=seen.is_windows)
    if seen.is_windows:
        yield _windows(terminal)


def _kind(terminal: TerminalSeen) -> Finding:
    check, name = "terminal.kind", _("Terminal")
    facts = {"kind": terminal.kind, "term": terminal.name, "program": terminal.program}
    called = terminal.program or terminal.name or _("without a name")
    match terminal.kind:
        case "window":
            return ok(check, name, called, **facts)
        case "console":
            return look(
                check,
                name,
                _("{name}, a console that draws no Chinese").format(name=called),
                _("Start the desk in a terminal window; here it speaks English."),
                **facts,
            )
        case "dumb":
            return bad(
                check,
                name,
                _("{name}, which cannot move its cursor").format(name=called),
                _("Start the desk in a terminal window; the other commands work here."),
                **facts,
            )
        case _:
            return look(
                check,
                name,
                _("none: the output goes elsewhere"),
                _("Run rmdesk doctor in the window the desk is to run in, to have it measured."),
                **facts,
            )


def _size(terminal: TerminalSeen) -> Finding:
    check, name = "terminal.size", _("Window")
    columns, rows = terminal.columns, terminal.rows
    if columns is None or rows is None:
        return look(
            check,
            name,
            _("its size is not known"),
            _("The desk needs 80 x 24: make the window larger or its letters smaller."),
            columns=None,
            rows=None,
        )
    found = f"{columns} x {rows}"
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        advice = _("The desk needs 80 x 24: make the window larger or its letters smaller.")
        return bad(check, name, found, advice, columns=columns, rows=rows)
    return ok(check, name, found, columns=columns, rows=rows)


def _colours(terminal: TerminalSeen) -> Finding:
    check, name = "terminal.colours", _("Colours")
    if terminal.colours is None:
        return ok(check, name, _("none; words and signs say it all"), colours=None)
    found = f"{terminal.colours:,}"
    if terminal.colours < _MANY_COLOURS:
        found = _("{count}, for which the desk has a theme").format(count=terminal.colours)
    return ok(check, name, found, colours=terminal.colours)


def _chinese(terminal: TerminalSeen) -> Finding:
    check, name = "terminal.chinese", _("Chinese text")
    facts = {"encoding": terminal.encoding, "columns": terminal.chinese}
    if terminal.is_not_utf8:
        return bad(
            check,
            name,
            _("the terminal does not take UTF-8"),
            _("Set the encoding of the window to UTF-8 and start it anew."),
            **facts,
        )
    if not terminal.was_measured:
        return look(
            check,
            name,
            _("the terminal does not say how wide it draws"),
            _("Look whether the columns of the demo line up: rmdesk demo."),
            **facts,
        )
    if terminal.chinese != 2:
        return bad(
            check,
            name,
            _("a Chinese sign is not two columns wide"),
            _("Use a terminal with a Chinese font; columns do not line up here."),
            **facts,
        )
    return ok(check, name, _("two columns a sign, as it should be"), **facts)


def _signs(terminal: TerminalSeen) -> Finding:
    check, name = "terminal.signs", _("Signs")
    facts = {
        "ambiguous_columns": terminal.ambiguous,
        "profile": terminal.signs,
        "wished": terminal.wished_signs or None,
    }
    measured = (
        _("signs of uncertain width: not measured, or not all alike")
        if terminal.ambiguous is None
        else _("width of uncertain signs: {columns}").format(columns=terminal.ambiguous)
    )
    found = _("{signs}; {measured}").format(signs=_(_SIGNS[terminal.signs]), measured=measured)
    if terminal.signs == "unicode" and terminal.ambiguous not in (None, 1):
        advice = _("Columns shift here: set “Signs” to “as the terminal allows” in the settings.")
        return look(check, name, found, advice, **facts)
    return ok(check, name, found, **facts)


def _input_method(
    terminal: TerminalSeen, environment: Mapping[str, str], *, is_windows: bool
) -> Finding:
    """Which one is on cannot be asked; which one the session starts can be."""
    check, name = "terminal.input_method", _("Input method")
    if terminal.kind == "console":
        return look(
            check,
            name,
            _("a console has none"),
            _("Chinese can be typed in a terminal window only."),
            framework=None,
        )
    variables = ("XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE")
    named = next((environment[one] for one in variables if environment.get(one)), "")
    framework = named.rpartition("=")[2] or None
    unnamed = _("that of Windows") if is_windows else _("none that this session names")
    told = _("{found}; while it is on, digits, F-keys and Ctrl reach the desk, letters do not")
    return ok(check, name, told.format(found=framework or unnamed), framework=framework)


def _windows(terminal: TerminalSeen) -> Finding:
    check, name = "terminal.windows", _("Windows console")
    if terminal.program == "Windows Terminal":
        return ok(check, name, "Windows Terminal", is_windows_terminal=True)
    return look(
        check,
        name,
        _("the old console"),
        _("Use Windows Terminal: the old console takes no copied message text."),
        is_windows_terminal=False,
    )
