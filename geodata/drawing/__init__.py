"""Draws the shipped dataset: ``python -m geodata.drawing`` rewrites ``geodata/herzele`` byte for byte.

Facts (street axes, house numbers and where they stand along the axis, landmarks) are the tables ``*.toml`` in this
folder; shops are invented there; footprints are schematic and computed from both. Sources and licences:
``geodata/SOURCES.md``.
"""
