const map<string, list<map<i32, set<string>>>> A = {
  "a": [{1: ["x", "y"]}, {}],
  "b": [],
}
struct Inner { 1: map<string, list<i32>> m = {"k": [1, 2]} }
struct Outer { 1: Inner inner = {"m": {"j": [3]}}, 2: list<Inner> inners = [{}, {"m": {}}] }
