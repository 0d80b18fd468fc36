"""What a patient or helper sees. Each view: reach, read or write through services, print."""
