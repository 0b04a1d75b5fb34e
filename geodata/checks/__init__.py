"""One subject a file. `reading` turns files into a Draft; the others look at the Draft and yield faults."""
