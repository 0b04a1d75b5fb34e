"""`python -m twin` is the same as `kernkijker`."""

from twin.cli import main

main()
