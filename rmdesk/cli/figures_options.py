"""The options of `figures`: which period, today's when none is named."""

import argparse

from rmdesk.language import _


def add_figures_options(parser: argparse.ArgumentParser) -> None:
    """One period at most."""
    periods = parser.add_mutually_exclusive_group()
    for period, text in (
        ("session", _("the newest call session, since it was begun")),
        ("week", _("this week, Monday to Sunday")),
        ("month", _("this month")),
    ):
        periods.add_argument(
            f"--{period}", dest="period", action="store_const", const=period, help=text
        )
    parser.set_defaults(period="")
