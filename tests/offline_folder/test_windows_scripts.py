"""The scripts of the Windows folder, read by a parser: no PowerShell runs here."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_powershell
from offline_folder.folder import HERE
from tree_sitter import Language, Node, Parser

_FOLDER = HERE / "windows"
_SCRIPTS = sorted(_FOLDER.glob("*.ps1"))
_BATCHES = sorted(_FOLDER.glob("*.cmd"))
_TEXTS = sorted(_FOLDER.glob("*.txt"))

_ALLOWED = {
    "ConvertFrom-Json", "Copy-Item", "Expand-Archive", "ForEach-Object", "Get-ChildItem",
    "Get-Command", "Get-Content", "Get-FileHash", "Get-ItemProperty", "Get-Random",
    "Get-UICulture", "Join-Path", "Move-Item", "New-Item", "New-Object", "Remove-Item",
    "Set-StrictMode", "Sort-Object", "Split-Path", "Test-Path", "Write-Host",
}  # fmt: skip
"""Each is in Windows PowerShell 5.1; none reaches a network, none writes to the registry."""

_NEWER = {"&&", "||"}
"""What came with PowerShell 7 and parses; the rest of it does not."""


def _tree(script: Path) -> Node:
    parser = Parser(Language(tree_sitter_powershell.language()))
    return parser.parse(script.read_bytes().removeprefix(b"\xef\xbb\xbf")).root_node


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _of_type(script: Path, kind: str) -> list[str]:
    return [_text(node) for node in _nodes(_tree(script)) if node.type == kind]


def test_there_are_scripts_to_look_at() -> None:
    assert {path.name for path in [*_SCRIPTS, *_BATCHES]} == {
        "install.ps1", "uninstall.ps1", "words.ps1", "install.cmd", "uninstall.cmd",
    }  # fmt: skip


def test_the_parser_sees_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "wrong.ps1").write_text("if ($a { 'x' }", encoding="utf-8")
    assert _tree(tmp_path / "wrong.ps1").has_error


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_it_parses(script: Path) -> None:
    wrong = [
        f"line {node.start_point[0] + 1}: {_text(node)[:60]}"
        for node in _nodes(_tree(script))
        if node.is_error or node.is_missing
    ]
    assert not wrong


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_nothing_is_called_but_what_5_1_has_and_what_is_ours(script: Path) -> None:
    """By its whole name: an alias may be another command on somebody's PC."""
    ours = {name for path in _SCRIPTS for name in _of_type(path, "function_name")}
    assert set(_of_type(script, "command_name")) <= _ALLOWED | ours
    called = {node.type for node in _nodes(_tree(script))}
    assert not called & _NEWER
    assert not re.search(r"System\.Net|WebClient|Start-Process|Invoke-Expression", _code(script))


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_every_parameter_of_a_command_is_named(script: Path) -> None:
    """But for the two sentences of Get-Words and what a Python is given."""
    for node in _nodes(_tree(script)):
        if node.type != "command" or node.children[0].type != "command_name":
            continue
        name, *rest = node.children
        if _text(name) == "Get-Words" or not rest:
            continue
        assert _text(rest[0]).lstrip().startswith("-"), _text(node)


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_a_path_is_taken_as_it_is(script: Path) -> None:
    """-LiteralPath: a folder may be called [1]. -Path only where nothing is looked up."""
    plain = {"Join-Path", "Split-Path", "New-Item", "Get-FullPath", "Test-Python"}
    for node in _nodes(_tree(script)):
        if node.type == "command" and " -Path " in _text(node).partition("(")[0]:
            assert _text(node.children[0]) in plain, _text(node)


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_no_name_runs_into_a_chinese_sentence(script: Path) -> None:
    """Chinese letters may be part of a name, so a blank stands between them."""
    names = _of_type(script, "variable")
    assert all(name.isascii() for name in names)
    assert "variable" not in {
        node.type
        for node in _nodes(_tree(script))
        if not _text(node).isascii() and not node.children
    }


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_mistakes_stop_it(script: Path) -> None:
    if script.name == "words.ps1":
        pytest.skip("read by the two others, which set it")
    code = _code(script)
    assert "Set-StrictMode -Version 2.0" in code and "$ErrorActionPreference = 'Stop'" in code
    assert code.rstrip().endswith("exit $code")


@pytest.mark.parametrize("path", [*_SCRIPTS, *_TEXTS], ids=lambda path: path.name)
def test_chinese_is_read_as_utf8(path: Path) -> None:
    """Windows PowerShell and older editors take a file without the mark for the code page's."""
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    content.decode("utf-8-sig")


@pytest.mark.parametrize("path", [*_SCRIPTS, *_TEXTS, *_BATCHES], ids=lambda path: path.name)
def test_lines_end_as_on_windows(path: Path) -> None:
    content = path.read_bytes()
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")


@pytest.mark.parametrize("batch", _BATCHES, ids=lambda path: path.name)
def test_a_batch_file_is_ascii_and_quotes_every_path(batch: Path) -> None:
    text = batch.read_bytes().decode("ascii")
    for line in text.splitlines():
        assert line.count('"') % 2 == 0
        assert not re.search(r"%~\w+\d|%SystemRoot%", re.sub(r'"[^"]*"', "", line)), line
    assert r'"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe"' in text
    assert "-NoProfile -ExecutionPolicy Bypass -File" in text
    assert f'"%~dp0{batch.stem}.ps1"' in text


def test_a_list_of_nothing_is_no_whole_folder() -> None:
    """What is run next must be listed, before anything is compared."""
    code = _code(_FOLDER / "install.ps1")
    (loop,) = re.findall(r"foreach \(\$needed in ([^)]+)\)", code)
    assert "'rmdesk_setup/__main__.py'" in loop and "'folder.txt'" in loop
    assert code.index("$needed in") < code.index("foreach ($line in $lines)")


def test_an_empty_name_of_a_folder_is_refused() -> None:
    code = _code(_FOLDER / "install.ps1")
    assert "$PSBoundParameters.ContainsKey('Portable') -and -not $Portable.Trim(' \"')" in code


def test_a_quote_that_a_backslash_at_the_end_brought_is_taken_off() -> None:
    assert """FromPSPath($Path.Trim('"'))""" in _code(_FOLDER / "words.ps1")


def test_a_python_that_is_gone_is_said_before_it_is_called() -> None:
    code = _code(_FOLDER / "uninstall.ps1")
    asked = code.index("Test-Path -LiteralPath $Installed.base")
    assert asked < code.index("return $Installed.base")


def _code(script: Path) -> str:
    return script.read_text(encoding="utf-8-sig")
