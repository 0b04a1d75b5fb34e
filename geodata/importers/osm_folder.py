"""The folder that an import fills, and what of an existing one it must not touch."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from geodata.importers.osm_town import TownFacts
from geodata.importers.refusal import ImportRefused
from geodata.importers.summary import Summary
from geodata.importers.writing import GENERATOR, Feature, layer, toml, write

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CREDIT = {
    "nl": "© OpenStreetMap-bijdragers, ODbL",
    "fr": "© les contributeurs d’OpenStreetMap, ODbL",
    "en": "© OpenStreetMap contributors, ODbL",
    "de": "© OpenStreetMap-Mitwirkende, ODbL",
}
BY_HAND = ("town.toml", "screens.geojson")  # people write these; an import only makes them where they are missing


class Folder:
    """``into/slug``. Raises ImportRefused for a slug that cannot be an address, or a folder that is there already."""

    def __init__(self, into: Path, slug: str, force: bool) -> None:
        if not SLUG.fullmatch(slug) or len(slug) > 60:
            raise ImportRefused(
                f"--town '{slug}' cannot be an address. Use small letters, digits and hyphens: sint-truiden."
            )
        self.path = into / slug
        if not into.is_dir():
            raise ImportRefused(f"{into} is not a folder. Make it first, or give another one.")
        if self.path.exists() and not self.path.is_dir():
            raise ImportRefused(f"{self.path} is a file. Choose another --town.")
        if self.path.exists() and (self.path / "__init__.py").exists():
            raise ImportRefused(f"{self.path} holds program code. Choose another --town.")
        if self.path.exists() and any(self.path.iterdir()) and not force:
            raise ImportRefused(f"{self.path} exists already. Choose another --town, or add --force to import into it.")

    def write(self, layers: dict[str, list[Feature]], town: TownFacts, summary: Summary) -> None:
        """Every layer and town.toml; the folder appears as a whole, or each of its files is replaced as a whole."""
        files = {f"{name}.geojson": layer(name, features) for name, features in layers.items()}
        files["screens.geojson"] = layer("screens", [])
        files["town.toml"] = town_toml(town).encode()
        summary.made = {name: len(features) for name, features in layers.items() if name != "perimeter"}
        if self.path.exists():
            self._replace(files, summary)
        else:
            self._make(files)

    def _make(self, files: dict[str, bytes]) -> None:
        with TemporaryDirectory(prefix=f".{self.path.name}-", dir=self.path.parent) as draft:
            new = Path(draft) / self.path.name
            new.mkdir()
            for name, content in files.items():
                (new / name).write_bytes(content)
            new.rename(self.path)

    def _replace(self, files: dict[str, bytes], summary: Summary) -> None:
        for name, content in files.items():
            old = self.path / name
            if name in BY_HAND and old.exists():
                summary.adapt("files kept as they were, people write these", name)
                continue
            if old.exists() and not _is_imported(old):
                aside = old.with_name(f"{name}.before-import")
                old.rename(aside)
                summary.adapt("layers drawn by hand, put aside before the import", aside.name)
            write(old, content)


def _is_imported(file: Path) -> bool:
    with file.open("rb") as stream:
        return f'"generator":"{GENERATOR}"'.encode() in stream.read(200)


def town_toml(town: TownFacts) -> str:
    """The town's own file; whoever keeps the town completes it."""
    return toml(
        {
            "slug": town.slug,
            "country": town.country,
            "timezone": town.timezone,
            "languages": list(town.languages),
            "demonstration": False,
            "names": town.names,
            "attribution": {language: CREDIT[language] for language in town.languages if language in CREDIT},
        }
    )
