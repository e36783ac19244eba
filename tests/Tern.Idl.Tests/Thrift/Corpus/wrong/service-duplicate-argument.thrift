service S {
  void f(1: i32 a, 1: i32 b) // error TERN3113
  void g(1: i32 a, 2: i32 a) // error TERN3114
}
