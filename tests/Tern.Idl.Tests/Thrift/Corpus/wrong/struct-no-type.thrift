struct A {
  1: a // error TERN3001+1
  2: required b // error TERN3001+1
  3: i32 c
}
