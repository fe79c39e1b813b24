"""Where one stands: the view and its pages."""
