exception E {}
service S { void f() throws (0: E e) } // error TERN3132
