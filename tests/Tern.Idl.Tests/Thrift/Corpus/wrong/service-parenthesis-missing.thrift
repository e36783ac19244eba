service S {
  void f(1: i32 a // error TERN3001+1
}
service T { void g( } // error TERN3001
