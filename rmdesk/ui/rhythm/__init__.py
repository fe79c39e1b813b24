"""Work on the targets of a month and on its rhythm: asked, written, told."""
