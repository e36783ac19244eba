struct A { 1: i32 a @ } // error TERN3001
struct B { 1: i32 größe } // error TERN3001
const string C = “quoted” // error TERN3001
