"""The classes of clients: the boards, their curve, and why a box holds whom it holds."""
