"""
Check the locks without the network.

Every dependency of pyproject.toml stands in its lock with a version that fits, every line is pinned
and hashed, the locks agree with one another, and none names a host or a folder.
"""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
GROUP_OF_LOCK = {"base": None, "build": "build", "dev": "dev", "bench": "bench"}
EXTRAS_OF_GROUP = {None: ("write",), "dev": ("write", "ocr"), "bench": ("write", "ocr")}
FOREIGN = re.compile(r"://|^\s*-[-a-z]|(^|\s)[./~]|@")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def parse_lock(text):
    """Return the pins of a lock and what is wrong with its lines."""
    pins, wrong = [], []
    for entry in text.replace("\\\n", " ").splitlines():
        line = HASH.sub("", entry).strip()
        if not HASH.search(entry):
            wrong.append(f"not hashed: {line}")
        if FOREIGN.search(line):
            wrong.append(f"names a place: {line}")
            continue
        try:
            pins.append(Requirement(line))
        except InvalidRequirement:
            wrong.append(f"not a pin: {line}")
    wrong += [f"not pinned: {pin}" for pin in pins if not str(pin.specifier).startswith("==")]
    return pins, wrong


def declared(project, group):
    """Return what pyproject.toml asks of a lock: its group, and all but `build` the runtime."""
    runtime = [] if group == "build" else project["project"]["dependencies"]
    extras = project["project"]["optional-dependencies"]
    asked = [text for name in EXTRAS_OF_GROUP.get(group, ()) for text in extras[name]]
    return [Requirement(text) for text in (*runtime, *asked, *members(project, group))]


def members(project, group):
    """Return a group's dependencies, included groups too."""
    found = []
    for member in project["dependency-groups"].get(group, []):
        if isinstance(member, dict):
            found += members(project, member["include-group"])
        else:
            found.append(member)
    return found


def unmet(wanted, pins):
    """Return the wanted requirements that no pin meets."""
    versions: dict[str, list[str]] = {}
    for pin in pins:
        version = str(pin.specifier).removeprefix("==")
        versions.setdefault(canonicalize_name(pin.name), []).append(version)
    return [
        f"missing or outdated: {need}"
        for need in wanted
        if not any(
            need.specifier.contains(version, prereleases=True)
            for version in versions.get(canonicalize_name(need.name), [])
        )
    ]


def disagreements(pins_of_lock):
    """Return packages that two locks pin apart, so that they could not be installed together."""
    seen: dict[tuple[str, str], dict[str, list[str]]] = {}
    for lock, pins in pins_of_lock.items():
        for pin in pins:
            key = (canonicalize_name(pin.name), str(pin.marker or ""))
            seen.setdefault(key, {}).setdefault(str(pin.specifier), []).append(lock)
    return [f"{name}: locks disagree: {by}" for (name, _), by in seen.items() if len(by) > 1]


def main():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins_of_lock, wrong = {}, []
    for lock, group in GROUP_OF_LOCK.items():
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        pins, faults = parse_lock(text)
        faults += unmet(declared(project, group), pins)
        wrong += [f"requirements/{lock}.txt: {fault}" for fault in faults]
        pins_of_lock[lock] = pins
    wrong += disagreements(pins_of_lock)
    print("\n".join(wrong) or f"{len(pins_of_lock)} locks hold what pyproject.toml asks for")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
