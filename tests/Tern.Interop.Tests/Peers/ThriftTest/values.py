"""Values of ThriftTest.thrift as Apache Thrift's Python code encodes them.

values.py write <protocol>          prints "<struct> <hexadecimal>" for each value
values.py check <protocol>          reads such lines; prints "ok <struct>" or "FAILED <struct>: <why>"
"""
import sys

from thrift.TSerialization import serialize
from thrift.protocol import TBinaryProtocol, TCompactProtocol
from thrift.transport import TTransport

from ThriftTest import ttypes
from ThriftTest.ttypes import Bonk, Bools, BoolTest, EmptyStruct, GuessProtocolStruct, Insanity, LargeDeltas, ListBonks, Numberz, OneField
from ThriftTest.ttypes import NestedListsBonk, NestedListsI32x2, NestedListsI32x3, NestedMixedx2, StructA, StructB, VersioningTestV2, Xtruct, Xtruct2

PROTOCOLS = {
    "binary": TBinaryProtocol.TBinaryProtocolFactory(),
    "compact": TCompactProtocol.TCompactProtocolFactory(),
}
V2 = VersioningTestV2(
    1, -2, -128, -32768, -2**63, -0.1, Bonk("é世界", -1), [0, 2**31 - 1, -2**31], {1, -1}, {1: -1}, "", 2**31 - 1)
VALUES = [
    Bonk("", 0),
    Bools(True, False),
    Xtruct2(127, Xtruct("x" * 300, -1, 2, -3), 4),
    Insanity({Numberz.ONE: 1, Numberz.EIGHT: -8}, [Xtruct("a", 1, 2, 3)]),
    OneField(EmptyStruct()),
    V2,
    GuessProtocolStruct({"": "", "a": "b"}),
    LargeDeltas(
        Bools(True, True), Bools(False, True), Bools(True, False), True, Bools(False, False), False, V2, {"", "set"}, V2, list(range(-40, 40))),
    NestedListsI32x2([[1, 2], [], [3]]),
    NestedListsI32x3([[[1], []], [], [[2, 3]]]),
    NestedMixedx2([{1, 2}, set()], {1: {"a", ""}, -1: set()}, [{5: {"x"}}, {}]),
    ListBonks([Bonk("a", 1), Bonk("", -1)]),
    NestedListsBonk([[[Bonk("deep", 3)]], []]),
    BoolTest(False, ""),
    StructB(StructA("a"), StructA("b")),
    StructB(None, StructA("")),
]


def read(kind, data, factory):
    value = kind()
    # What is immutable is returned instead of filled.
    return value.read(factory.getProtocol(TTransport.TMemoryBuffer(data))) or value


def main(mode, protocol):
    factory = PROTOCOLS[protocol]
    if mode == "write":
        for value in VALUES:
            print(type(value).__name__, serialize(value, factory).hex())
        return
    for expected, line in zip(VALUES, sys.stdin, strict=True):
        name, given = line.split()
        actual = read(getattr(ttypes, name), bytes.fromhex(given), factory)
        print("ok " + name if actual == expected else "FAILED %s: expected %r, got %r" % (name, expected, actual))


main(*sys.argv[1:])
