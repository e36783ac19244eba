struct A {
  1: i32 a (x = 5) // error TERN3001
  2: i32 b (y = yes) // error TERN3001
  3: i32 c (z "text") // error TERN3001
  4: i32 d
}
