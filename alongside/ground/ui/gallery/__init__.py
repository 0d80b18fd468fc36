"""The parts that pages are made of, each with an example: at /gallery/ in development and in the demo."""
