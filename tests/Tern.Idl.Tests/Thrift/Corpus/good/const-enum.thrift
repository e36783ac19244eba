enum Color { RED = 1, GREEN = 2 }
typedef Color Colour
const Color A = Color.RED
const Color B = 2
const Colour C = Color.GREEN
