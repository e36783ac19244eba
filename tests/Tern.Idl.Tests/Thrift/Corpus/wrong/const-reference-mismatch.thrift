const string A = "a"
const i32 B = A // error TERN3140
const string D = C // error TERN3140
const i32 C = 5
