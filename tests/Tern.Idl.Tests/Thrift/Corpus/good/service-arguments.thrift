service Shop {
  void f(1: i32 a = 5, 2: list<string> b = ["x"])
  void g(i32 a) // warning TERN3110
  void h(1: optional i32 a, 2: required i32 b) // warning TERN3115 warning TERN3115
}
