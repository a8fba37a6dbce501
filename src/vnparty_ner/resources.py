"""Finds what ships with the package: configs, annotated articles, the encoder and the model.

An installed wheel carries configs and articles inside the package; a checkout has them at its root.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]

COMPACT_ENCODER = PACKAGE / "assets" / "compact-encoder"
SHIPPED_MODEL = PACKAGE / "assets" / "model"


def resource(*parts: str) -> Path:
    """Return the path of a folder or file that the wheel carries inside the package.

    Args:
        parts: Path below the package (wheel) or below the checkout, as `"configs", "compact.yaml"`.

    Returns:
        The one inside the package if it exists, otherwise the one in the checkout (which may not exist).
    """
    inside = PACKAGE.joinpath(*parts)
    return inside if inside.exists() else CHECKOUT.joinpath(*parts)


def articles_folder() -> Path:
    """Return the folder with the annotated articles, one subfolder a split."""
    return resource("data", "articles")


def named_config(name: str) -> Path:
    """Return the path of a config that ships with the package, as `compact.yaml`."""
    return resource("configs", name)
