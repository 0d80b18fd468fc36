"""The spine: what happened (timeline), what follows from it (outbox), who looked (access log)."""
