"""The words of a paper for the client, as the screen has them."""

from typing import Final

from rmdesk.desk.review_out.wording import Wording
from rmdesk.ui.known_figures import ratio_figure
from rmdesk.ui.labels import label

WORDING: Final = Wording(label, ratio_figure)
