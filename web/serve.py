"""Hand out the page from ``web/dist``, compressed, with the headers that a web server should send: ``python web/serve.py [PORT]``.

It needs nothing but Python. It is for trying the page, and for the tests; docs/how-to/put-the-page-on-a-web-server.md has the same
for nginx.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

DIST = Path(__file__).parent / "dist"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
}
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Encoding",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The encodings in the order in which they are chosen: by what the browser calls each, how the file beside it ends."""


class Page(BaseHTTPRequestHandler):
    """Answers for the files of one folder, and for nothing else."""

    protocol_version = "HTTP/1.1"
    folder = DIST

    def do_GET(self) -> None:
        """Give one file, in the smallest form that the browser takes."""
        file = self._asked()
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        accepted = {part.partition(";")[0].strip() for part in self.headers.get("Accept-Encoding", "").split(",")}
        encoding = next((e for e, end in ENCODINGS.items() if e in accepted and _beside(file, end).is_file()), None)
        data = (_beside(file, ENCODINGS[encoding]) if encoding else file).read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[file.suffix])
        self.send_header("Content-Length", str(len(data)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        self.noted(self.path, encoding, len(data))

    def noted(self, path: str, encoding: str | None, size: int) -> None:
        """Keep no record of who asked for what; a test may."""

    def _asked(self) -> Path | None:
        """Give the file that was asked for; None where the page has no such file."""
        name = PurePosixPath(unquote(urlsplit(self.path).path).lstrip("/") or "index.html")
        file = self.folder / name
        inside = ".." not in name.parts and "\0" not in str(name) and file.suffix in TYPES
        return file if inside and file.is_file() else None

    def log_message(self, *args: object) -> None:
        """Keep no record of who asked for what."""


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def server(folder: Path = DIST, port: int = 0) -> ThreadingHTTPServer:
    """Give a server for one folder, on this machine alone; port 0 is any that is free."""
    return ThreadingHTTPServer(("127.0.0.1", port), type("Page", (Page,), {"folder": folder}))


if __name__ == "__main__":
    with server(port=int(sys.argv[1]) if sys.argv[1:] else 8080) as running:
        print(f"http://localhost:{running.server_address[1]}/   Ctrl-C stops it.", flush=True)
        with suppress(KeyboardInterrupt):
            running.serve_forever()
