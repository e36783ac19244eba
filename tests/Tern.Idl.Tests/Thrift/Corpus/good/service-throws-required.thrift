exception A {}
service Shop {
  void f() throws (1: required A a) // warning TERN3115
}
