const list<string> A = ["a"]
const list<string> B = A
const list<i32> C = [1]
const list<i64> D = C
