"""Where messages lead: the link and the stop button of an e-mail, answers to text messages, and what the demo sends."""
