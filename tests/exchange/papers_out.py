"""A small paper with everything in it, and whatever texts a book may hold."""

from datetime import date

from hypothesis import strategies as st

from rmdesk.exchange.writers.outline import Column, Kind
from rmdesk.exchange.writers.paper import (
    Chart,
    ChartKind,
    Paper,
    Row,
    Section,
    Table,
    Words,
)

TEXTS = (
    st.text(max_size=40)
    | st.text("=+-@\t\r\n '\"<r>/_x0041;,&０＝", max_size=14)
    | st.sampled_from(
        [
            '=HYPERLINK("http://a.b")',
            "@SUM(1)",
            "<script>alert(1)</script>",
            "</style><img src=x onerror=alert(1)>",
            '" onload="alert(1)',
            "javascript:alert(1)",
            "&amp;&#60;",
            "]]>",
            "<r>bold</r>",
            "古丽·买买提",
            "e\u0301 全角０",
        ]
    )
)


def a_paper(
    name: str = "三年定期", words: str = "下次带方案来。", *, amount: int = 123_456_78
) -> Paper:
    """Two sections; the texts that come from a book are `name` and `words`."""
    held = Table(
        name="资产",
        columns=(
            Column(heading="名称"),
            Column(heading="持有日", kind=Kind.DAY, width=10),
            Column(heading="金额（元）", kind=Kind.MONEY, width=14),
            Column(heading="变动（元）", kind=Kind.CHANGE, width=14),
            Column(heading="变动幅度", kind=Kind.SHARE_CHANGE, width=9),
            Column(heading="占比", kind=Kind.SHARE, width=9),
        ),
        rows=(
            Row((name, date(2024, 5, 6), amount, -250_00, -123, 7_500)),
            Row(("另一笔", None, 41_152_26, 100, 1, 2_500)),
            Row(("不知多少", None, "不详", None, None, None)),
            Row(("合计", None, amount + 41_152_26, -150_00, None, 10_000), is_total=True),
        ),
        charts=(
            Chart(kind=ChartKind.PIE, name="占比图", names=0, values=(5,), rows=2),
            Chart(kind=ChartKind.COLUMNS, name="柱形图", names=0, values=(2,), rows=2),
        ),
        remark="有 1 项金额尚不清楚。",
    )
    wished = Table(
        name="配置",
        columns=(
            Column(heading="类别"),
            Column(heading="占比", kind=Kind.SHARE),
            Column(heading="目标", kind=Kind.SHARE),
        ),
        rows=(Row(("现金", 2_000, 1_000)), Row(("权益", 8_000, 9_000))),
        charts=(Chart(kind=ChartKind.COLUMNS, name="对比", names=0, values=(1, 2), rows=2),),
    )
    return Paper(
        title="资产检视",
        language="zh-CN",
        about=(("客户", name), ("检视日期", "2026-11-20")),
        sections=(
            Section(name="检视表", blocks=(held, Words(name="下一步", text=words))),
            Section(name="配置", blocks=(wished,)),
        ),
        foot="以所示日期为准。",
        page="第 {page} 页，共 {pages} 页",
    )
