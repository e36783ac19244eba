service Store {
  i32 list()
  void set(1: i32 value)
  void include()
}
enum Kind { list, map, struct }
const i32 service = 1
