"""Serves a folder compressed on this machine, as a plain web server would: python -m bench.static FOLDER PORT."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import uvicorn
from servestatic import ServeStaticASGI
from servestatic.compress import Compressor

TEXT = (".html", ".css", ".js", ".json", ".xml", ".svg")


async def answer_nothing(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer 404 to what is no file."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


def main(folder: Path, port: int) -> None:
    """Compress the text files, then serve."""
    compressor = Compressor(use_brotli=False, use_zstd=False, quiet=True)
    for file in folder.rglob("*"):
        if file.suffix in TEXT:
            compressor.compress(str(file))
    served = ServeStaticASGI(answer_nothing, root=folder, index_file=True)
    uvicorn.run(served, host="127.0.0.1", port=port, log_level="error", lifespan="off")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
