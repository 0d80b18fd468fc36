"""Taking in: from a received resource to rows of the chart. Internal; everybody else calls services.py."""
