"""What turns somebody else's data into a town's folder: one entry per source, its parts under the same prefix.

``osm.import_osm`` makes a folder from an OpenStreetMap extract; ``addresses.import_addresses`` fills in house numbers.
An importer refuses what it cannot use (``refusal.ImportRefused``) and says in a ``Summary`` what it made of the rest.
"""
