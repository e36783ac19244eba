struct A {
  1: i32 a
struct B { // error TERN3001
  1: A a
}
