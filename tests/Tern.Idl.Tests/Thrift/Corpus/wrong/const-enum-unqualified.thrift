enum Color { RED, GREEN }
const Color A = RED // error TERN3004
const Color B = "RED" // error TERN3140
