struct A { 1: required B b } // warning TERN3118
struct B { 1: required A a } // warning TERN3118
struct C { 1: required D d }
union D { 1: C c, 2: i32 number }
