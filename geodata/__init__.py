"""What the core is: one folder of plain GeoJSON per town.

The only code that knows GeoPandas, Shapely and Folium.
"""
