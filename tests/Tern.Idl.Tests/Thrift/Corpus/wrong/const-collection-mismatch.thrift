const list<i32> A = 5 // error TERN3140
const map<i32, i32> B = [1] // error TERN3140
const set<i32> C = {1: 1} // error TERN3140
struct S { 1: i32 a }
const S D = "x" // error TERN3140
