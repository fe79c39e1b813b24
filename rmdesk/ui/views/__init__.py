"""The views of the main screen: a package and a stylesheet each; none knows another."""
