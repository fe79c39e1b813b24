"""Call scripts: what to say step by step, what to answer to an objection, and what is locked."""
