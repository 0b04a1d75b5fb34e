"""The service starts without the heavy geo libraries."""

import subprocess
import sys


def test_the_service_imports_neither_geopandas_nor_folium() -> None:
    code = "import sys, twin.app, twin.commands.run; print(sorted({'geopandas', 'folium', 'shapely', 'scipy', 'osmium'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
