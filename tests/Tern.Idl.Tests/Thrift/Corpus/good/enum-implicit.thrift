enum Color { RED, GREEN, BLUE }
const i32 TWO = Color.BLUE
