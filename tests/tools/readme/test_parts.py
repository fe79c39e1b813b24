"""What makes and reads the parts of the README sees what it is there to see."""

import pytest

from rmdesk.language import Language, speak
from rmdesk.ui.learning.pages import ORDER
from tests.tools.readme.code_map import code_map
from tests.tools.readme.command_line import options_table
from tests.tools.readme.contents import contents, headings
from tests.tools.readme.contract import undocumented
from tests.tools.readme.handbook import handbook_page
from tests.tools.readme.keys import keys_table
from tests.tools.readme.limits import limits_of
from tests.tools.readme.parts import with_made_parts
from tests.tools.readme.settings import settings_table
from tests.tools.readme.tables import table

TEXT = """# Title

## How to add …

```
# no heading
```

### `a` 、b

## How to add …

# 中文说明
"""


def test_anchors_are_those_of_the_page() -> None:
    anchors = [one.anchor for one in headings(TEXT)]
    assert anchors == ["title", "how-to-add-", "a-b", "how-to-add--1", "中文说明"]


def test_contents_name_sections_and_what_stands_in_them() -> None:
    assert contents(TEXT, "en") == (
        "- **[How to add …](#how-to-add-)**: [`a` 、b](#a-b)\n"
        "- **[How to add …](#how-to-add--1)**\n"
    )


@pytest.mark.parametrize(
    ("command", "printed", "strange"),
    [
        ("find", [{"number": "1", "name": "王"}], []),
        ("find", [{"number": "1", "secret": 1}], ["[]: secret"]),
        ("figures", {"hours": {"10": {"calls": 1}}}, []),
        ("figures", {"hours": {"10": {"calls": 1, "who": 2}}}, ["hours.*: who"]),
        ("forget", {"deleted": {"holdings": 1}}, []),
        ("today", [{"duties": [{"facts": {"anything": 1}}]}], []),
        ("no such command", {"a": 1}, [": a"]),
    ],
)
def test_what_is_printed_beyond_the_contract(
    command: str, printed: object, strange: list[str]
) -> None:
    assert undocumented(command, printed) == strange


def test_a_cell_stays_a_cell() -> None:
    assert table(("a", "b"), [("x|y", "two\nlines")]).splitlines()[2] == "| x\\|y | two lines |"


def test_what_every_command_takes_is_told_once() -> None:
    told = options_table(Language.ENGLISH)
    assert all(told.count(f"| `{option}") == 1 for option in ("--folder", "--profile", "--book"))
    assert "**`rmdesk keys new`**" in told


@pytest.mark.parametrize(
    ("path", "limits"),
    [
        ("locking.idle_minutes", (1, 15)),
        ("calls.cap", (1, 10_000)),
        ("calls.large", (0, None)),
        ("day.classes.target_line", None),  # anywhere a range begins, and nowhere between
        ("day.weekly", None),
    ],
)
def test_limits_are_those_of_the_rules(path: str, limits: object) -> None:
    assert limits_of(path) == limits


def test_a_share_is_limited_as_it_is_typed() -> None:
    rows = settings_table(Language.ENGLISH).splitlines()
    row = next(row for row in rows if "inflation_percent" in row)
    assert row.endswith("| 3 % | 0-20 |  |")


def test_keys_stand_one_by_one_under_their_place() -> None:
    assert "| `F10` `Ctrl+F10` | " in keys_table(Language.ENGLISH).split("**Everywhere**")[1]


def test_a_digit_that_is_a_key_is_no_step() -> None:
    assert "\n- `0`: " in handbook_page("call", Language.ENGLISH)
    assert "\n\n1. " in handbook_page("receiving", Language.ENGLISH)


def test_a_stale_part_is_made_anew() -> None:
    text = "# 中文说明\n<!-- made map -->\nold\n<!-- /made -->\n# 中文说明\n"
    assert with_made_parts(text).split("\n", 2)[2].startswith(code_map().split("\n")[0])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ORDER)
def test_a_page_has_its_keys_and_no_field_left(name: str, language: Language) -> None:
    speak(language)
    page = handbook_page(name, language)
    assert "{" not in page and "`" in page
