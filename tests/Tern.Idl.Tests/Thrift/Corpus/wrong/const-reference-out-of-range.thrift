const i32 A = 300
const i8 B = A // error TERN3141
