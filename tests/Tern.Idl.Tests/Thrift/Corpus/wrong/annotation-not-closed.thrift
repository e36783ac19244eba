struct A {
  1: i32 a (x = "y" // error TERN3001+1
  2: i32 b
}
