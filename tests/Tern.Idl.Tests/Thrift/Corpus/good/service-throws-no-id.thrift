exception A {}
service Shop {
  void f() throws (A a) // warning TERN3110
}
