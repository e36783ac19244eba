typedef A // error TERN3001+1
struct B { 1: i32 a }
