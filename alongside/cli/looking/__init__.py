"""What `alongside doctor` looks at."""
