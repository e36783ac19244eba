struct A {
  1: list<i32 a // error TERN3001
  2: i32 b
}
