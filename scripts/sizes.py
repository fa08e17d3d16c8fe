"""Fail where a file has over 400 lines or a Python function body over 50: both grow where composition and work mix."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

MAX_FILE = 400
MAX_BODY = 50
CODE = (".py", ".js", ".css", ".mjs")


def long_bodies(path: Path) -> list[str]:
    """Give `file:line: …` for each function whose body, docstring left out, is too long."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) else node.body
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        if lines > MAX_BODY:
            found.append(f"{path}:{node.lineno}: {node.name} has {lines} lines; at most {MAX_BODY}; cut it")
    return found


def main() -> int:
    """Print what is too long; the exit code is 1 when there is any."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True
    )
    faults = []
    for path in (Path(name) for name in listed.stdout.splitlines()):
        if path.suffix not in CODE or not path.is_file():
            continue
        lines = len(path.read_text("utf-8").splitlines())
        if lines > MAX_FILE:
            faults.append(f"{path}:1: {lines} lines; at most {MAX_FILE}; split it into rooms")
        if path.suffix == ".py":
            faults += long_bodies(path)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
