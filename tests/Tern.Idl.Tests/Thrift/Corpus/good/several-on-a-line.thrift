typedef i32 A typedef i64 B; enum E { X Y, Z; } struct S { 1: A a 2: B b; 3: E e, } service T { void f() void g(), void h(); }
