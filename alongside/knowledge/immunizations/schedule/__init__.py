"""A vaccine schedule as data: what it may say (`model`), reading it (`load`), and naming what is odd (`oddities`)."""
