const i32 A = -0x10
