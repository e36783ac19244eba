struct A {}
const i32 A = 1 // error TERN3006
