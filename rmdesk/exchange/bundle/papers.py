"""That the parts of a bundle's papers are all there, in order, and what their digests say."""

from hashlib import sha256

from rmdesk.exchange.bundle.items import PaperPart, require


class PaperOrder:
    """Takes the parts as they come; raises ValueError for one that cannot be there.

    Papers come in the order of their digests: that none comes twice is then known without
    remembering them all, of which a hostile bundle may have very many.
    """

    def __init__(self) -> None:
        self._now, self._next = "", 0
        self._content = sha256()
        self._parts = 0

    def take(self, paper: PaperPart) -> None:
        if paper.digest != self._now:
            self._finish_one()
            require(paper.digest > self._now)
            self._now, self._next, self._content = paper.digest, 0, sha256()
        require(paper.part == self._next)
        self._next += 1
        self._parts += 1
        self._content.update(paper.content)

    def finished(self) -> int:
        """How many parts there were; raises ValueError where the last paper is not whole."""
        self._finish_one()
        return self._parts

    def _finish_one(self) -> None:
        require(not self._now or self._content.hexdigest() == self._now)
