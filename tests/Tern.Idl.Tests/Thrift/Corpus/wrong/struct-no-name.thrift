struct A {
  1: i32, // error TERN3001
  2: i32 b
  3: string // error TERN3001+1
}
