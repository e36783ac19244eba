const i32 A = 12ab // error TERN3001
const i32 B = 0xZZ // error TERN3001
const double C = 5. // error TERN3001
