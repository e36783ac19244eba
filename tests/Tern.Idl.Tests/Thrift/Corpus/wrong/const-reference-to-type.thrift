struct S {}
const i32 A = S // error TERN3007
