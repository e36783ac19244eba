/**
 * About the file.
 */
namespace * docs

/** About the typedef. */
typedef i64 Id

/// About the enum,
/// on two lines.
enum Color {
  /** The first. */
  RED,
  GREEN, // The second.
  BLUE // The last.
}

# About the struct.
struct Item {
  /**
   * About the field.
   *
   * - with a list
   */
  1: Id id,
  2: string name, /// Behind the field.
  // Above
  3: string note // and behind.
}

/** About the service. */
service Shop {
  /** About the function. */
  Item get(/** About the argument. */ 1: Id id, 2: bool deep /* no doc */);
}
