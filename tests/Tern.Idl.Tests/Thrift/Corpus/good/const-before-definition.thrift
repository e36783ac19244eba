const i32 A = B
const i32 B = Color.RED
enum Color { RED }
