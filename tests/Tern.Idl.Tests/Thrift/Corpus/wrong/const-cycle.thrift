const i32 A = B // error TERN3103+1
const i32 B = C
const i32 C = B
