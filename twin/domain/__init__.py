"""Plain Python: the nouns of a shopping core and their verbs. No Flask, no database, no geo library."""
