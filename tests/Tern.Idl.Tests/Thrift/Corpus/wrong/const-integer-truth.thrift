const i32 A = true // error TERN3140
