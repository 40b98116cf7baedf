"""Serves a site over http as web servers are set up to, and knows what it sent."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from pathlib import Path

HEADERS = 200
"""Bytes of the headers of an answer, about."""


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder on this machine; files are compressed and may be kept by the browser."""

    def __init__(self, folder: Path):
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        self.sent: list[int] = []
        """Bytes of the answers."""
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Serve nothing any more."""
        self.shutdown()
        self.server_close()


@functools.lru_cache(maxsize=4000)
def _compressed(path: Path) -> bytes:
    """A file as servers keep it: compressing it is not what is measured."""
    return gzip.compress(path.read_bytes(), mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Send a file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = _compressed(path)
        headers = {"Cache-Control": "max-age=600", "Content-Encoding": "gzip", "Content-Length": str(len(content))}
        self.send_response(200)
        for name, value in {"Content-Type": self.guess_type(path), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.server.sent.append(len(content) + HEADERS)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""
