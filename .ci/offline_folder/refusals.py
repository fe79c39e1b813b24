"""Why no folder was built: in plain words, for whoever ran the command."""


class NotBuilt(Exception):
    """The folder is not built; the message says why and what to do."""
