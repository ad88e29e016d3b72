"""Prints a constraints file for pip: each dependency in its lowest declared version, all else as the tests lock it."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def constraints() -> list[str]:
    """One line for each library. Raises ValueError for a dependency without a lowest version."""
    lowest: dict[str, str] = {}
    for dependency in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]:
        bound = re.fullmatch(r"([\w.-]+)>=([\w.]+)(,<[\w.]+)?", dependency)
        if bound is None:
            raise ValueError(f"{dependency}: `name>=lowest` or `name>=lowest,<limit` was expected")
        lowest[bound[1]] = f"{bound[1]}=={bound[2]}"
    # A pin may hold for some versions of Python alone: what stands behind it goes along.
    locked = re.findall(r"^(([\w.-]+)==[^\\\n]+)", (ROOT / "tests/requirements.lock").read_text("utf-8"), re.MULTILINE)
    return [*lowest.values(), *(pin.strip() for pin, name in locked if name not in lowest)]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in constraints())
