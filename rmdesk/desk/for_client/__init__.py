"""What a client may see of a review and of the household, on paper and on the screen."""
