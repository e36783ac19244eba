enum Color { RED, GREEN }
const Color A = Color.BLUE // error TERN3004
struct S { 1: Color c = Color.REED } // error TERN3004
