service S {
  void f // error TERN3001+1
  void g()
}
