const i32 TEN = 010 // warning TERN3100
const i32 ZERO = 0
struct S { 1: i32 a = 007 } // warning TERN3100
