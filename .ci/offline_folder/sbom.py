"""sbom.cdx.json: the same packages as a CycloneDX 1.6 bill of materials (ECMA-424).

No time and no random serial number: the number is made from the content, so that the same folder
has the same bill.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from offline_folder.components import Component

NAME = "sbom.cdx.json"

_SPDX_ID = re.compile(r"[A-Za-z0-9.-]+\+?")
_SPDX_EXPRESSION = re.compile(
    r"\(*[A-Za-z0-9.-]+\+?(?: (?:AND|OR|WITH) \(*[A-Za-z0-9.-]+\+?\)*)+\)*"
)
# What older packages wrote before there was one way to write a licence.
_MEANT = {
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
}


def write(folder: Path, components: Sequence[Component]) -> None:
    """Of everything that is installed."""
    (own,) = [component for component in components if component.name == "rmdesk"]
    others = [component for component in components if component is not own]
    versions = {component.name: component.version for component in components}
    content: dict[str, object] = {
        "metadata": {"component": {**_told(own), "type": "application"}},
        "components": [_told(component) for component in others],
        "dependencies": [
            {
                "ref": _purl(component.name, component.version),
                "dependsOn": [_purl(name, versions[name]) for name in component.needs],
            }
            for component in components
        ],
    }
    number = uuid5(NAMESPACE_URL, json.dumps(content, sort_keys=True))
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        **content,
    }
    text = json.dumps(bill, ensure_ascii=False, indent=1) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def _told(component: Component) -> dict[str, object]:
    purl = _purl(component.name, component.version)
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": purl,
        "name": component.name,
        "version": component.version,
        "licenses": [_licence(component.licence)],
        "purl": purl,
        "components": [
            {
                "type": "file",
                "bom-ref": f"wheels/{wheel.path.name}",
                "name": wheel.path.name,
                "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
            }
            for wheel in component.wheels
        ],
    }
    return told


def _licence(written: str) -> dict[str, object]:
    """An expression where it is one; anything else by the name the package gave it."""
    meant = _MEANT.get(written, written)
    if _SPDX_EXPRESSION.fullmatch(meant):
        return {"expression": meant}
    if _SPDX_ID.fullmatch(meant) and meant != "unknown":
        return {"license": {"id": meant}}
    return {"license": {"name": meant}}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"
