"""The views of the main screen, one module and one stylesheet each; none knows another."""
