"""The service starts without the heavy geo libraries."""

import subprocess
import sys

HEAVY = ("geopandas", "folium", "shapely", "scipy", "osmium", "authlib", "requests")
CODE = f"import sys, twin.app, twin.commands.run; print(sorted(set({HEAVY}) & set(sys.modules)))"


def test_the_service_imports_neither_geopandas_nor_folium() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
