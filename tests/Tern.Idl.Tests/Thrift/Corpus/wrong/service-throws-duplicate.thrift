exception E {}
service S { void f() throws (1: E e, 1: E f) } // error TERN3113
