"""Bytes a second: ours beside nginx, pygeoapi and Datasette, on the same machine, one after the other."""

import gzip
import json
import os
import sqlite3
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

from tests.bench.programs import WORK, free_port, kernkijker, need, peers, running, wrk
from tests.bench.table import Row, ratio


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    with kernkijker() as (url, _program):
        twin = urllib.request.urlopen(f"{url}/herzele/twin.json").read()
        shop = json.loads(twin)["shops"][0]["slug"]
        ours = wrk(f"{url}/herzele/twin.json")
        page = wrk(f"{url}/herzele/winkels/{shop}")
    document = json.loads(twin)
    return [
        ratio("twin.json beside nginx (same gzip file)", ours, of_nginx(twin), "req/s", 0.5, "nginx"),
        ratio("twin.json beside pygeoapi (same shops)", ours, of_pygeoapi(document), "req/s", 20, "pygeoapi"),
        ratio("shop page beside a Datasette row page", page, of_datasette(document), "req/s", 5, "Datasette"),
    ]


def of_nginx(twin: bytes) -> float:
    site = WORK / "nginx"
    (site / "herzele").mkdir(parents=True, exist_ok=True)
    (site / "herzele" / "twin.json").write_bytes(twin)
    (site / "herzele" / "twin.json.gz").write_bytes(gzip.compress(twin, 9))
    port = free_port()
    settings = site / "nginx.conf"
    settings.write_text(
        f"daemon off; pid {site}/pid; error_log {site}/error.log; worker_processes 1; user root;"
        " events { worker_connections 256; }"
        " http { access_log off; default_type application/json; keepalive_requests 1000000;"
        f" client_body_temp_path {site};"
        f" proxy_temp_path {site}; fastcgi_temp_path {site}; uwsgi_temp_path {site}; scgi_temp_path {site};"
        f" server {{ listen 127.0.0.1:{port}; root {site}; gzip_static on; etag on; }} }}"
    )
    url = f"http://127.0.0.1:{port}/herzele/twin.json"
    with running([need("nginx"), "-c", str(settings), "-e", str(site / "error.log")], url):
        return wrk(url)


def features(document: Any) -> dict[str, Any]:
    """The shops as the GeoJSON that the other servers get to serve."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": shop["id"],
                "properties": {
                    key: str(shop[key]) for key in ("id", "slug", "name", "kind", "street", "number", "group")
                },
                "geometry": {"type": "Point", "coordinates": shop["door"]},
            }
            for shop in document["shops"]
        ],
    }


def of_pygeoapi(document: Any) -> float:
    room, port = peers(), free_port()
    data, settings = WORK / "shops.geojson", WORK / "pygeoapi.yml"
    data.write_text(json.dumps(features(document)))
    settings.write_text(pygeoapi_settings(data, port))
    api = WORK / "openapi.yml"
    environment = {"PYGEOAPI_CONFIG": str(settings), "PYGEOAPI_OPENAPI": str(api)}
    subprocess.run(
        [str(room / "bin" / "pygeoapi"), "openapi", "generate", str(settings), "--output-file", str(api)],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    url = f"http://127.0.0.1:{port}/collections/shops/items?f=json&limit=1000"
    command = [str(room / "bin" / "gunicorn"), "-w", "1", "-b", f"127.0.0.1:{port}", "pygeoapi.flask_app:APP"]
    with running(command, url, environment):
        return wrk(url)


def pygeoapi_settings(data: Path, port: int) -> str:
    return f"""
server:
  bind: {{host: 127.0.0.1, port: {port}}}
  url: http://127.0.0.1:{port}
  mimetype: application/json; charset=UTF-8
  encoding: utf-8
  language: en-US
  gzip: true
  limits: {{default_items: 1000, max_items: 1000}}
  map: {{url: 'http://127.0.0.1/', attribution: none}}
logging: {{level: ERROR}}
metadata:
  identification: {{title: bench, description: bench, keywords: [bench], terms_of_service: none, url: 'http://127.0.0.1'}}
  license: {{name: none, url: 'http://127.0.0.1'}}
  provider: {{name: bench, url: 'http://127.0.0.1'}}
  contact: {{name: bench}}
resources:
  shops:
    type: collection
    title: shops
    description: shops
    keywords: [shops]
    links: []
    extents: {{spatial: {{bbox: [-180, -90, 180, 90]}}}}
    providers:
      - {{type: feature, name: GeoJSON, data: '{data}', id_field: id}}
"""


def of_datasette(document: Any) -> float:
    room, port = peers(), free_port()
    base = WORK / "shops.db"
    base.unlink(missing_ok=True)
    with sqlite3.connect(base) as database:
        database.execute("create table shops (id text primary key, slug, name, kind, street, number, grp)")
        rows = [tuple(each["properties"].values()) for each in features(document)["features"]]
        database.executemany("insert into shops values (?, ?, ?, ?, ?, ?, ?)", rows)
    url = f"http://127.0.0.1:{port}/shops/shops/{rows[0][0]}"
    with running([str(room / "bin" / "datasette"), "serve", "-i", str(base), "-p", str(port), "-h", "127.0.0.1"], url):
        return wrk(url)
