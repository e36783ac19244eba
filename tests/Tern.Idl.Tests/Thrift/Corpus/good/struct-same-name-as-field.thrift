struct A { 1: i32 A, 2: i32 a }
