"""What a file may ask of us. Beyond these it is refused: better not read than a machine on its knees."""

MB = 1024 * 1024

BUNDLE = 256 * MB  # bytes of one JSON document, or of one line
RESOURCE = 64 * MB
STRING = 50 * MB  # one string of a resource: documents come as base64
QUICK = 32 * MB  # what is bigger is read piece by piece, memory flat
DEPTH = 64  # objects and lists inside each other
EXPANDED = 64 * 1024 * MB  # bytes that one compressed file may become
# How many times bigger than its compressed self a file may become. Real records reach about 60, deflate's own
# limit is 1032. Small files are let off: they cannot hurt.
RATIO = 250
RATIO_FROM = 64 * MB
ARCHIVE_FILES = 200_000
ARCHIVES_DEEP = 2  # gzip inside a zip or inside gzip, and no further
