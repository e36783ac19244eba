#!/usr/bin/env python3
"""Writes Messages/*.cs: the messages that the conformance suite of Protobuf exchanges, as Tern messages.

Field names, numbers and types are facts of the suite. Most of them follow a rule (the scalar types in one order, from a
first number on), so the rules are the table here. Run it in this folder after a change; its output is committed.
"""

import pathlib
import re

# Type in Protobuf: type in C#, wire encoding, what an empty value is.
SCALARS = {
    "int32": ("int", None, None),
    "int64": ("long", None, None),
    "uint32": ("uint", None, None),
    "uint64": ("ulong", None, None),
    "sint32": ("int", "ZigZag", None),
    "sint64": ("long", "ZigZag", None),
    "fixed32": ("uint", "Fixed", None),
    "fixed64": ("ulong", "Fixed", None),
    "sfixed32": ("int", "Fixed", None),
    "sfixed64": ("long", "Fixed", None),
    "float": ("float", None, None),
    "double": ("double", None, None),
    "bool": ("bool", None, None),
    "string": ("string", None, '""'),
    "bytes": ("byte[]", None, "[]"),
}
IN_ORDER = list(SCALARS)
NUMBERS = IN_ORDER[:13]

WRAPPERS = ["bool", "int32", "int64", "uint32", "uint64", "float", "double", "string", "bytes"]

# Names that show how names of .proto files become names of JSON: 401 and so on.
JSON_NAMES = """fieldname1 field_name2 _field_name3 field__name4_ field0name5 field_0_name6 fieldName7 FieldName8 field_Name9 Field_Name10 FIELD_NAME11 FIELD_name12
    __field_name13 __Field_name14 field__name15 field__Name16 field_name17__ Field_name18__""".split()

MAPS = [
    *[(56 + i, kind, kind) for i, kind in enumerate(IN_ORDER[:10])],
    (66, "int32", "float"), (67, "int32", "double"), (68, "bool", "bool"), (69, "string", "string"), (70, "string", "bytes"),
]


def pascal(name):
    """A name of a .proto file as a C# member."""
    return "".join(part[:1].upper() + part[1:] for part in re.split("_+", name.strip("[]").rpartition(".")[2]) if part)


class Message:
    def __init__(self, name, full_name=None, keeps_unknown=True, implicit=True):
        self.name, self.full_name, self.keeps_unknown, self.implicit = name, full_name, keeps_unknown, implicit
        self.lines, self.nested = [], []

    def field(self, number, kind, name, encoding=None):
        type_name, wire, empty = SCALARS.get(kind, (kind, None, None))
        wire = encoding or wire
        is_message = kind not in SCALARS and not kind.endswith("Enum")
        is_optional = is_message or encoding == "Wrapper" or not self.implicit
        arguments = f'{number}, Name = "{name}"' + (f", Wire = WireEncoding.{wire}" if wire else "")
        initial = f" = {empty};" if empty and not is_optional else ""
        self.lines.append(f"[RpcField({arguments})] public {type_name}{'?' if is_optional else ''} {pascal(name)} {{ get; set; }}{initial}")

    def repeated(self, number, kind, name, packed=True, encoding=None):
        type_name, wire, _ = SCALARS.get(kind, (kind, None, None))
        wire = encoding or wire
        arguments = f'{number}, Name = "{name}"' + (f", Wire = WireEncoding.{wire}" if wire else "") + ("" if packed else ", Packed = false")
        self.lines.append(f"[RpcField({arguments})] public List<{type_name}> {pascal(name)} {{ get; set; }} = [];")

    def map(self, number, key, value, name=None):
        (key_type, key_wire, _), (value_type, value_wire, _) = SCALARS[key], SCALARS.get(value, (value, None, None))
        name = name or f"map_{key}_{value}"
        arguments = f'{number}, Name = "{name}"'
        arguments += f", KeyWire = WireEncoding.{key_wire}" if key_wire else ""
        arguments += f", Wire = WireEncoding.{value_wire}" if value_wire else ""
        self.lines.append(f"[RpcField({arguments})] public Dictionary<{key_type}, {value_type}> {pascal(name)} {{ get; set; }} = [];")

    def oneof(self, name, cases):
        union = f"{pascal(name)}Case"
        self.lines.append(f'[RpcOneOf(Name = "{name}")] public {union}? {pascal(name)} {{ get; set; }}')
        lines = ["[RpcUnion]", f"public abstract partial record {union}", "{"]
        for number, kind, case in cases:
            type_name, wire, _ = SCALARS.get(kind, (kind, None, None))
            arguments = f'{number}, Name = "{case}"' + (f", Wire = WireEncoding.{wire}" if wire else "")
            lines += [f"    [RpcField({arguments})]", f"    public sealed record {pascal(case)}({type_name} Value) : {union};", ""]
        self.nested.append(lines[:-1] + ["}"])

    def enum(self, name, values, closed=False):
        self.nested.append((["[RpcEnum(IsClosed = true)]"] if closed else []) + enum(name, values))

    def message(self, message):
        self.nested.append(message.text())
        return self

    def text(self):
        arguments = ["KeepUnknownFields = true"] if self.keeps_unknown else []
        arguments += [f'Name = "{self.full_name}"'] if self.full_name else []
        lines = [f"[RpcMessage({', '.join(arguments)})]" if arguments else "[RpcMessage]", f"public sealed partial class {self.name}", "{"]
        lines += ["    " + line for line in self.lines]
        for part in self.nested:
            lines += [""] + [("    " + line).rstrip() for line in part]
        return lines + ["}"]


def enum(name, values):
    lines = [f"public enum {name}", "{"]
    for value_name, value in values:
        lines += [f'    [RpcEnumValue("{value_name}")]', f"    {value_name} = {value},", ""]
    return lines[:-1] + ["}"]


NESTED_ENUM = [("FOO", 0), ("BAR", 1), ("BAZ", 2), ("NEG", -1)]
FOREIGN_ENUM = [("FOREIGN_FOO", 0), ("FOREIGN_BAR", 1), ("FOREIGN_BAZ", 2)]


def fill(message, foreign, foreign_enum, is_proto3):
    """What both syntaxes have."""
    for i, kind in enumerate(IN_ORDER):
        message.field(1 + i, kind, f"optional_{kind}")
    message.field(18, "NestedMessage", "optional_nested_message")
    message.field(19, foreign, "optional_foreign_message")
    message.field(21, "NestedEnum", "optional_nested_enum")
    message.field(22, foreign_enum, "optional_foreign_enum")
    if is_proto3:
        message.field(23, "AliasedEnum", "optional_aliased_enum")
    message.field(24, "string", "optional_string_piece")
    message.field(25, "string", "optional_cord")
    message.field(27, message.name, "recursive_message")
    for i, kind in enumerate(IN_ORDER):
        message.repeated(31 + i, kind, f"repeated_{kind}", packed=is_proto3)
    message.repeated(48, "NestedMessage", "repeated_nested_message")
    message.repeated(49, foreign, "repeated_foreign_message")
    message.repeated(51, "NestedEnum", "repeated_nested_enum", packed=is_proto3)
    message.repeated(52, foreign_enum, "repeated_foreign_enum", packed=is_proto3)
    message.repeated(54, "string", "repeated_string_piece")
    message.repeated(55, "string", "repeated_cord")
    for i, kind in enumerate([*NUMBERS, "NestedEnum"]):
        name = "nested_enum" if kind == "NestedEnum" else kind
        message.repeated(75 + i, kind, f"packed_{name}")
        message.repeated(89 + i, kind, f"unpacked_{name}", packed=False)
    for number, key, value in MAPS:
        message.map(number, key, value)
    message.map(71, "string", "NestedMessage", "map_string_nested_message")
    message.map(72, "string", foreign, "map_string_foreign_message")
    message.map(73, "string", "NestedEnum", "map_string_nested_enum")
    message.map(74, "string", foreign_enum, "map_string_foreign_enum")
    cases = [(111, "uint32", "oneof_uint32"), (112, "NestedMessage", "oneof_nested_message"), (113, "string", "oneof_string"), (114, "bytes", "oneof_bytes"),
             (115, "bool", "oneof_bool"), (116, "uint64", "oneof_uint64"), (117, "float", "oneof_float"), (118, "double", "oneof_double"), (119, "NestedEnum", "oneof_enum")]
    message.oneof("oneof_field", cases + ([(120, "NullValue", "oneof_null_value")] if is_proto3 else []))
    for i, name in enumerate(JSON_NAMES):
        message.field(401 + i, "int32", name)
    nested = Message("NestedMessage", implicit=message.implicit)
    nested.field(1, "int32", "a")
    nested.field(2, message.name, "corecursive")
    message.message(nested)
    message.enum("NestedEnum", NESTED_ENUM, closed=not is_proto3)


def proto3():
    message = Message("TestAllTypesProto3", "protobuf_test_messages.proto3.TestAllTypesProto3")
    fill(message, "ForeignMessage", "ForeignEnum", is_proto3=True)
    message.enum("AliasedEnum", [("ALIAS_FOO", 0), ("ALIAS_BAR", 1), ("ALIAS_BAZ", 2), ("MOO", 2), ("moo", 2), ("bAz", 2)])
    for i, kind in enumerate(WRAPPERS):
        message.field(201 + i, kind, f"optional_{kind}_wrapper", encoding="Wrapper")
        message.repeated(211 + i, kind, f"repeated_{kind}_wrapper", encoding="Wrapper")
    known = [("Duration", "duration"), ("Timestamp", "timestamp"), ("FieldMask", "field_mask"), ("Struct", "struct"), ("Any", "any"), ("Value", "value")]
    for i, (kind, name) in enumerate(known):
        message.field(301 + i, kind, f"optional_{name}")
        message.repeated({"struct": 324}.get(name, 311 + i), kind, f"repeated_{name.replace('_', '')}")
    message.lines.append('[RpcField(307, Name = "optional_null_value")] public NullValue OptionalNullValue { get; set; }')
    message.repeated(317, "ListValue", "repeated_list_value")
    message.field(308, "Empty", "optional_empty")
    message.repeated(318, "Empty", "repeated_empty")
    foreign = Message("ForeignMessage", "protobuf_test_messages.proto3.ForeignMessage")
    foreign.field(1, "int32", "c")
    return [message.text(), foreign.text(), enum("ForeignEnum", FOREIGN_ENUM)]


def group(message, number, name, field, numbers):
    body = Message(name, implicit=False)
    body.field(numbers, "int32", "group_int32")
    body.field(numbers + 1, "uint32", "group_uint32")
    message.field(number, name, field, encoding="Group")
    message.message(body)


def proto2():
    package = "protobuf_test_messages.proto2."
    message = Message("TestAllTypesProto2", package + "TestAllTypesProto2", implicit=False)
    fill(message, "ForeignMessageProto2", "ForeignEnumProto2", is_proto3=False)
    message.map(103, "int32", "NestedMessage", "map_int32_nested_message")
    message.map(104, "int32", "bool")
    # Extensions are fields that another file adds.
    message.field(120, "int32", f"[{package}extension_int32]")
    message.field(133, "string", f"[{package}extension_string]")
    message.field(134, "bytes", f"[{package}extension_bytes]")
    group(message, 121, "GroupField", f"[{package}groupfield]", 122)
    group(message, 201, "DataGroup", "data", 202)
    group(message, 204, "MultiWordGroup", "multiwordgroupfield", 205)
    for i, kind in enumerate(IN_ORDER):
        message.field(241 + i, kind, f"default_{kind}")
    # A message set is made of groups; nobody looks into them here, so they are unknown fields that are kept.
    message.field(500, "MessageSet", "message_set_correct")
    message.message(Message("MessageSet"))
    foreign = Message("ForeignMessageProto2", package + "ForeignMessageProto2", implicit=False)
    foreign.field(1, "int32", "c")
    closed = ["[RpcEnum(IsClosed = true)]"]
    return [message.text(), foreign.text(), closed + enum("ForeignEnumProto2", FOREIGN_ENUM)]


def write(file, parts):
    text = "// Written by generate.py.\nusing Tern.WellKnown;\n\nnamespace Tern.Conformance.Messages;\n"
    for part in parts:
        text += "\n" + "\n".join(part) + "\n"
    pathlib.Path(__file__).with_name("Messages").joinpath(file).write_text(text, encoding="utf-8")


write("Proto3.cs", proto3())
write("Proto2.cs", proto2())
