"""Where the files beside the code are: templates and schemas, in a checkout and in the wheel."""

from pathlib import Path


def data_path(*parts: str) -> Path:
    """The path of a data file, e.g. ``data_path("templates", "pcs", "script.sh.j2")``.

    The wheel holds them in ``crmgen/_data`` (pyproject.toml), a checkout beside the package.
    """
    package = Path(__file__).parent
    inside = package / "_data"
    return (inside if inside.is_dir() else package.parent).joinpath(*parts)
