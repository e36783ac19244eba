enum Color {
  RED = 1,
  CRIMSON = 1, // warning TERN3121
  GREEN = 0,
  ALSO_RED // warning TERN3121
}
