"""Serves a site over http as web servers are set up to, and knows what it sent and when."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import threading
import time
from pathlib import Path

HEADERS = 200
"""Bytes of the headers of an answer, about."""


class Server:
    """Serves a folder on this machine; files are compressed and may be kept by the browser."""

    def __init__(self, folder: Path):
        self.sent: list[tuple[float, int]] = []
        """When an answer had gone out, in seconds since 1970, and its bytes."""
        handler = functools.partial(_Handler, directory=str(folder), sent=self.sent)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def bytes_between(self, start: float, end: float) -> int:
        """Bytes of the answers that were complete between two moments."""
        return sum(count for moment, count in self.sent if start <= moment <= end)

    def stop(self) -> None:
        """Serve nothing any more."""
        self._server.shutdown()
        self._server.server_close()


@functools.lru_cache(maxsize=4000)
def _compressed(path: Path) -> bytes:
    """A file as servers keep it: compressing it is not what is measured."""
    return gzip.compress(path.read_bytes(), mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, sent: list[tuple[float, int]], **options: object):
        self.sent = sent
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, compressed where that is worth it."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(200)
        if kind.startswith(("text/", "application/j", "image/svg", "application/atom")):
            content = _compressed(path)
            self.send_header("Content-Encoding", "gzip")
        else:
            content = path.read_bytes()
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.sent.append((time.time(), len(content) + HEADERS))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""
