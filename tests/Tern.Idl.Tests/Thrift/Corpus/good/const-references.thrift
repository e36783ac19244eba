const i32 A = 1
const i64 B = A
const double C = A
const bool D = A
const string E = "text"
const string F = E
const list<i32> G = [A, 2]
const map<string, i32> H = {E: A}
enum Color { RED = 3 }
const i32 I = Color.RED
struct S { 1: i32 a = A, 2: string b = F }
