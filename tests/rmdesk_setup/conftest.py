from pathlib import Path

import pytest
from rmdesk_setup import layout
from rmdesk_setup.layout import Layout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / ".local" / "bin").mkdir(parents=True)
    (tmp_path / "home" / ".local" / "bin" / "other").touch()
    return tmp_path / "home"


@pytest.fixture
def place(home: Path) -> Layout:
    return layout.here("linux", {"HOME": str(home)}, None)
