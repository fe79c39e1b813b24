"""Work on asset reviews: what asks, has the desk write, and tells."""
