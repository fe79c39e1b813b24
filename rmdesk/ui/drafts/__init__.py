"""What was half typed when the desk was left, and its way back to the screen."""
