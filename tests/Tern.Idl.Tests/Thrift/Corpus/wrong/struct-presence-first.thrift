struct A {
  required 1: i32 a // error TERN3001
  2: required optional i32 b // error TERN3001
  3: i32 c
}
