const set<string> A = ["a", "b"]
const set<i32> B = [1, 2, 1] // warning TERN3145
