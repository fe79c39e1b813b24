"""Where clients stand in the classifications, one by one and as boards."""
