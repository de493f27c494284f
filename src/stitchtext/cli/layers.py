"""Layers of settings: the command line over the environment over the nearest file over the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from click.core import ParameterSource

from stitchtext.cli.options import PREFIX, spell_option
from stitchtext.errors import StitchError
from stitchtext.settings import TABLE, Config, Settings, find_config, read_config


class Given(NamedTuple):
    """A setting that was given with the call: its value, and where."""

    value: Any
    origin: str


class Resolved(NamedTuple):
    """The settings that hold in a folder; `origins` tell where each one is from, `folder` is that of their file."""

    settings: Settings
    origins: Mapping[str, str]
    folder: str

    def base(self, field: str) -> str:
        """The folder from which patterns and paths of a setting are seen."""
        return self.folder if self.origins.get(field, "").endswith(".toml") else os.getcwd()


class Layers:
    """Finds the settings of any folder, each file of settings being read once."""

    def __init__(self, given: Mapping[str, Given], config: str | None = None) -> None:
        self._given = given
        self._named = read_config(config) if config is not None else None
        self._is_named = config is not None
        if self._is_named and self._named is None:
            raise StitchError("has no table [tool.stitchtext]", place=config or "")
        self._folders: dict[str, Resolved] = {}
        self._configs: dict[str, Resolved] = {}

    def resolve(self, folder: str) -> Resolved:
        """The settings that hold for files in a folder.

        Raises:
            StitchError: the nearest file of settings is wrong.

        """
        if folder not in self._folders:
            config = self._named if self._is_named else find_config(folder)
            path = config.path if config else ""
            if path not in self._configs:
                self._configs[path] = self._lay(config)
            self._folders[folder] = self._configs[path]
        return self._folders[folder]

    def _lay(self, config: Config | None) -> Resolved:
        values = dict(config.values) if config else {}
        origins = dict.fromkeys(values, config.path if config else "")
        for field, given in self._given.items():
            values[field] = given.value
            origins[field] = given.origin
        return Resolved(Settings(**values), origins, config.folder if config else os.getcwd())


def take_given(chosen: dict[str, Any], sources: Mapping[str, ParameterSource | None]) -> dict[str, Given]:
    """The settings among the parameters of a call, which are taken out of `chosen`."""
    given: dict[str, Given] = {}
    for setting in TABLE:
        value = chosen.pop(setting.field)
        if value is not None:
            told = sources.get(setting.field) is ParameterSource.ENVIRONMENT
            origin = PREFIX + setting.field.upper() if told else spell_option(setting)
            given[setting.field] = Given(value, origin)
    return given


def show_settings(resolved: Resolved) -> Iterator[str]:
    """The settings as lines of TOML, each with where it is from."""
    for setting in TABLE:
        value = getattr(resolved.settings, setting.field)
        origin = resolved.origins.get(setting.field, "default")
        shown = os.path.relpath(origin) if origin.endswith(".toml") else origin
        written = "{}" if setting.kind == "map" and not value else _write(value)
        yield f"{setting.name} = {written}  # {shown}"


def _write(value: object) -> str:
    import json  # noqa: PLC0415 - only here: strings of JSON are strings of TOML, too

    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        pairs = (f"{json.dumps(name, ensure_ascii=False)} = {_write(codes)}" for name, codes in value)
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_write, value))}]"
    return json.dumps(value, ensure_ascii=False)
