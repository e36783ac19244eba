struct { 1: i32 a } // error TERN3001
struct B { 1: i32 b }
