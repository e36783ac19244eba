enum Color {
  RED,
  GREEN,
  RED // error TERN3120
}
