struct A {}
enum A { X } // error TERN3006
typedef i32 B
service B {} // error TERN3006
const i32 C = 1
const i32 C = 2 // error TERN3006
