const i32 A // error TERN3001+1
const i32 B = // error TERN3001+1
const i32 C = 1
