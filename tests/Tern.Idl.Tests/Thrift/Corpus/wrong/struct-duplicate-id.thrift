struct A {
  1: i32 a
  1: i32 b // error TERN3113
  2: i32 c
}
