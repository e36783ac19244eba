/** A line
 * and another. */
struct A {
  // about a
  1: i32 a
}
// end