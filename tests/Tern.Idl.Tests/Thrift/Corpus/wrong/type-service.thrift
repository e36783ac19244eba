service S {}
const i32 C = 1
struct A {
  1: S s // error TERN3007
  2: C c // error TERN3007
}
