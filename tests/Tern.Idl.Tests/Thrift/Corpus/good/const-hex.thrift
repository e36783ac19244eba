const i32 A = 0x1F
const i32 B = 0xff
const i64 C = 0x7FFFFFFFFFFFFFFF
