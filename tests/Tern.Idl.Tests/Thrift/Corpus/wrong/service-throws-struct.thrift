struct E {}
service S {
  void f() throws (1: E e) // error TERN3131
  void g() throws (1: i32 e) // error TERN3131
}
