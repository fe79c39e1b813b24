"""The pages of the view that says where one stands."""
