struct Point { 1: i32 x 2: i32 y }
const i32 ZERO = 0
