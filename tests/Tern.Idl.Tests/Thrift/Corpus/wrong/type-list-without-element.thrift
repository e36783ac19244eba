struct A {
  1: list a // error TERN3001
  2: map<string> b // error TERN3001
  3: set<i32, i32> c // error TERN3001
  4: i32 d
}
