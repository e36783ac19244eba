namespace netstd Tern.Client.Tests.Collections.Thrift

enum Size { SMALL = 0, LARGE = 7 }

struct Part {
  1: required string name
  2: list<i32> numbers
}

const map<string, i32> LIMITS = {"small": 1, "large": 100}
const list<string> NAMES = ["a", "b"]
const set<i64> NONE = []

struct Frozen {
  1: list<i32> numbers = [1, 2]
  2: set<string> words
  3: map<string, list<i64>> longs
  4: optional list<Part> parts
  5: optional map<Size, Part> bySize
  6: required list<binary> blobs
  7: list<list<bool>> table
  8: map<i32, string> names = {1: "one"}
  9: optional set<Size> sizes
  10: list<Part> more (vt.min_size = "0", vt.max_size = "3")
}

union Choice {
  1: list<string> texts
  2: map<string, i32> counts
}
