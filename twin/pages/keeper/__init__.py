"""The shopkeeper's pages, below `/<town>/mijn-zaak/`."""
