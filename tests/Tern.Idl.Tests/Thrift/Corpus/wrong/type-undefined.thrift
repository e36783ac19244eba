struct A {
  1: int a // error TERN3004
  2: Bee b // error TERN3004
  3: list<float> c // error TERN3004
}
struct Bees {}
