struct A {
  1: void a // error TERN3001
  2: i32 b
}
