"""Columns: their types in Arrow, and what they are made of. Needs the extra `parquet`, which `tables` asks for."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

_LISTS = ((pa.types.is_list, pa.list_), (pa.types.is_large_list, pa.large_list))


def flatten(schema: Any) -> Any:
    """A schema without dictionaries: a message of one row would not carry them."""
    return pa.schema([_flatten_field(field) for field in schema])


def _flatten_field(field: Any) -> Any:
    kind = field.type
    if pa.types.is_dictionary(kind):
        return _flatten_field(field.with_type(kind.value_type))
    if pa.types.is_struct(kind):
        return field.with_type(pa.struct([_flatten_field(inner) for inner in kind]))
    if pa.types.is_map(kind):
        return field.with_type(pa.map_(_flatten_field(kind.key_field), _flatten_field(kind.item_field)))
    for is_kind, make in _LISTS:
        if is_kind(kind):
            return field.with_type(make(_flatten_field(kind.value_field)))
    return field


def settle(kind: Any) -> Any:
    """A type that can be written: of what is nowhere anything, text."""
    if pa.types.is_null(kind):
        return pa.string()
    if pa.types.is_list(kind):
        return pa.list_(settle(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(settle(field.type)) for field in kind]) if kind.num_fields else pa.string()
    return kind


def make_column(values: list[Any], kind: Any) -> Any:
    """A column of a type; its values may be of Python, or columns of one value."""
    if not any(isinstance(value, pa.Array) for value in values):
        return pa.array(values, kind)
    parts = [value.cast(kind) if isinstance(value, pa.Array) else pa.array([value], kind) for value in values]
    return pa.concat_arrays(parts)
