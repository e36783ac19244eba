typedef i32 A
typedef A B
typedef list<B> C
struct S { 1: C c = [1, 2] }
