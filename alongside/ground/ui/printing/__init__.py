"""Our page on paper: whole where the screen shows the first few, in the person's words, as an accessible PDF."""
