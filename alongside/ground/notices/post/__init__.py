"""What the worker does with notices: make messages of what is due, and carry them out."""
