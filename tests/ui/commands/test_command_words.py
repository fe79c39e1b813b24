"""Commands are found by what people call them, not by their titles alone."""

import pytest

from rmdesk import content
from rmdesk.language import Language, speak, wordings
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.search import matching, other_names

IN_PALETTE = [command for command in COMMANDS if command.in_palette]


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize(
    ("words", "first"),
    [
        *(("目标", "home.targets"), ("mubiao", "home.targets"), ("mb", "home.targets")),
        *(("goal", "home.targets"), ("quota", "home.targets")),
        *(("管道", "home.pipeline"), ("guandao", "home.pipeline"), ("商机", "home.pipeline")),
        *(("shangji", "home.pipeline"), ("yixiang", "home.pipeline"), ("cunke", "home.pipeline")),
        *(("genjin", "home.pipeline"), ("funnel", "home.pipeline")),
        *(("pace", "home.rhythm"), ("curve", "home.rhythm"), ("jiezou", "home.rhythm")),
        *(("mianfang", "home.meetings"), ("meeting", "home.meetings")),
        *(("zhuanhua", "home.activity"), ("lost", "home.activity")),
        *(("conversion", "home.activity"), ("huodonglv", "home.activity")),
        *(("baobiao", "home.reports"), ("报表", "home.reports")),
        *(
            ("日报", "home.report#day"),
            ("ribao", "home.report#day"),
            ("rijihua", "home.report#day"),
        ),
        *(("周报", "home.report#week"), ("zhoubao", "home.report#week")),
        *(("weekly report", "home.report#week"), ("week report", "home.report#week")),
        *(("月报", "home.report#month"), ("yuebao", "home.report#month")),
        *(("monthly", "home.report#month"), ("yb", "home.report#month")),
        *(("deal", "deal.add"), ("成交", "deal.add"), ("chengjiao", "deal.add")),
        *(("doctor", "doctor.open"), ("computer", "doctor.open"), ("pc", "doctor.open")),
        *(("体检", "doctor.open"), ("tijian", "doctor.open")),
    ],
)
def test_other_names_lead_to_the_command(words: str, first: str, spoken: Language) -> None:
    speak(spoken)
    assert matching(IN_PALETTE, words)[0].id == first


@pytest.mark.parametrize("spoken", list(Language))
def test_a_whole_word_of_the_title_goes_before_initials(spoken: Language) -> None:
    """``pc`` also stands in the pinyin of what covers deposits."""
    speak(spoken)
    cover, pc = (
        Command(id=f"a.{letter}", scope=Scope.DESK, title=title, help="", keys=())
        for letter, title in (("a", "Deposit cover"), ("b", "Is this PC in order?"))
    )
    assert matching([cover, pc], "pc") == [pc, cover]


def test_other_names_are_of_commands_that_the_palette_shows() -> None:
    named = [row.split("\t")[0] for row in content.text("command_words.tsv").splitlines()]
    assert len(named) == len(set(named))
    for command_id in named:
        assert BY_ID[command_id].in_palette
        assert other_names(command_id)


def test_a_whole_title_goes_before_the_other_names() -> None:
    for command in IN_PALETTE:
        for title in wordings(command.title):
            found = matching(IN_PALETTE, title)[0]
            assert title in wordings(found.title), title
