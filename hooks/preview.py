"""`mkdocs serve`: makes files when the browser asks for them, and again when what they were made from has changed."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from guide import Guide
from guide.frame import Frame
from guide.live import Live
from guide.reads import Frames
from guide.site import Output

Times = Mapping[Path, int]


class Preview:
    """The site of one configuration, and how to bring it up to date."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, files: Files, env: Environment):
        self._config, self._nav, self._files, self._env = config, nav, files, env
        root = Path(config.config_file_path).parent
        self._templates = root / "guide" / "templates"
        self._fixed = (root / "theme", Path(config.config_file_path))
        self._seen = self._times()
        self.live = Live(config.guide_frames.plain, config.guide_writers, Path(config.site_dir))
        for file in files.documentation_pages():
            name = file.src_uri
            reads = config.guide_frames.reads.get(name, set())
            make = functools.partial(self._document, file)
            self.live.add_document(name, file.dest_uri, make, reads, config.guide_entries.get(name))

    def _document(self, file: File, frame: Frame) -> Iterator[Output]:
        """A page of `docs/`, as MkDocs makes it."""
        assert file.page
        config, name = self._config, file.src_uri
        config.guide_frames.use(name, frame)
        _populate_page(file.page, config, self._files)
        _build_page(file.page, config, self._files.documentation_pages(), self._nav, self._env)
        self.live.know(name, config.guide_entries.get(name))
        yield file.dest_uri, Path(file.abs_dest_path).read_bytes()

    def _times(self) -> Times:
        """When the files beside data and pages were last written."""
        paths = (path for each in (self._templates, *self._fixed) for path in (each, *each.rglob("*")))
        return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}

    def update(self) -> bool:
        """Take in what has changed; false where that takes a build from nothing: another set of pages, another theme.

        Raises `Abort` where the data have problems: the site stays as it was.
        """
        config = self._config
        guide = config.guide_read(config.guide)
        times, before = self._times(), self._seen
        changed = {path for path in times.keys() | before.keys() if times.get(path) != before.get(path)}
        only_templates = all(self._templates in path.parents for path in changed)
        if _tree(guide) != _tree(config.guide) or not only_templates:
            return False
        self._seen = times
        frame = Frame.of(guide, config.guide_publication)
        config.guide, config.guide_frames = guide, Frames(frame, noted=True)
        config.guide_fragments.clear()
        self.live.update(frame, everything=bool(changed))
        return True


def _tree(guide: Guide) -> tuple[object, ...]:
    """What decides which files MkDocs has, and where: pages with their languages, segments of addresses."""
    pages = {key: sorted(versions) for key, versions in guide.documents.items()}
    return pages, {language: strings.paths for language, strings in guide.strings.items()}


_preview: Preview | None = None
_around: dict[str, Any] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep what MkDocs needs to make a page again."""
    _around["nav"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep what MkDocs needs to make a page again."""
    _around["env"] = env
    _around["files"] = files
    return env


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Take over from MkDocs."""
    global _preview
    if config.guide_preview:
        _preview = config.guide_shown = Preview(config, **_around)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Answer changes and requests."""

    def update() -> None:
        if _preview is None or not _preview.update():
            builder()

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix(server.mount_path)
        if _preview and not path.startswith("livereload/"):
            _preview.live.ask(path + "index.html" if path.endswith("/") else path)
        return server.serve_request(environ, start_response)

    server.builder = update
    server.set_app(answer)
    # MkDocs looks at every file twice a second; the system tells at once.
    watched = (config.docs_dir, config.config_file_path)
    for path in watched:
        server.unwatch(path)
    server.observer = _Watch()
    for path in watched:
        server.watch(path)
    return server


class _Watch(Observer):  # type: ignore[misc, valid-type]
    """Tells of files that were written, not of those that were read: reading them is what we do."""

    def schedule(self, handler: Any, path: str, *, recursive: bool = False, **_: Any) -> Any:
        """Watch a path."""
        written = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
        return super().schedule(handler, path, recursive=recursive, event_filter=written)
