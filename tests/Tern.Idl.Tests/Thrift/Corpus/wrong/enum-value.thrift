enum Color {
  RED = "red", // error TERN3001
  GREEN = 1.5, // error TERN3001
  BLUE = 3
}
