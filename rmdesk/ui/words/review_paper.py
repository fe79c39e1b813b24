"""The words of a paper for the client, as the screen has them."""

from typing import Final

from rmdesk.desk.review_out.wording import Wording
from rmdesk.ui.words.known_figures import ratio_figure
from rmdesk.ui.words.labels import label

WORDING: Final = Wording(label, ratio_figure)
