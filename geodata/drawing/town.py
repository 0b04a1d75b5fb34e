"""All layers together."""

from pathlib import Path

from geodata.drawing import buildings, ground, network, perimeter, places, premises, shops, trees
from geodata.drawing.features import Feature, write
from geodata.drawing.streets import streets


def layers() -> dict[str, list[Feature]]:
    """Every layer of the shipped dataset by file name, drawn from the tables."""
    axes = streets()
    built = buildings.build(axes)
    units = premises.units(built.houses)
    walks = network.paths(axes)
    return {
        "perimeter": [perimeter.feature_of(axes, units)],
        "buildings": built.features(),
        "premises": premises.features(units),
        "shops": shops.features(units),
        "paths": network.features(walks),
        "places": places.places(axes),
        "screens": places.screens(),
        "ground": ground.ground(axes, built),
        "trees": trees.trees(axes, built, walks),
    }


def draw(folder: Path) -> None:
    """Write every layer into ``folder``; the same tables give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, features in layers().items():
        write(folder / f"{name}.geojson", features)
