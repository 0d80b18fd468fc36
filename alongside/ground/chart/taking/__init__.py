"""Taking in: from a received resource to rows of the chart. Within the chart; everybody else calls its services."""
