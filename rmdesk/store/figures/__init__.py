"""What is counted or read over the whole book at once: grids, ladders, boards, reports."""
