enum Color { RED }
const Color A = Color.RED
const Color B = A
