// The contract that Tern and Apache Thrift's own implementations speak to each other. Its C# side is made of this file.
namespace cpp interop
namespace py interop

enum Shade {
  DARK = 1
  LIGHT = 2
  ODD = -7
}

struct Point {
  1: required i32 x
  2: required i32 y
  3: optional string name
} (python.immutable = "")

union Shape {
  1: double circle
  2: string label
  3: Point point
}

struct Everything {
  1: bool flag
  2: i8 tiny
  3: i16 small
  4: i32 medium
  5: i64 large
  6: double real
  7: string text
  8: binary data
  9: Shade shade
  10: Point point
  11: list<i32> ints
  12: list<string> texts
  13: set<i64> ids
  14: map<string, i32> counts
  15: map<i32, list<Point>> groups
  16: list<list<string>> grid
  17: optional string note
  18: optional i32 maybe
  19: i32 preset = 42
  20: required string key
  21: Shape shape
  22: list<bool> flags
  23: map<Point, string> byPoint
  24: map<string, map<i64, bool>> deep
  25: list<double> reals
  26: list<binary> blobs
  27: set<Shade> shades
  28: optional bool maybeFlag
  29: map<Shade, bool> lit
  300: optional i64 far
}

const Everything SAMPLE = {
  "flag": true,
  "tiny": -128,
  "small": -32768,
  "medium": 2147483647,
  "large": -9223372036854775807,
  "real": -0.1,
  "text": "tern é世界",
  "data": "bytes",
  "shade": Shade.ODD,
  "point": {"x": -1, "y": 65536, "name": "corner"},
  "ints": [0, -1, 63, 64, -65, 8191, 8192, 1048576, -2147483647],
  "texts": ["", "a", "bc"],
  "ids": [1, -1, 4294967296],
  "counts": {"one": 1, "two": 2},
  "groups": {7: [{"x": 1, "y": 2}], -7: []},
  "grid": [["a"], [], ["b", "c"]],
  "note": "",
  "preset": 0,
  "key": "k",
  "shape": {"point": {"x": 3, "y": 4}},
  "flags": [true, false, true],
  "byPoint": {{"x": 5, "y": 6}: "here", {"x": 7, "y": 8, "name": "n"}: "there"},
  "deep": {"a": {1: true, 2: false}, "b": {}},
  "reals": [0.0, 1.5, -2.25e300],
  "blobs": ["x", ""],
  "shades": [Shade.DARK, Shade.LIGHT],
  "maybeFlag": false,
  "lit": {Shade.DARK: false, Shade.LIGHT: true},
  "far": 1
}

exception Refused {
  1: i32 code
  2: string reason
}

exception Missing {
  1: string subject
}

service Base {
  string ping(1: string text)
}

service Interop extends Base {
  Everything echo(1: Everything value)
  Everything sample()
  // Empty if the value is the sample; otherwise what the server received.
  string check(1: Everything value)
  bool echoBool(1: bool value)
  i8 echoByte(1: i8 value)
  i16 echoI16(1: i16 value)
  i32 echoI32(1: i32 value)
  i64 echoI64(1: i64 value)
  double echoDouble(1: double value)
  string echoString(1: string value)
  binary echoBinary(1: binary value)
  Shade echoShade(1: Shade value)
  Shape echoShape(1: Shape value)
  list<i64> echoList(1: list<i64> value)
  set<string> echoSet(1: set<string> value)
  map<string, Point> echoMap(1: map<string, Point> value)
  i32 add(1: i32 left, 2: i32 right)
  void nothing()
  // 0 answers "fine", 1 Refused, 2 Missing, anything else an exception that is not declared.
  string refuse(1: i32 kind) throws (1: Refused refused, 2: Missing missing)
  void refuseVoid(1: i32 kind) throws (1: Refused refused, 3: Missing missing)
  oneway void note(1: string text)
  list<string> notes()
}

// What a newer client knows; no server of these tests has it.
service Newer extends Interop {
  string newest(1: string text)
}
