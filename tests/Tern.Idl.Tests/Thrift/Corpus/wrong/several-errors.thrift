struct A {
  1: i32 // error TERN3001+1
  2: string name
  3: Nothing nothing // error TERN3004
  4: lisst<i32> d // error TERN3001
  5: i32 e = "x" // error TERN3140
}
service S {
  void f(1: A a, 1: A b) // error TERN3113
  i32 g(1: i3 a) // error TERN3004
}
