const i8 A = -128
const byte B = 127
const i16 C = 32767
const i32 D = -2147483648
const i64 E = 9223372036854775807
const i64 F = -9223372036854775808
const i32 G = +5,
const i32 H = 6;
