"""Days, times and terms as people say them, in Chinese and in English."""
