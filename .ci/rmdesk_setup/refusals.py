"""Why nothing was installed or removed."""


class Refused(Exception):
    """A sentence of `words` with what it needs; nothing was changed that counts."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values
