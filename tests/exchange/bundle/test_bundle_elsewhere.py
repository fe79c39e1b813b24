"""What is in a bundle can be read without this program: with the script that the README shows."""

import csv
import re
import subprocess
import sys
from pathlib import Path

from tests.exchange.bundles import PAPERS, TABLES, written

_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
README = Path(__file__).parents[3] / "README.md"


def shown_script() -> str:
    """The Python block under the heading that says what it is for."""
    section = README.read_text(encoding="utf-8").split("\n## If this program is gone\n")[1]
    (script,) = re.findall(
        r"^```python\n(.*?)^```$", section.split("\n## ")[0], re.MULTILINE | re.DOTALL
    )
    return str(script)


def test_ten_lines_make_tables_of_a_bundle(tmp_path: Path) -> None:
    script = shown_script()
    assert len(list(filter(None, script.splitlines()))) <= 10
    (tmp_path / "tables.py").write_text(script, encoding="utf-8")
    (tmp_path / "payload").write_bytes(written())
    done = subprocess.run(
        [sys.executable, "-I", "tables.py", "payload"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    for name, (columns, rows) in TABLES.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            read = list(csv.reader(file))
        said = [["" if cell is None else str(cell) for cell in row] for row in rows]
        assert read == [list(columns), *said]
    papers = {file.read_bytes() for file in tmp_path.iterdir() if len(file.name) == 64}
    assert papers == set(PAPERS)
