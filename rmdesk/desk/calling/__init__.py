"""Use cases of the telephone: a queue, the card that is up, what came of it, who rings in."""
