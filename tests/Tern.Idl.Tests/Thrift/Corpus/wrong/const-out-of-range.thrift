const i8 A = 128 // error TERN3141
const i16 B = -32769 // error TERN3141
const i32 C = 2147483648 // error TERN3141
struct S { 1: byte a = 300 } // error TERN3141
