struct A { 1: i32 x, 2: optional B b = {} } // error TERN3119
struct B { 1: optional list<A> items = [{"x": 1}] } // error TERN3119
