const map<string, i32> A = {}
const map<string, i32> B = {"a": 1, "b": 2;}
const map<i32, list<string>> C = {1: ["a"] 2: []}
const map<i32, map<string, bool>> D = {1: {"x": true}}
